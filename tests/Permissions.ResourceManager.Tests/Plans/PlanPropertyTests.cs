using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>Random models over random starting states.</summary>
public class PlanPropertyTests
{
    private static readonly Scope[] Scopes = [Platform, First, Second, Data, Web, Data.Resource("Microsoft.Storage", "storageAccounts", "logs")];
    private static readonly string?[] Conditions = [null, null, "@Resource[a:b] StringEquals 'c'", "@Resource[a:b] StringEquals 'd'"];
    private static readonly string?[] Reasons = [null, "one", "two"];
    private static readonly string[] Actions = ["Microsoft.Storage/storageAccounts/read", "Microsoft.Storage/storageAccounts/*", "Microsoft.Storage/*/read"];

    /// <summary>Where roles are assignable, of which a narrower place is no longer what a wider one was.</summary>
    private static readonly Scope[][] Places = [[Platform], [First, Second], [First], [Second], [Data, Second], [Platform, Data]];

    private static RoleDefinition Custom(int number, int variant, Scope[]? scopes = null) => Role($"Role {number % 3}", Actions[variant % 3], description: $"Variant {variant % 3}.", scopes: scopes ?? [Platform]);

    /// <summary>A model of which every number is one assignment; contradictions are left out, the first one counts.</summary>
    private static AccessModel ModelOf(string name, int[] assignments, int variant, bool ofManyPlaces = false)
    {
        var model = new AccessModel(name);
        var seen = new HashSet<(int, int, int)>();
        foreach (var number in assignments.Select(Math.Abs))
        {
            var (role, principal, scope) = (number % 4, number / 4 % 3, number / 12 % Scopes.Length);
            if (!seen.Add((role, principal, scope)))
                continue;
            var definition = role == 3 ? Reader : Custom(role, variant + role, ofManyPlaces ? Places[(variant / 3 + role) % Places.Length] : null);
            if (role != 3 && definition.AssignableScopes.All(assignable => assignable != Platform && !assignable.Contains(Scopes[scope])))
                continue;
            model = (role == 3 ? model : model.Define(definition)).Assign(definition, App(principal), Scopes[scope], Reasons[number / 72 % 3], Conditions[number / 216 % 4]);
        }

        return model;
    }

    private static async Task<AccessApplyResult> ApplyAsync(PlanWorld world, AccessModel model, AccessPlanOptions options) =>
        await (await world.Client().PlanAsync(model, options)).ApplyAsync(new() { AgreeingReads = 0 });

    private static async Task<PlanWorld> StartAsync(int[] earlier, int[] others, int variant)
    {
        var world = new PlanWorld();
        (await ApplyAsync(world, ModelOf("model", earlier, variant), new())).EnsureSucceeded();
        (await ApplyAsync(world, ModelOf("others", others, variant), new() { TakeOver = true })).EnsureSucceeded();
        return world;
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public bool After_apply_a_new_plan_is_empty(int[] wanted, int[] earlier, int[] others, byte variant, byte otherVariant, bool prune, bool alsoRead)
    {
        return RunAsync().GetAwaiter().GetResult();

        async Task<bool> RunAsync()
        {
            using var world = await StartAsync(earlier, others, otherVariant);
            var model = ModelOf("model", wanted, variant);
            var options = new AccessPlanOptions { Prune = prune, TakeOver = true, AlsoRead = alsoRead ? Scopes : [] };
            (await ApplyAsync(world, model, options)).EnsureSucceeded();
            var again = await world.Client().PlanAsync(model, options);
            var writes = world.Writes.Count();
            await again.ApplyAsync();
            return again.IsEmpty && world.Writes.Count() == writes;
        }
    }

    /// <summary>The first run makes the role whose scope the second one looks below.</summary>
    [Test]
    public void What_a_later_run_finds_by_a_new_role_the_run_that_makes_it_finds_too() =>
        Assert.That(Roles_whose_scopes_change_come_to_the_model_and_leave_nothing_behind([0], [15], 0, 0));

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public bool Roles_whose_scopes_change_come_to_the_model_and_leave_nothing_behind(int[] wanted, int[] earlier, byte variant, byte otherVariant)
    {
        return RunAsync().GetAwaiter().GetResult();

        async Task<bool> RunAsync()
        {
            using var world = new PlanWorld();
            (await ApplyAsync(world, ModelOf("model", earlier, otherVariant, ofManyPlaces: true), new())).EnsureSucceeded();
            var model = ModelOf("model", wanted, variant, ofManyPlaces: true);
            (await ApplyAsync(world, model, new() { Prune = true })).EnsureSucceeded();
            var again = await world.Client().PlanAsync(model, new() { Prune = true });
            return again.IsEmpty && (await OwnAsync(world, model)).All(own => own.RoleDefinitionId == Reader.Id || model.Assignments.Any(assignment => IsOf(assignment, own)));
        }

        bool IsOf(AccessAssignment assignment, RoleAssignment own) => assignment.Scope == own.Scope && assignment.Principal.ObjectId == own.Principal.ObjectId;
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public bool Without_taking_over_nothing_that_others_made_changes(int[] wanted, int[] earlier, int[] others, byte variant, byte otherVariant, bool alsoRead)
    {
        return RunAsync().GetAwaiter().GetResult();

        async Task<bool> RunAsync()
        {
            using var world = await StartAsync(earlier, others, otherVariant);
            var model = ModelOf("model", wanted, variant);
            var foreign = await ForeignAsync(world, model);
            var options = new AccessPlanOptions { Prune = true, AlsoRead = alsoRead ? Scopes : [] };
            var first = await ApplyAsync(world, model, options);
            var again = await world.Client().PlanAsync(model, options);
            return first.Outcomes.All(outcome => outcome.Status is not (OperationStatus.Failed or OperationStatus.Skipped))
                && !again.HasChanges
                && (await ForeignAsync(world, model)).SequenceEqual(foreign);
        }
    }

    private static async Task<IReadOnlyList<RoleAssignment>> ForeignAsync(PlanWorld world, AccessModel model) =>
        [.. (await AllAsync(world)).Where(assignment => !model.Owns(assignment))];

    private static async Task<IReadOnlyList<RoleAssignment>> OwnAsync(PlanWorld world, AccessModel model) =>
        [.. (await AllAsync(world)).Where(model.Owns)];

    private static async Task<IReadOnlyList<RoleAssignment>> AllAsync(PlanWorld world)
    {
        var all = new List<RoleAssignment>();
        foreach (var scope in new[] { First, Second })
            all.AddRange(await world.Client().ListRoleAssignmentsAsync(scope, RoleAssignmentReach.Any).ToListAsync());
        return all;
    }
}
