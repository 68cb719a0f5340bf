using Azure.Core;
using Azure.Core.Pipeline;
using Permissions.Emulator;
using Permissions.ResourceManager.Tests.Fakes;
using static Permissions.ResourceManager.Tests.Fakes.Samples;

namespace Permissions.ResourceManager.Tests;

/// <summary>A policy in the pipeline of any client, and the operations that its requests need.</summary>
public class ArmRequestRecorderTests
{
    [TestCase(HttpPipelinePosition.PerCall)]
    [TestCase(HttpPipelinePosition.PerRetry)]
    public async Task A_request_is_recorded_once_however_often_it_is_retried(HttpPipelinePosition position)
    {
        var azure = new FakeAzure().Answers(429, "", ("Retry-After", "0")).Answers(503).Answers(200, RoleJson().ToJsonString());
        var recorder = new ArmRequestRecorder();
        var options = azure.ArmOptions();
        options.RetryPolicy = new RetryPolicy(3, DelayStrategy.CreateFixedDelayStrategy(TimeSpan.Zero));
        options.AddPolicy(recorder, position);

        await azure.Client(armOptions: options).GetRoleDefinitionAsync(RoleId);

        Assert.That(azure.Requests, Has.Count.EqualTo(3));
        Assert.That(recorder.Log.ToString(), Is.EqualTo("""
            1 request needs 1 operation:
              1 x GET Microsoft.Authorization/roleDefinitions/{}: Microsoft.Authorization/roleDefinitions/read (on record)
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task A_run_of_a_program_yields_the_operations_that_it_needs()
    {
        using var azure = new AzureRbacEmulator();
        azure.DefaultTenant.AddManagementGroup("platform");
        azure.DefaultTenant.AddSubscription(SubscriptionId, "platform");
        azure.DefaultTenant.AddPrincipal(Deployer);
        var recorder = new ArmRequestRecorder();
        var options = azure.ClientOptions;
        options.AddPolicy(recorder, HttpPipelinePosition.PerCall);
        var client = new RbacClient(azure.Credential, options);

        var role = await client.CreateOrUpdateRoleDefinitionAsync(Builder().Build());
        await client.AssignAsync(role.Role, Deployer, Subscription);

        Assert.That(recorder.Log.Unresolved, Is.Empty);
        Assert.That(recorder.Log.Entries.Sum(entry => entry.Count), Is.EqualTo(azure.Requests.Count));
        Assert.That(recorder.Log.Needs().Operations.Select(need => need.Name), Is.SupersetOf(new[]
        {
            "Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleDefinitions/write",
        }));
        Assert.That(LeastPrivilege.For(recorder.Log.Needs()).IsComplete);
    }

    [Test]
    public void Requests_are_recorded_without_async_too_and_by_several_recorders()
    {
        var recorders = new[] { new ArmRequestRecorder(), new ArmRequestRecorder() };
        Send(recorders, RequestMethod.Delete, "https://management.azure.com/subscriptions/1/resourceGroups/g?api-version=1", null);
        Assert.That(recorders.Select(recorder => recorder.Log.Needs().ToString()), Is.All.EqualTo("Microsoft.Resources/subscriptions/resourceGroups/delete"));
    }

    [Test]
    public void A_batch_is_recorded_as_what_it_holds()
    {
        var recorder = new ArmRequestRecorder();
        Send([recorder], RequestMethod.Post, "https://management.azure.com/batch?api-version=1", """{"requests":[{"httpMethod":"GET","url":"/subscriptions/1/resourceGroups"}]}""");
        Assert.That(recorder.Log.Entries.Single().Operations.Single().Name, Is.EqualTo("Microsoft.Resources/subscriptions/resourceGroups/read"));
    }

    [TestCase("no batch")]
    [TestCase(null)]
    public void A_batch_that_cannot_be_read_is_reported(string? body)
    {
        var recorder = new ArmRequestRecorder();
        Send([recorder], RequestMethod.Post, "https://management.azure.com/batch?api-version=1", body);
        Assert.That(recorder.Log.Unresolved.Single().Remark, Does.Contain("AddBatch"));
    }

    private static void Send(ArmRequestRecorder[] recorders, RequestMethod method, string url, string? body)
    {
        using var azure = new AzureRbacEmulator();
        var options = azure.ClientOptions;
        foreach (var recorder in recorders)
            options.AddPolicy(recorder, HttpPipelinePosition.PerCall);
        var pipeline = HttpPipelineBuilder.Build(options);
        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(url));
        message.Request.Content = body is null ? null : RequestContent.Create(BinaryData.FromString(body));
        pipeline.Send(message, CancellationToken.None);
        Assert.That(azure.Requests, Has.Count.EqualTo(1));
    }
}
