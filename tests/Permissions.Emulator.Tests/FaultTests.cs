using System.Net;
using Azure.Core.Pipeline;
using Azure.ResourceManager;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class FaultTests : AzureTests
{
    private string Path => AssignmentPath(Azure.Subscription, Id(1));

    private static IEnumerable<TestCaseData<EmulatorFault, int, string>> Answers =>
    [
        new(EmulatorFault.InternalServerError, 500, "InternalServerError"),
        new(EmulatorFault.ServiceUnavailable, 503, "ServiceUnavailable"),
        new(EmulatorFault.TooManyRequests, 429, "TooManyRequests"),
        new(EmulatorFault.HashConflict, 400, "HashConflictOnDifferentRoleAssignmentIds"),
        new(EmulatorFault.Answer(HttpStatusCode.Forbidden, "AuthorizationFailed", "No."), 403, "AuthorizationFailed"),
    ];

    [TestCaseSource(nameof(Answers))]
    public async Task A_request_fails_before_or_after_the_server_acted(EmulatorFault fault, int status, string code)
    {
        Azure.Emulator.Faults.AtRequest(1, fault);
        var before = await PutAsync();
        var between = await Azure.GetAsync(Path);
        Azure.Emulator.Faults.AtRequest(1, fault.AfterActing());
        var after = await PutAsync();
        var there = await Azure.GetAsync(Path);

        Assert.That((before.Status, before.ErrorCode, between.Status), Is.EqualTo((status, code, 404)));
        Assert.That((after.Status, after.ErrorCode, there.Status), Is.EqualTo((status, code, 200)));
    }

    [Test]
    public async Task A_connection_is_lost_before_or_after_the_server_acted()
    {
        Azure.Emulator.Faults.AtRequest(1, EmulatorFault.ConnectionLost);
        Assert.That(PutAsync, Throws.InstanceOf<HttpRequestException>());
        Assert.That((await Azure.GetAsync(Path)).Status, Is.EqualTo(404));
        Azure.Emulator.Faults.AtRequest(1, EmulatorFault.ConnectionLost.AfterActing());
        Assert.That(PutAsync, Throws.InstanceOf<HttpRequestException>());
        Assert.That((await Azure.GetAsync(Path)).Status, Is.EqualTo(200));

        Assert.That(Azure.Emulator.Requests.Select(r => r.Status), Is.EqualTo(new[] { 0, 404, 0, 200 }));
        Assert.That(Azure.Emulator.Requests[0].ErrorCode, Is.EqualTo("ConnectionLost"));
    }

    [Test]
    public async Task An_sdk_client_tries_again_after_a_lost_connection_and_a_wait()
    {
        _ = await PutAsync();
        var start = Azure.Emulator.Clock.GetUtcNow();
        Azure.Emulator.Faults.AtRequest(1, EmulatorFault.ConnectionLost);
        Azure.Emulator.Faults.AtRequest(2, EmulatorFault.ServiceUnavailable.WithRetryAfter(TimeSpan.FromSeconds(16.5)));
        var client = new ArmClient(Azure.Emulator.Credential, default, Azure.Emulator.ClientOptions);
        var found = await client.GetGenericResource(new(Path)).GetAsync();

        Assert.That(found.Value.Data.Name, Is.EqualTo(Id(1).ToString()));
        Assert.That(Azure.Emulator.Requests.Select(r => r.Status), Is.EqualTo(new[] { 201, 0, 503, 200 }));
        Assert.That(Azure.Emulator.Clock.GetUtcNow() - start, Is.EqualTo(TimeSpan.FromSeconds(17)));
    }

    [Test]
    public async Task Retries_are_as_many_as_the_client_asks_for_and_not_more()
    {
        Azure.Emulator.Faults.When(_ => true, EmulatorFault.ServiceUnavailable, int.MaxValue);
        var options = Azure.Emulator.Configure(new ArmClientOptions());
        options.Retry.MaxRetries = 1;
        var pipeline = HttpPipelineBuilder.Build(options);
        using var message = pipeline.CreateMessage();
        message.Request.Uri.Reset(new("https://management.azure.com/"));
        await pipeline.SendAsync(message, default);

        Assert.That((message.Response.Status, Azure.Emulator.Requests.Count), Is.EqualTo((503, 2)));
    }

    [Test]
    public async Task Faults_are_counted_from_now_and_come_as_often_as_asked()
    {
        var faults = Azure.Emulator.Faults;
        _ = await Azure.GetAsync(Path);
        faults.AtRequest(2, EmulatorFault.InternalServerError);
        faults.When(r => r.Method == HttpMethod.Put, EmulatorFault.ServiceUnavailable, times: 2);
        Assert.That(faults.Pending, Is.EqualTo(3));
        int[] statuses = [(await PutAsync()).Status, (await Azure.GetAsync(Path)).Status, (await PutAsync()).Status, (await PutAsync()).Status];

        Assert.That(statuses, Is.EqualTo(new[] { 503, 500, 503, 201 }));
        Assert.That(faults.Pending, Is.Zero);
        faults.When(_ => true, EmulatorFault.InternalServerError);
        faults.Clear();
        Assert.That((await Azure.GetAsync(Path)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_name_that_clashes_clashes_each_time_and_another_does_not()
    {
        Azure.Emulator.Faults.NameClashes = id => id == Id(1);
        string?[] codes = [(await PutAsync()).ErrorCode, (await PutAsync()).ErrorCode];
        var other = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(2)), AssignmentBody(Reader.Id!.Value, Ada.ObjectId));

        Assert.That(codes, Is.All.EqualTo("HashConflictOnDifferentRoleAssignmentIds"));
        Assert.That(other.Status, Is.EqualTo(201));
    }

    [Test]
    public void A_fault_says_what_it_is_and_is_asked_for_with_care()
    {
        Assert.That(EmulatorFault.ServiceUnavailable.AfterActing().ToString(), Is.EqualTo("503 ServiceUnavailable after acting"));
        Assert.That(EmulatorFault.ConnectionLost.ToString(), Is.EqualTo("ConnectionLost"));
        Assert.That(() => EmulatorFault.ConnectionLost.WithRetryAfter(TimeSpan.Zero), Throws.InvalidOperationException);
        Assert.That(() => EmulatorFault.TooManyRequests.WithRetryAfter(TimeSpan.FromTicks(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Azure.Emulator.Faults.AtRequest(0, EmulatorFault.ConnectionLost), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Azure.Emulator.Faults.When(_ => true, EmulatorFault.ConnectionLost, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private Task<Answer> PutAsync() => Azure.PutAsync(Path, AssignmentBody(Reader.Id!.Value, Ada.ObjectId));
}
