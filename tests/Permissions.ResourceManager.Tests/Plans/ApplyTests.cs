using System.Net;
using Azure;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ApplyTests : IDisposable
{
    private readonly PlanWorld _world = new();
    private readonly AccessModel _model = new AccessModel("team").Define(Role()).Assign(Role(), App(0), Data, "Reads the logs").Assign(Reader, App(1), First);

    public void Dispose() => _world.Dispose();

    private Task<AccessPlan> PlanAsync(AccessModel? model = null, AccessPlanOptions? options = null) => _world.Client().PlanAsync(model ?? _model, options);

    private void Refuse(Func<HttpRequestMessage, bool> which, int status, string code) => _world.Azure.Intercept = request => which(request)
        ? new((HttpStatusCode)status) { Content = new StringContent($$"""{ "error": { "code": "{{code}}", "message": "Azure's own words." } }""") }
        : null;

    [Test]
    public async Task A_plan_is_refused_when_something_else_changed_and_the_change_is_named()
    {
        var plan = await PlanAsync();
        await _world.AssignByHandAsync(First, App(1), Reader.Id!.Value, "by hand", "@Resource[a:b] StringEquals 'c'");

        var stale = Assert.ThrowsAsync<StalePlanException>(() => plan.ApplyAsync());

        Assert.That(stale.Changes.Single(), Does.Contain("'Reader'").And.Contain("was not there").And.Contain("now it is there as").And.Contain("'by hand'"));
        Assert.That(_world.Writes.Count(), Is.EqualTo(1), "only the write by hand");
    }

    [Test]
    public async Task A_plan_is_refused_when_what_it_would_update_changed()
    {
        (await (await PlanAsync()).ApplyAsync()).EnsureSucceeded();
        var plan = await PlanAsync(new AccessModel("team").Define(Role(description: "Reads all logs.")));
        await _world.Client().CreateOrUpdateRoleDefinitionAsync(Role(id: _model.RoleIdOf(Role()), description: "Edited meanwhile."));

        var stale = Assert.ThrowsAsync<StalePlanException>(() => plan.ApplyAsync());

        Assert.That(stale.Message, Does.Contain("'Edited meanwhile.'").And.Contain("make a new plan"));
    }

    [Test]
    public async Task A_plan_is_refused_when_what_it_left_alone_is_gone()
    {
        (await (await PlanAsync()).ApplyAsync()).EnsureSucceeded();
        var plan = await PlanAsync(_model.Assign(Reader, App(2), First));
        await _world.Client().RemoveRoleAssignmentAsync(Reader, App(1).ObjectId, First);

        var stale = Assert.ThrowsAsync<StalePlanException>(() => plan.ApplyAsync());

        Assert.That(stale.Changes.Single(), Does.Contain(App(1).ObjectId.ToString()).And.Contain("now it is not there"));
    }

    [Test]
    public async Task A_plan_whose_work_was_done_meanwhile_is_no_reason_to_refuse()
    {
        var (one, two) = (await PlanAsync(), await PlanAsync());
        (await one.ApplyAsync()).EnsureSucceeded();
        _world.Azure.ClearRequests();

        var result = await two.ApplyAsync();

        Assert.That(result.Succeeded);
        Assert.That(result.Outcomes.Select(outcome => outcome.Status), Is.All.EqualTo(OperationStatus.DoneBefore));
        Assert.That(_world.Writes, Is.Empty);
    }

    [Test]
    public async Task A_failure_is_an_outcome_with_what_to_do_next_and_leaves_the_others_alone()
    {
        Refuse(request => request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.StartsWith(Data.Path, StringComparison.Ordinal), 403, "AuthorizationFailed");

        var result = await (await PlanAsync()).ApplyAsync();

        Assert.That(result.Outcomes.Select(outcome => outcome.Status), Is.EqualTo(new[] { OperationStatus.Done, OperationStatus.Failed, OperationStatus.Done }));
        Assert.That(result.Outcomes[1].Error, Is.InstanceOf<RequestFailedException>().With.Property("ErrorCode").EqualTo("AuthorizationFailed"));
        Assert.That(result.Outcomes[1].NextStep, Does.Contain("plan and apply again"));
        Assert.That(result.ToString(), Does.Contain("2 done, 1 failed").And.Contain("Azure's own words."));
        Assert.That(() => result.EnsureSucceeded(), Throws.InstanceOf<AccessApplyException>().With.InnerException.InstanceOf<RequestFailedException>());
    }

    [Test]
    public async Task What_needs_a_failed_role_is_skipped_and_nothing_is_removed()
    {
        (await (await PlanAsync(new AccessModel("team").Assign(Reader, App(7), First))).ApplyAsync()).EnsureSucceeded();
        Refuse(request => request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.Contains("roleDefinitions", StringComparison.Ordinal), 400, "InvalidActionOrNotAction");

        var result = await (await PlanAsync(options: new() { Prune = true })).ApplyAsync();

        Assert.That(result.Outcomes.Select(outcome => outcome.Status), Is.EqualTo(new[] { OperationStatus.Failed, OperationStatus.Skipped, OperationStatus.Done, OperationStatus.Skipped }));
        Assert.That(result.Outcomes[3].NextStep, Does.Contain("Nothing is removed"));
        _world.Azure.Intercept = null;
        (await (await PlanAsync(options: new() { Prune = true })).ApplyAsync()).EnsureSucceeded();
        Assert.That((await PlanAsync(options: new() { Prune = true })).IsEmpty);
    }

    [Test]
    public async Task A_name_that_Azure_refuses_is_salted_and_recognised_later()
    {
        var refused = 0;
        Refuse(request => request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.Contains("roleAssignments", StringComparison.Ordinal) && refused++ < 3, 400, "HashConflictOnDifferentRoleAssignmentIds");
        var model = new AccessModel("team").Assign(Reader, App(1), First);

        var result = await (await PlanAsync(model)).ApplyAsync();

        Assert.That(result.Outcomes.Single().Name, Is.EqualTo(model.AssignmentName(First, App(1).ObjectId, Reader.Id!.Value, 3)));
        Assert.That((await PlanAsync(model)).Operations.Single().Change, Is.EqualTo(PlannedChange.Nothing));
        Assert.That((await PlanAsync(new AccessModel("team"), new() { Prune = true, AlsoRead = [First] })).Operations.Single().Change, Is.EqualTo(PlannedChange.Delete));
    }

    [Test]
    public async Task Progress_is_told_of_each_operation_once()
    {
        var reports = new List<AccessProgress>();

        await (await PlanAsync()).ApplyAsync(progress: new Reporter(reports.Add));

        Assert.That(reports.Select(report => report.Completed), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(reports.Select(report => report.Total), Is.All.EqualTo(3));
        Assert.That(reports.Select(report => report.Outcome.Operation.ToString()), Is.Unique);
        Assert.That(reports[0].Outcome.Operation.Target, Is.EqualTo(PlannedTarget.RoleDefinition));
    }

    [Test]
    public async Task Progress_of_operations_that_end_together_is_counted_one_by_one()
    {
        var counts = new List<int>();
        var model = new AccessModel("team").Assign(Enumerable.Range(0, 20).SelectMany(n => new[] { First, Second, Data, Web }.Select(scope => new AccessAssignment(Reader, App(n), scope))));

        await (await PlanAsync(model)).ApplyAsync(new() { Parallelism = 16 }, new Reporter(report => counts.Add(report.Completed)));

        Assert.That(counts, Is.EqualTo(Enumerable.Range(1, 80)));
    }

    [Test]
    public async Task Who_throws_on_progress_loses_the_reports_and_nothing_else()
    {
        var reports = 0;

        var result = await (await PlanAsync()).ApplyAsync(progress: new Reporter(_ => throw new InvalidDataException($"report {++reports}")));

        Assert.That(result.Succeeded, result.ToString());
        Assert.That(result.ProgressFailure, Is.InstanceOf<InvalidDataException>());
        Assert.That(reports, Is.EqualTo(1));
        Assert.That(result.ToString(), Does.Contain("3 done.").And.Contain("report 1"));
        Assert.That((await PlanAsync()).IsEmpty);
    }

    [Test]
    public async Task Cancelling_keeps_what_was_done_and_the_next_run_continues()
    {
        using var cancellation = new CancellationTokenSource();
        var plan = await PlanAsync();

        var cancelled = Assert.ThrowsAsync<ApplyCanceledException>(() => plan.ApplyAsync(new() { Parallelism = 1 }, new Reporter(_ => cancellation.Cancel()), cancellation.Token));

        Assert.That(cancelled.Result.Outcomes.Select(outcome => outcome.Status), Is.EqualTo(new[] { OperationStatus.Done, OperationStatus.Cancelled, OperationStatus.Cancelled }));
        var result = await plan.ApplyAsync();
        Assert.That(result.Outcomes.Select(outcome => outcome.Status), Is.EqualTo(new[] { OperationStatus.DoneBefore, OperationStatus.Done, OperationStatus.Done }));
        Assert.That((await PlanAsync()).IsEmpty);
    }

    [Test]
    public async Task Writes_keep_to_Azures_rate()
    {
        // 200 at once, then 10 a second: 500 assignments take 30 seconds.
        var model = new AccessModel("team").Assign(Enumerable.Range(0, 500).Select(n => new AccessAssignment(Reader.Id!.Value, Principal.User(new Guid(n + 1, 0, 0, new byte[8])), First)));

        (await (await PlanAsync(model)).ApplyAsync()).EnsureSucceeded();

        Assert.That((_world.Azure.Clock.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds, Is.EqualTo(30).Within(1));
        Assert.That((await PlanAsync(model)).IsEmpty);
    }

    [Test]
    public async Task Reads_are_repeated_until_they_agree_with_what_was_written()
    {
        var lists = 0;
        // Azure's lists do not show the new assignments at first, and then one replica does and the next does not.
        _world.Azure.Intercept = request => request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith("roleAssignments", StringComparison.Ordinal) && ++lists is <= 3 or 5
            ? new(HttpStatusCode.OK) { Content = new StringContent("""{ "value": [] }""") }
            : null;

        var result = await (await PlanAsync()).ApplyAsync();

        Assert.That(result.Unseen, Is.Empty);
        // Plan, recheck, empty, agrees, empty, agrees, agrees.
        Assert.That(lists, Is.EqualTo(7));
        Assert.That(_world.Time.Waited, Is.EqualTo(TimeSpan.FromSeconds(1 + 2)));
    }

    [Test]
    public async Task What_is_not_seen_within_the_bound_is_said_and_is_no_failure()
    {
        _world.Azure.Intercept = request => request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith("roleAssignments", StringComparison.Ordinal)
            ? new(HttpStatusCode.OK) { Content = new StringContent("""{ "value": [] }""") }
            : null;

        var result = await (await PlanAsync()).ApplyAsync();

        Assert.That(result.Succeeded);
        Assert.That(result.Unseen.Select(operation => operation.Target), Is.EqualTo(new[] { PlannedTarget.RoleAssignment, PlannedTarget.RoleAssignment }));
        Assert.That(result.ToString(), Does.Contain("not seen everywhere yet"));
        Assert.That(_world.Time.Waited, Is.EqualTo(TimeSpan.FromMinutes(2)));
    }

    [Test]
    public async Task Retries_of_the_pipeline_are_counted()
    {
        var failures = 0;
        Refuse(request => request.Method == HttpMethod.Put && failures++ < 2, 503, "ServiceUnavailable");
        var model = new AccessModel("team").Assign(Reader, App(1), First);

        var result = await (await _world.Client(maxRetries: 3).PlanAsync(model)).ApplyAsync(new() { AgreeingReads = 0 });

        Assert.That(result.Succeeded);
        Assert.That(result.Retries, Is.EqualTo(2));
        Assert.That(result.Requests, Is.EqualTo(4));
    }

    [Test]
    public async Task Appliers_of_one_model_at_the_same_time_converge()
    {
        var model = new AccessModel("team").Define(Role(), Role("Log writer", "Microsoft.Insights/alertRules/write"))
            .Assign(Enumerable.Range(0, 40).Select(n => new AccessAssignment(Role(n % 2 == 0 ? "Log reader" : "Log writer"), App(n / 2), n % 3 == 0 ? Data : First)));
        var plans = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PlanAsync(model))));

        var results = await Task.WhenAll(plans.Select(plan => Task.Run(() => plan.ApplyAsync())));

        Assert.That(results.Select(result => result.Succeeded), Is.All.True, string.Join('\n', results.AsEnumerable()));
        Assert.That((await PlanAsync(model)).IsEmpty);
        Assert.That(await _world.Client().ListRoleAssignmentsAsync(First).CountAsync(), Is.EqualTo(40));
    }

    private sealed class Reporter(Action<AccessProgress> report) : IProgress<AccessProgress>
    {
        public void Report(AccessProgress value) => report(value);
    }
}
