using Azure;
using Permissions.ResourceManager.Tests.Fakes;
using static Permissions.ResourceManager.Tests.Fakes.Samples;

namespace Permissions.ResourceManager.Tests;

public class ReplicationTests
{
    private static readonly Guid Name = new("12345678-aaaa-4bbb-8ccc-dddddddddddd");

    [TestCase(400, "PrincipalNotFound")]
    [TestCase(404, "RoleDefinitionDoesNotExist")]
    public async Task What_has_not_replicated_is_waited_for_longer_each_time(int status, string code)
    {
        var azure = new FakeAzure().Lists();
        for (var i = 0; i < 6; i++)
            azure.Refuses(status, code);
        azure.Answers(201, AssignmentJson(Name).ToJsonString());

        var result = await azure.Client().AssignAsync(RoleId, Deployer, Subscription);

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Created));
        Assert.That(azure.Time.Waits.Select(wait => wait.TotalSeconds), Is.EqualTo(new[] { 1, 2, 4, 8, 15, 15 }));
        Assert.That(azure.Writes.Select(put => put.Path).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void At_the_bound_the_failure_is_Azures_and_says_what_was_tried_and_the_way_out()
    {
        var azure = new FakeAzure().Lists();
        for (var i = 0; i < 5; i++)
            azure.Refuses(400, "PrincipalNotFound", "Principal does not exist in the directory.");

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client(TimeSpan.FromSeconds(10)).AssignAsync(Role(), Deployer, Subscription));

        Assert.That(failure.Status, Is.EqualTo(400));
        Assert.That(failure.ErrorCode, Is.EqualTo("PrincipalNotFound"));
        Assert.That(failure.Message, Does.Contain("'Tag reader'").And.Contain(RoleId.ToString()).And.Contain(Deployer.ToString()).And.Contain(Subscription.Path)
            .And.Contain("Principal does not exist in the directory.").And.Contain("Tried 5 times in 10 seconds.").And.Contain("client"));
        Assert.That(failure.GetRawResponse()!.Status, Is.EqualTo(400));
        Assert.That(azure.Time.Waited, Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(azure.IsDone);
    }

    [Test]
    public void A_timer_that_fires_a_little_early_makes_no_further_attempts()
    {
        var azure = new FakeAzure().Lists();
        azure.Time.FiresEarlyBy = TimeSpan.FromTicks(9);
        for (var i = 0; i < 5; i++)
            azure.Refuses(400, "PrincipalNotFound");

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client(TimeSpan.FromSeconds(10)).AssignAsync(Role(), Deployer, Subscription));

        Assert.That(failure.Message, Does.Contain("Tried 5 times in 10 seconds."));
        Assert.That(azure.IsDone);
    }

    [Test]
    public void Zero_waits_not_at_all()
    {
        var azure = new FakeAzure().Lists().Refuses(400, "PrincipalNotFound");

        Assert.ThrowsAsync<RequestFailedException>(() => azure.Client(TimeSpan.Zero).AssignAsync(RoleId, Deployer, Subscription));

        Assert.That(azure.Time.Waits, Is.Empty);
    }

    [Test]
    public void Other_refusals_are_not_waited_for()
    {
        var azure = new FakeAzure().Lists().Refuses(403, "AuthorizationFailed");

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().AssignAsync(RoleId, Deployer, Subscription));

        Assert.That(failure.ErrorCode, Is.EqualTo("AuthorizationFailed"));
        Assert.That(azure.Time.Waits, Is.Empty);
    }

    [Test]
    public void A_wait_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var azure = new FakeAzure().Lists().Refuses(400, "PrincipalNotFound");
        azure.OnRequest = request =>
        {
            if (request.Method == "PUT")
                cancellation.Cancel();
        };

        Assert.That(
            async () => await azure.Client().AssignAsync(RoleId, Deployer, Subscription, cancellationToken: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(azure.Time.Waits, Is.Empty);
    }

    [Test]
    public void A_negative_bound_is_refused() =>
        Assert.That(() => new RbacClientOptions { ReplicationTimeout = TimeSpan.FromSeconds(-1) }, Throws.InstanceOf<ArgumentOutOfRangeException>());
}
