using Azure;
using Permissions.ResourceManager.Tests.Fakes;
using static Permissions.ResourceManager.Tests.Fakes.Samples;

namespace Permissions.ResourceManager.Tests;

public class RemoveTests
{
    private static readonly Guid Name = new("12345678-aaaa-4bbb-8ccc-dddddddddddd");

    [TestCase(200, ExpectedResult = true)]
    [TestCase(204, ExpectedResult = false)]
    public async Task<bool> An_assignment_is_removed_by_name_and_scope(int status)
    {
        var azure = new FakeAzure().Answers(status, status == 200 ? AssignmentJson(Name).ToJsonString() : "");

        var wasThere = await azure.Client().RemoveRoleAssignmentAsync(new RoleAssignment(Name, Subscription, Deployer, RoleId));

        Assert.That($"{azure.Requests[0].Method} {azure.Requests[0].Path}", Is.EqualTo($"DELETE {AssignmentsPath}/{Name}"));
        return wasThere;
    }

    [Test]
    public async Task A_role_is_taken_from_a_principal_whatever_the_assignments_name()
    {
        var azure = new FakeAzure()
            .Lists(AssignmentJson(Guid.NewGuid(), scope: Subscription.Path + "/resourceGroups/below"), AssignmentJson(Guid.NewGuid(), role: OtherRoleId), AssignmentJson(Name))
            .Answers(200, AssignmentJson(Name).ToJsonString());

        var wasThere = await azure.Client().RemoveRoleAssignmentAsync(Role(), Deployer.ObjectId, Subscription);

        Assert.That(wasThere);
        Assert.That(azure.Writes.Single().Path, Is.EqualTo($"{AssignmentsPath}/{Name}"));
    }

    [Test]
    public async Task A_role_that_the_principal_does_not_have_is_no_error_and_no_write()
    {
        var azure = new FakeAzure().Lists(AssignmentJson(Name, principal: Guid.NewGuid()));

        var wasThere = await azure.Client().RemoveRoleAssignmentAsync(RoleId, Deployer.ObjectId, Subscription);

        Assert.That(wasThere, Is.False);
        Assert.That(azure.Writes, Is.Empty);
    }

    [Test]
    public void A_lock_is_explained()
    {
        var azure = new FakeAzure().Refuses(409, "ScopeLocked");

        var failure = Assert.ThrowsAsync<RequestFailedException>(
            () => azure.Client().RemoveRoleAssignmentAsync(new RoleAssignment(Name, Subscription, Deployer, RoleId)));

        Assert.That(failure.ErrorCode, Is.EqualTo("ScopeLocked"));
        Assert.That(failure.Message, Does.Contain("remove the lock").And.Contain(RoleId.ToString()).And.Contain(Deployer.ToString()).And.Contain(Subscription.Path));
    }

    [Test]
    public void A_missing_container_is_no_missing_assignment()
    {
        var azure = new FakeAzure().Refuses(404, "SubscriptionNotFound");

        Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().RemoveRoleAssignmentAsync(new RoleAssignment(Name, Subscription, Deployer, RoleId)));
    }
}
