using Permissions.TestSupport;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>The program of docs/guides/plan-and-apply.md, run; a test holds the page to it.</summary>
public sealed class PlanGuideTests
{
    [Test]
    public async Task A_model_is_planned_applied_and_verified()
    {
        using var world = new PlanWorld();
        var rbac = world.Client();
        var (subscription, objectId, teamId) = (First, App(0).ObjectId, new Guid("7ea30000-0000-4000-8000-000000000001"));
        world.Azure.DefaultTenant.AddPrincipal(Principal.Group(teamId));
        var role = Role(action: "Microsoft.Compute/virtualMachines/start/action");
        var reader = Reader;

        AccessModel model = new AccessModel("seqera-prod")
            .Define(role)
            .Assign(role, Principal.ServicePrincipal(objectId), subscription, "Seqera Platform", RoleCondition.DelegateAllExceptPrivilegedRoles)
            .Assign(reader, Principal.Group(teamId), subscription, "Sees what there is");

        AccessPlan plan = await rbac.PlanAsync(model, new AccessPlanOptions { Prune = true });
        plan.WriteTo(Console.Out);

        Assert.That(plan.Count(PlannedChange.Create), Is.EqualTo(3));
        var names = new AccessNames(
            new Dictionary<Guid, string> { [objectId] = "Seqera", [teamId] = "the team" },
            new Dictionary<Scope, string> { [subscription] = "production" });
        plan.WriteTo(Console.Out, names: names);

        AccessApplyResult result = await plan.ApplyAsync(progress: new Progress<AccessProgress>(p => Console.WriteLine($"{p.Completed}/{p.Total} {p.Outcome}")));
        Console.WriteLine(result);
        result.EnsureSucceeded();

        Assert.That(result.Count(OperationStatus.Done), Is.EqualTo(3));
        AccessVerification verification = await rbac.VerifyAsync(model);
        bool holds = verification.IsInSync;                                       // verification.Drift says what differs
        EffectiveAccess access = verification.For(objectId, subscription)!;
        bool can = access.Permissions.Allows(ControlAction.Parse("Microsoft.Compute/virtualMachines/start/action"));

        Assert.That(holds);
        Assert.That(can);
    }

    [Test]
    public void The_page_shows_nothing_that_is_not_run_here() =>
        Guide.Of("plan-and-apply.md").AssertRunIn("tests", "Permissions.ResourceManager.Tests", "Plans", $"{nameof(PlanGuideTests)}.cs");
}
