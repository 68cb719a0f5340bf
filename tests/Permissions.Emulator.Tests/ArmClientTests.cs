using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.ResourceManager;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class ArmClientTests : AzureTests
{
    [Test]
    public async Task An_arm_client_reads_a_role_as_a_generic_resource()
    {
        _ = await Azure.DefineAsync(Id(1), RoleBody("VM reader", Azure.Subscription), Azure.Subscription);
        var client = new ArmClient(Azure.Emulator.Credential, default, Azure.Emulator.ClientOptions);
        var resource = (await client.GetGenericResource(new ResourceIdentifier(RolePath(Azure.Subscription, Id(1)))).GetAsync()).Value;

        Assert.That(resource.Data.Name, Is.EqualTo(Id(1).ToString()));
        Assert.That(resource.Data.ResourceType.ToString(), Is.EqualTo("Microsoft.Authorization/roleDefinitions"));
        Assert.That((string?)System.Text.Json.Nodes.JsonNode.Parse(resource.Data.Properties)!["roleName"], Is.EqualTo("VM reader"));
    }

    [Test]
    public async Task An_arm_client_deletes_and_then_sees_the_service_s_error_code()
    {
        _ = await Azure.AssignAsync(Id(1), Azure.ResourceGroup, Reader.Id!.Value, Ada.ObjectId);
        var client = new ArmClient(Azure.Emulator.Credential, default, Azure.Emulator.ClientOptions);
        var resource = client.GetGenericResource(new ResourceIdentifier(AssignmentPath(Azure.ResourceGroup, Id(1))));
        var operation = await resource.DeleteAsync(WaitUntil.Completed);
        var gone = Assert.ThrowsAsync<RequestFailedException>(async () => await resource.GetAsync());

        Assert.That(operation.HasCompleted, Is.True);
        Assert.That((gone!.Status, gone.ErrorCode), Is.EqualTo((404, "RoleAssignmentNotFound")));
    }

    [Test]
    public async Task Any_pipeline_reaches_the_emulator_both_async_and_sync()
    {
        var options = Azure.Emulator.Configure(new ArmClientOptions());
        var pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(Azure.Emulator.Credential, "https://management.azure.com/.default"));
        using var put = Message(pipeline, RequestMethod.Put);
        put.Request.Content = RequestContent.Create(Encoding.UTF8.GetBytes(RoleBody("VM reader", Azure.Subscription).ToJsonString()));
        using var get = Message(pipeline, RequestMethod.Get);
        pipeline.Send(put, default);
        await pipeline.SendAsync(get, default);

        Assert.That((put.Response.Status, get.Response.Status), Is.EqualTo((201, 200)));
    }

    [Test]
    public async Task Retries_are_made_without_a_pause_and_seen_by_the_emulator()
    {
        var failures = 2;
        Azure.Emulator.Intercept = _ => failures-- > 0 ? new(System.Net.HttpStatusCode.ServiceUnavailable) : null;
        var pipeline = HttpPipelineBuilder.Build(Azure.Emulator.Configure(new ArmClientOptions()), new BearerTokenAuthenticationPolicy(Azure.Emulator.Credential, "https://management.azure.com/.default"));
        using var get = Message(pipeline, RequestMethod.Get);
        await pipeline.SendAsync(get, default);

        Assert.That(Azure.Emulator.Requests.Select(r => r.Status), Is.EqualTo(new[] { 503, 503, 404 }));
    }

    [Test]
    public void Options_are_fresh_each_time()
    {
        var first = Azure.Emulator.ClientOptions;
        var second = Azure.Emulator.ClientOptions;

        Assert.That(second, Is.Not.SameAs(first));
    }

    private HttpMessage Message(HttpPipeline pipeline, RequestMethod method)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new($"https://management.azure.com{RolePath(Azure.Subscription, Id(1))}?api-version={ApiVersion}"));
        return message;
    }
}
