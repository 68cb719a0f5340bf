using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class ConcurrencyTests
{
    private const int Requests = 64;

    [Test]
    public async Task Of_parallel_assignments_of_one_triple_under_many_names_one_wins()
    {
        using var azure = new TestAzure();
        var answers = await InParallel(i => azure.PutAsync(AssignmentPath(azure.Subscription, Id(i)), AssignmentBody(Reader.Id!.Value, Ada.ObjectId)));

        Assert.That(answers.Count(a => a.Status == 201), Is.EqualTo(1));
        Assert.That(answers.Count(a => a is { Status: 409, ErrorCode: "RoleAssignmentExists" }), Is.EqualTo(Requests - 1));
        var winner = answers.Single(a => a.Status == 201).Body!["name"]!.GetValue<Guid>();
        Assert.That(answers.Where(a => a.Status == 409).Select(a => a.Message), Is.All.Contains(winner.ToString("N")));
    }

    [Test]
    public async Task Of_parallel_assignments_under_one_name_one_creates_and_the_others_find_it()
    {
        using var azure = new TestAzure();
        var answers = await InParallel(_ => azure.PutAsync(AssignmentPath(azure.Subscription, Id(1)), AssignmentBody(Reader.Id!.Value, Ada.ObjectId)));

        Assert.That(answers.Count(a => a.Status == 201), Is.EqualTo(1));
        Assert.That(answers.Count(a => a.Status == 200), Is.EqualTo(Requests - 1));
    }

    [Test]
    public async Task Of_parallel_roles_of_one_name_one_wins()
    {
        using var azure = new TestAzure();
        var answers = await InParallel(i => azure.PutAsync(RolePath(azure.Subscription, Id(i)), RoleBody("VM reader", azure.Subscription)));

        Assert.That(answers.Count(a => a.Status == 201), Is.EqualTo(1));
        Assert.That(answers.Count(a => a is { Status: 409, ErrorCode: "RoleDefinitionWithSameNameExists" }), Is.EqualTo(Requests - 1));
    }

    [Test]
    public async Task A_limit_holds_under_parallel_requests_and_each_of_them_is_recorded()
    {
        using var azure = new TestAzure();
        azure.Emulator.Limits.AssignmentsPerSubscription = 10;
        var answers = await InParallel(i => azure.PutAsync(AssignmentPath(azure.Subscription, Id(i)), AssignmentBody(Reader.Id!.Value, Id(1000 + i), "User")));

        Assert.That(answers.Count(a => a.Status == 201), Is.EqualTo(10));
        Assert.That(azure.Emulator.Requests, Has.Count.EqualTo(Requests));
    }

    private static async Task<Answer[]> InParallel(Func<int, Task<Answer>> request) =>
        await Task.WhenAll(Enumerable.Range(1, Requests).Select(i => Task.Run(() => request(i))));
}
