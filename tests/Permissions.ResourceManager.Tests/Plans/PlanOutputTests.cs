using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Permissions.Conditions;
using Permissions.TestSupport;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>What docs/guides/plan-and-apply.md shows is what these print.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PlanOutputTests : IDisposable
{
    private readonly PlanWorld _world = new();

    public void Dispose() => _world.Dispose();

    /// <summary>A plan in which everything happens.</summary>
    private async Task<AccessPlan> PlanAsync()
    {
        var earlier = new AccessModel("seqera-prod").Define(Role()).Assign(Role(), App(0), Data, "Reads the logs").Assign(Reader, App(3), First);
        (await (await _world.Client().PlanAsync(earlier)).ApplyAsync()).EnsureSucceeded();
        await _world.AssignByHandAsync(First, App(1), Reader.Id!.Value, name: new("ffffffff-0000-4000-8000-000000000001"));
        await _world.AssignByHandAsync(Second, App(2), Reader.Id!.Value, name: new("ffffffff-0000-4000-8000-000000000002"));
        var role = Role(action: "Microsoft.Insights/alertRules/*");
        var model = new AccessModel("seqera-prod").Define(role)
            .Assign(role, App(0), Data, "Reads the logs")
            .Assign(role, App(4), First, "Watches the logs", "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'logs'")
            .Assign(Reader, App(1), First, "Sees what there is")
            .Assign(Reader, App(2), Second, "Sees what there is", "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'logs'");
        return await _world.Client().PlanAsync(model, new() { Prune = true });
    }

    [Test]
    public async Task A_plan_for_people()
    {
        var text = (await PlanAsync()).ToString();

        Snapshot.Verify(text);
        Assert.That(Guide.Of("plan-and-apply.md").Blocks("text")[0] + "\n", Is.EqualTo(text), "the guide shows what is printed");
    }

    [Test]
    public async Task A_plan_for_pipelines() => Snapshot.Verify((await PlanAsync()).ToJson());

    [Test]
    public async Task Colour_is_written_only_where_it_is_asked_for()
    {
        var plan = await PlanAsync();
        using var coloured = new StringWriter();
        using var automatic = new StringWriter();

        plan.WriteTo(coloured, PlanColour.Always);
        plan.WriteTo(automatic);

        // Escapes weigh nothing in a comparison by culture, so these are ordinal.
        Assert.That(coloured.ToString().Contains("\u001b[32m  + 'Log reader'", StringComparison.Ordinal));
        Assert.That(coloured.ToString().Contains("\u001b[31m  - 'Reader'", StringComparison.Ordinal));
        Assert.That(automatic.ToString().Contains('\u001b', StringComparison.Ordinal), Is.False, "a writer that is no terminal takes no colour");
    }

    [Test]
    public async Task Names_stand_in_place_of_guids_and_paths()
    {
        var names = new AccessNames(
            new Dictionary<Guid, string> { [App(0).ObjectId] = "Seqera", [App(1).ObjectId] = "the audit", [App(2).ObjectId] = "the night watch", [App(3).ObjectId] = "a former app", [App(4).ObjectId] = "the watcher" },
            new Dictionary<Scope, string> { [First] = "production", [Second] = "staging" });
        using var writer = new StringWriter { NewLine = "\n" };
        (await PlanAsync()).WriteTo(writer, names: names);

        Snapshot.Verify(writer.ToString());
        Assert.That(writer.ToString(), Does.Contain(Guide.Of("plan-and-apply.md").Blocks("text")[1] + "\n"), "the guide shows a part of it");
    }

    [Test]
    public async Task A_long_line_goes_on_below_and_loses_nothing()
    {
        var model = new AccessModel("long").Assign(Reader, App(0), First, string.Join(' ', Enumerable.Range(100, 150)) + new string('x', 200), RoleCondition.For(ControlAction.Parse("Microsoft.Resources/tags/read")).Require(ConditionAttributes.BlobContainer.EqualTo("logs")));
        var text = (await _world.Client().PlanAsync(model)).ToString();

        Assert.That(text.Split('\n').Where(line => line.Length > 120).Count(line => !line.Contains("xxx", StringComparison.Ordinal) && !line.Contains("ServicePrincipal", StringComparison.Ordinal)), Is.Zero);
        Assert.That(Regex.Replace(text, "\\s+", " "), Does.Contain($"reason: {model.Assignments[0].Reason} condition: {model.Assignments[0].Condition}"));
    }

    [Test]
    public async Task Delegation_is_told_in_words_where_it_is_proved_and_in_full_elsewhere()
    {
        var owner = new Guid("8e3af657-a8ff-443c-a75c-2fe8c4bcb635");
        var own = new Guid("11111111-2222-4333-8444-555555555555");
        string[] conditions =
        [
            RoleCondition.DelegateAllExcept(own, owner).ToPortalText(),
            RoleCondition.DelegateRoles(Reader.Id!.Value),
            RoleCondition.DelegateRolesToTypes([Reader.Id!.Value], PrincipalType.Group),
            $"!(ActionMatches{{'Microsoft.Authorization/roleAssignments/write'}}) OR @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {{{owner}}}",
        ];
        var model = new AccessModel("words").Assign(conditions.Select((condition, n) => new AccessAssignment(Reader, App(n), First, condition: condition)));
        var lines = Regex.Replace((await _world.Client().PlanAsync(model)).ToString(), "\n {8}", " ").Split('\n').Where(line => line.Contains("condition:", StringComparison.Ordinal)).Select(line => line.Trim()).ToArray();

        Assert.That(lines[0], Is.EqualTo($"condition: may assign and remove all roles except {own}, Owner"));
        Assert.That(lines[1], Is.EqualTo("condition: may assign and remove only Reader"));
        Assert.That(lines[2], Does.Contain("PrincipalType"), "the words would say less");
        Assert.That(lines[3], Does.StartWith("condition: !(ActionMatches"), "removing is not guarded");
    }

    [Test]
    public async Task What_a_terminal_or_a_pipeline_would_obey_is_written_as_text()
    {
        await _world.AssignByHandAsync(First, App(1), Reader.Id!.Value, "evil\u001b[2J\u202Etxt\n##vso[task.setvariable variable=x]1\n  ::error::no\n##[group]");
        var model = new AccessModel("team").Assign(Reader, App(1), First, "mine");

        var plan = await _world.Client().PlanAsync(model);
        var text = plan.ToString();
        var verified = (await _world.Client().VerifyAsync(model.Assign(Reader, App(2), First, "##vso[x]"))).ToString();

        Assert.That(text, Does.Contain(@"evil\u001B[2J\u202Etxt").And.Contain(@"#\u0023vso[task").And.Contain(@"  \u003A:error::no").And.Contain(@"#\u0023[group]"));
        foreach (var shown in new[] { text, verified })
        {
            Assert.That(shown.Any(c => char.IsControl(c) && c != '\n'), Is.False);
            Assert.That(shown, Does.Not.Contain("##vso[").And.Not.Contain("##["));
        }

        // JSON is for programs, and has it as it is.
        Assert.That(JsonNode.Parse(plan.ToJson())!["operations"]![0]!["formerAssignment"]!["description"]!.GetValue<string>(), Does.Contain("\u001b[2J").And.Contain("##vso["));
    }

    [Test]
    public async Task What_Azure_says_in_a_refusal_is_written_as_text_too()
    {
        var plan = await PlanAsync();
        _world.Azure.Faults.When(request => request.Method == HttpMethod.Put, Permissions.Emulator.EmulatorFault.Answer(System.Net.HttpStatusCode.Forbidden, "AuthorizationFailed", "no\u001b[2J\n##vso[task]"), int.MaxValue);

        var result = await plan.ApplyAsync();

        Assert.That(result.ToString(), Does.Contain(@"\u001B[2J"));
        Assert.That(result.ToString().Contains('\u001b', StringComparison.Ordinal), Is.False);
        Assert.That(result.ToString(), Does.Not.Contain("##vso["));
    }

    [Test]
    public async Task What_stays_is_named_by_its_roles_name()
    {
        (await (await _world.Client().PlanAsync(new AccessModel("team").Assign(Reader, App(0), First).Assign(Reader, App(1), First))).ApplyAsync()).EnsureSucceeded();

        var text = (await _world.Client().PlanAsync(new AccessModel("team").Assign(Reader, App(1), First), new() { Directory = new StubDirectory { Missing = { App(0).ObjectId } } })).ToString();

        Assert.That(text.Split('\n').Count(line => line == $"  ? 'Reader' for {App(0)} at {First}"), Is.EqualTo(2), text);
    }

    [Test]
    public async Task The_fingerprint_is_the_same_for_the_same_plan_and_another_for_another()
    {
        var plan = await PlanAsync();
        var again = await _world.Client().PlanAsync(plan.Model, plan.Options);
        var other = await _world.Client().PlanAsync(plan.Model);

        Assert.That(again.Fingerprint, Is.EqualTo(plan.Fingerprint));
        Assert.That(other.Fingerprint, Is.Not.EqualTo(plan.Fingerprint));
        Assert.That(JsonNode.Parse(plan.ToJson())!["fingerprint"]!.GetValue<string>(), Is.EqualTo(plan.Fingerprint));
        Assert.That(JsonNode.Parse(plan.ToJson())!["version"]!.GetValue<int>(), Is.EqualTo(1));
    }
}
