using System.Diagnostics;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.ResourceManager;
using Permissions.ResourceManager.Tests.Fakes;
using static Permissions.ResourceManager.Tests.Fakes.Samples;

namespace Permissions.ResourceManager.Tests;

/// <summary>What comes from the SDK's pipeline: retries, clouds, credentials, logging, tracing, cancellation.</summary>
public class PipelineTests
{
    private static readonly Guid Name = new("12345678-aaaa-4bbb-8ccc-dddddddddddd");

    [Test]
    public async Task Throttling_is_retried_by_the_pipeline_after_the_time_that_Azure_names()
    {
        var azure = new FakeAzure().Answers(429, "", ("Retry-After", "0")).Answers(503).Answers(200, AssignmentJson(Name).ToJsonString());
        var delays = new RecordedDelays();
        var options = azure.ArmOptions();
        options.RetryPolicy = new RetryPolicy(3, delays);

        var found = await azure.Client(armOptions: options).GetRoleAssignmentAsync(Name, Subscription);

        Assert.That(found!.Name, Is.EqualTo(Name));
        Assert.That(azure.Requests, Has.Count.EqualTo(3));
        Assert.That(delays.Asked, Is.EqualTo(new (int, bool)[] { (429, true), (503, false) }));
    }

    [Test]
    public async Task Being_refused_for_the_rate_costs_no_retry()
    {
        var azure = new FakeAzure();
        for (var n = 0; n < 7; n++)
            azure.Answers(429, "", ("Retry-After", "0"));
        azure.Answers(200, AssignmentJson(Name).ToJsonString());
        var options = azure.ArmOptions();
        options.RetryPolicy = new RetryPolicy(3, new RecordedDelays());

        Assert.That(await azure.Client(armOptions: options).GetRoleAssignmentAsync(Name, Subscription), Is.Not.Null);
        Assert.That(azure.Requests, Has.Count.EqualTo(8));
    }

    [Test]
    public async Task The_cloud_is_the_one_of_the_options()
    {
        var azure = new FakeAzure().Lists();
        var options = azure.ArmOptions();
        options.Environment = ArmEnvironment.AzureChina;

        await azure.Client(armOptions: options).ListRoleDefinitionsAsync(Subscription).ToListAsync();

        Assert.That(azure.Requests.Single().Host, Is.EqualTo("management.chinacloudapi.cn"));
        Assert.That(azure.Credential.Scopes.Single(), Does.Contain("chinacloudapi.cn"));
    }

    [Test]
    public async Task An_api_version_of_the_options_is_used()
    {
        var azure = new FakeAzure().Lists();
        var options = azure.ArmOptions();
        options.SetApiVersion("Microsoft.Authorization/roleAssignments", "2020-04-01-preview");

        await azure.Client(armOptions: options).ListRoleAssignmentsAsync(Subscription).ToListAsync();

        Assert.That(azure.Requests.Single().Query["api-version"], Is.EqualTo("2020-04-01-preview"));
    }

    [Test]
    public async Task A_client_of_the_SDK_serves_as_well()
    {
        var azure = new FakeAzure().Answers(200, RoleJson().ToJsonString());
        var client = new RbacClient(new ArmClient(azure.Credential, default, azure.ArmOptions()));

        var result = await client.CreateOrUpdateRoleDefinitionAsync(Role());

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
        Assert.That(azure.Requests.Single().Headers["Authorization"], Is.EqualTo("Bearer " + FakeCredential.Secret));
        Assert.That(azure.Requests.Single().Headers["User-Agent"], Does.Contain("Permissions.ResourceManager"));
    }

    [Test]
    public void A_token_is_in_no_message()
    {
        var azure = new FakeAzure().Refuses(403, "AuthorizationFailed");

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().GetRoleDefinitionAsync(RoleId));

        Assert.That(failure.ToString(), Does.Not.Contain(FakeCredential.Secret));
        Assert.That(failure.Message, Does.Contain("AuthorizationFailed").And.Contain("Microsoft.Authorization/roleAssignments/write"));
    }

    [Test]
    public void A_refusal_that_is_no_JSON_keeps_its_status()
    {
        var azure = new FakeAzure().Answers(502, "<html>Bad gateway</html>");

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().AssignAsync(Role(), Deployer, Subscription));

        Assert.That(failure.Status, Is.EqualTo(502));
        Assert.That(failure.Message, Does.Contain(Subscription.Path));
    }

    [Test]
    public void Every_method_can_be_cancelled()
    {
        var azure = new FakeAzure();
        var client = azure.Client();
        var token = new CancellationToken(canceled: true);
        var assignment = new RoleAssignment(Name, Subscription, Deployer, RoleId);

        Assert.Multiple(() =>
        {
            Assert.That(async () => await client.CreateOrUpdateRoleDefinitionAsync(Role(), token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await client.GetRoleDefinitionAsync(RoleId, cancellationToken: token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await client.GetRoleDefinitionAsync("name", cancellationToken: token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await client.ListRoleDefinitionsAsync(Subscription, cancellationToken: token).ToListAsync(CancellationToken.None), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await client.DeleteRoleDefinitionAsync(RoleId, Subscription, token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await client.AssignAsync(RoleId, Deployer, Subscription, cancellationToken: token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await client.GetRoleAssignmentAsync(Name, Subscription, token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await client.ListRoleAssignmentsAsync(Subscription, cancellationToken: token).ToListAsync(CancellationToken.None), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await client.RemoveRoleAssignmentAsync(assignment, token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await client.RemoveRoleAssignmentAsync(RoleId, Deployer.ObjectId, Subscription, token), Throws.InstanceOf<OperationCanceledException>());
        });
        Assert.That(azure.Requests, Is.Empty);
    }

    [Test]
    public async Task Each_call_has_an_activity_that_says_how_it_ended()
    {
        var activities = new List<Activity>();
        var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RbacClient.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // Tests in parallel have activities of their own.
                if (activity.TraceId == root.TraceId)
                    activities.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var azure = new FakeAzure().Lists(AssignmentJson(Name)).Refuses(403, "AuthorizationFailed").Lists();
        var silent = azure.ArmOptions();
        silent.Diagnostics.IsDistributedTracingEnabled = false;

        await azure.Client().AssignAsync(RoleId, Deployer, Subscription);
        Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().GetRoleDefinitionAsync(RoleId));
        await azure.Client(armOptions: silent).ListRoleAssignmentsAsync(Subscription).ToListAsync();
        root.Stop();

        Assert.That(activities.Select(activity => activity.OperationName), Is.EqualTo(new[] { "RbacClient.Assign", "RbacClient.GetRoleDefinition" }));
        Assert.That(activities.Select(activity => activity.GetTagItem("az.namespace")), Is.All.EqualTo("Microsoft.Authorization"));
        Assert.That(activities.Select(activity => activity.Status), Is.EqualTo(new[] { ActivityStatusCode.Unset, ActivityStatusCode.Error }));
        Assert.That(activities[1].GetTagItem("error.type"), Is.EqualTo("AuthorizationFailed"));
    }

    [Test]
    public async Task The_client_can_be_mocked()
    {
        RbacClient client = new Mock();

        Assert.That((await client.GetRoleDefinitionAsync(RoleId))!.Name, Is.EqualTo("Tag reader"));
        Assert.That(
            typeof(RbacClient).GetMethods().Where(method => method.DeclaringType == typeof(RbacClient)).Where(method => !method.IsVirtual || method.IsFinal).Select(method => method.Name),
            Is.Empty);
    }

    private sealed class Mock : RbacClient
    {
        public override Task<RoleDefinition?> GetRoleDefinitionAsync(Guid id, Scope? scope = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<RoleDefinition?>(Role());
    }

    /// <summary>Takes no time, and keeps which answers it was asked about and whether they named a time.</summary>
    private sealed class RecordedDelays() : DelayStrategy(TimeSpan.Zero, 0)
    {
        public List<(int Status, bool NamesTime)> Asked { get; } = [];

        protected override TimeSpan GetNextDelayCore(Response? response, int retryNumber)
        {
            Asked.Add((response!.Status, response.Headers.TryGetValue("Retry-After", out _)));
            return TimeSpan.Zero;
        }
    }
}
