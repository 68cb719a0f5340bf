using Azure.ResourceManager;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class ThrottlingTests : AzureTests
{
    [SetUp]
    public void TurnOn() => Azure.Emulator.Throttling.IsOn = true;

    [Test]
    public void The_buckets_are_Azures()
    {
        var throttling = Azure.Emulator.Throttling;

        Assert.That(throttling.Reads, Is.EqualTo(new RequestBucket(250, 25)));
        Assert.That(throttling.Writes, Is.EqualTo(new RequestBucket(200, 10)));
        Assert.That(throttling.Deletes, Is.EqualTo(new RequestBucket(200, 10)));
        Assert.That(() => new RequestBucket(0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RequestBucket(1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task Nothing_is_counted_unless_it_is_turned_on()
    {
        Azure.Emulator.Throttling.Reads = new(1, 1);
        Azure.Emulator.Throttling.IsOn = false;

        Assert.That(new[] { await Read(), await Read(), await Read() }, Is.All.EqualTo(200));
    }

    [Test]
    public async Task An_empty_bucket_is_429_until_it_has_filled()
    {
        Azure.Emulator.Throttling.Reads = new(2, 0.5);
        var statuses = new List<int> { await Read(), await Read(), await Read() };
        var refusal = await Azure.GetAsync(AssignmentsPath(Azure.Subscription));
        Azure.Emulator.Clock.Advance(TimeSpan.FromSeconds(2));
        statuses.Add(await Read());

        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 429, 200 }));
        Assert.That((refusal.ErrorCode, refusal.RetryAfter), Is.EqualTo(("TooManyRequests", (TimeSpan?)TimeSpan.FromSeconds(2))));
    }

    [Test]
    public async Task Who_does_not_wait_starts_the_wait_again()
    {
        Azure.Emulator.Throttling.Reads = new(1, 1);
        var statuses = new List<int> { await Read(), await Read() };
        Azure.Emulator.Clock.Advance(TimeSpan.FromSeconds(0.9));
        statuses.Add(await Read());
        Azure.Emulator.Clock.Advance(TimeSpan.FromSeconds(0.9));
        statuses.Add(await Read());
        Azure.Emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        statuses.Add(await Read());

        Assert.That(statuses, Is.EqualTo(new[] { 200, 429, 429, 429, 200 }));
    }

    [Test]
    public async Task Subscriptions_callers_and_kinds_of_request_have_buckets_of_their_own()
    {
        Azure.Emulator.Throttling.Reads = Azure.Emulator.Throttling.Writes = Azure.Emulator.Throttling.Deletes = new(1, 1);
        var other = TokenOf(Azure.Emulator.CredentialFor(Azure.Emulator.DefaultTenant, Id(9)));
        int[] statuses =
        [
            await Read(),
            (await Azure.GetAsync(AssignmentsPath(Azure.OtherSubscription))).Status,
            (await Azure.GetAsync(AssignmentsPath(Scope.Tenant))).Status,
            (await Azure.SendAsync(HttpMethod.Get, AssignmentsPath(Azure.Subscription), token: other)).Status,
            (await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(1)), AssignmentBody(Reader.Id!.Value, Ada.ObjectId))).Status,
            (await Azure.DeleteAsync(AssignmentPath(Azure.Subscription, Id(1)))).Status,
            (await Azure.DeleteAsync(AssignmentPath(Azure.ResourceGroup, Id(1)))).Status,
        ];

        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 200, 200, 201, 200, 429 }));
    }

    [Test]
    public async Task An_sdk_client_waits_on_the_emulators_clock()
    {
        Azure.Emulator.Throttling.Reads = new(1, 0.1);
        var client = new ArmClient(Azure.Emulator.Credential, default, Azure.Emulator.ClientOptions);
        var start = Azure.Emulator.Clock.GetUtcNow();
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, Reader.Id!.Value, Ada.ObjectId);
        for (var i = 0; i < 3; i++)
            _ = await client.GetGenericResource(new(AssignmentPath(Azure.Subscription, Id(1)))).GetAsync();

        Assert.That(Azure.Emulator.Requests.Count(r => r.Status == 429), Is.EqualTo(2));
        Assert.That(Azure.Emulator.Clock.GetUtcNow() - start, Is.EqualTo(TimeSpan.FromSeconds(20)));
    }

    private async Task<int> Read() => (await Azure.GetAsync(AssignmentsPath(Azure.Subscription))).Status;
}
