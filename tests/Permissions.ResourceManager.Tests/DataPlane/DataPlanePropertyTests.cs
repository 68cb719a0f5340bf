using FsCheck;
using FsCheck.Fluent;
using Permissions.ResourceManager.Tests.Plans;
using static Permissions.ResourceManager.Tests.DataPlane.DataPlaneWorld;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.DataPlane;

/// <summary>Whatever stands in the services and whatever a model asks for, applying it leaves nothing to do, and what others made where it is not in the way.</summary>
public class DataPlanePropertyTests
{
    private static readonly (DataPlaneRole Role, Scope Scope)[] Places =
    [
        .. from role in new[] { DataPlaneRole.CosmosDataReader, DataPlaneRole.CosmosDataContributor } from scope in new[] { Account, Shop, Carts } select (role, scope),
        .. from role in new[] { DataPlaneRole.RedisDataReader, DataPlaneRole.RedisDataContributor, DataPlaneRole.RedisDataOwner } select (role, Cache),
        (DataPlaneRole.RedisDefault, Database),
    ];

    /// <summary>Assignments that contradict nothing: of two policies for one principal, the first.</summary>
    private static Gen<DataPlaneAssignment[]> Assignments =>
        from chosen in Gen.Elements(Places).Zip(Gen.Choose(0, 3)).ListOf(6)
        select chosen.Select(one => new DataPlaneAssignment(one.Item1.Role, App(one.Item2), one.Item1.Scope))
            .DistinctBy(a => (a.Scope, a.Principal, a.Mechanism == AccessMechanism.RedisAccessPolicyAssignment ? null : a.Role)).ToArray();

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public Property After_applying_a_new_plan_is_empty_and_other_models_keep_theirs()
    {
        var cases = from earlier in Assignments from other in Assignments from wanted in Assignments select (earlier, other, wanted);
        return Prop.ForAll(cases.ToArbitrary(), item => RunAsync(item.earlier, item.other, item.wanted).GetAwaiter().GetResult());
    }

    private static async Task RunAsync(DataPlaneAssignment[] earlier, DataPlaneAssignment[] other, DataPlaneAssignment[] wanted)
    {
        using var world = new PlanWorld();
        AccessPlanOptions options = new() { Prune = true, TakeOver = true, AlsoRead = [Account, Cache, Database] };
        await world.ApplyAsync(new AccessModel("shop").AssignDataPlane(earlier));
        var others = new AccessModel("other").AssignDataPlane(other);
        await world.ApplyAsync(others, new() { TakeOver = true });
        var model = new AccessModel("shop").AssignDataPlane(wanted);
        var foreign = (await world.Client().PlanAsync(model, options with { AlsoRead = [] })).Operations.Where(operation => operation.Change == PlannedChange.Adopt).Select(operation => operation.ResourceName).ToArray();

        await world.ApplyAsync(model, options);

        var again = await world.Client().PlanAsync(model, options);
        Assert.That(again.IsEmpty, again.ToString());
        Assert.That(again.Operations.Where(operation => operation.Change == PlannedChange.Adopt).Select(operation => operation.ResourceName), Is.SupersetOf(foreign));
        var left = await world.ServicesAsync();
        foreach (var assignment in other.Where(a => a.Mechanism == AccessMechanism.CosmosSqlRoleAssignment && !earlier.Contains(a)))
            Assert.That(left, Has.Some.Contains(others.DataPlaneAssignmentName(assignment.Mechanism, assignment.Scope, assignment.Principal.ObjectId, assignment.Role.Id).ToString()), $"{assignment} of the other model");
    }
}
