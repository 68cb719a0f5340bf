using Permissions.ResourceManager.Tests.Fakes;
using static Permissions.ResourceManager.Tests.Fakes.Samples;

namespace Permissions.ResourceManager.Tests;

public class RoleResolutionTests
{
    private static readonly Guid Name = new("12345678-aaaa-4bbb-8ccc-dddddddddddd");

    [Test]
    public async Task A_role_that_was_adopted_is_assigned_under_the_guid_it_has()
    {
        var azure = new FakeAzure()
            .Refuses(404, "RoleDefinitionDoesNotExist").Lists(RoleJson(OtherRoleId))
            .Lists().Answers(201, AssignmentJson(Name, role: OtherRoleId).ToJsonString());
        var client = azure.Client();

        await client.CreateOrUpdateRoleDefinitionAsync(Role());
        await client.AssignAsync(Role(), Deployer, Subscription);

        Assert.That((string?)azure.Writes.Single().Properties["roleDefinitionId"], Does.EndWith(OtherRoleId.ToString()));
    }

    [Test]
    public async Task A_role_without_an_id_is_looked_up_by_name_once()
    {
        var azure = new FakeAzure()
            .Lists(RoleJson(OtherRoleId)).Lists(AssignmentJson(Name, role: OtherRoleId))
            .Lists(AssignmentJson(Name, role: OtherRoleId));
        var client = azure.Client();

        await client.AssignAsync(Builder().Build(), Deployer, Subscription);
        var second = await client.AssignAsync(Builder().Build(), Deployer, Subscription);

        Assert.That(second.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
        Assert.That(azure.Requests.Count(request => request.Path == RolesPath), Is.EqualTo(1));
    }

    [Test]
    public async Task A_role_that_does_not_exist_by_its_id_is_looked_up_by_name_before_it_is_waited_for()
    {
        var azure = new FakeAzure()
            .Lists().Refuses(404, "RoleDefinitionDoesNotExist")
            .Lists(RoleJson(OtherRoleId)).Lists(AssignmentJson(Name, role: OtherRoleId));

        var result = await azure.Client().AssignAsync(Role(), Deployer, Subscription);

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
        Assert.That(result.Assignment.RoleDefinitionId, Is.EqualTo(OtherRoleId));
        Assert.That(azure.Time.Waits, Is.Empty);
    }

    [Test]
    public async Task A_built_in_role_never_stands_in_for_a_custom_one_of_its_name()
    {
        var azure = new FakeAzure()
            .Lists(RoleJson(OtherRoleId, type: "BuiltInRole")).Lists()
            .Answers(201, AssignmentJson(Name, role: ArmGuid.Create("tag reader")).ToJsonString());

        await azure.Client().AssignAsync(Builder().Build(), Deployer, Subscription);

        Assert.That((string?)azure.Writes.Single().Properties["roleDefinitionId"], Does.EndWith(ArmGuid.Create("tag reader").ToString()));
    }

    [Test]
    public async Task A_deleted_role_is_forgotten()
    {
        var azure = new FakeAzure()
            .Lists(RoleJson(OtherRoleId)).Lists(AssignmentJson(Name, role: OtherRoleId))
            .Answers(200, RoleJson(OtherRoleId).ToJsonString())
            .Lists(RoleJson(RoleId)).Lists(AssignmentJson(Name));
        var client = azure.Client();

        await client.AssignAsync(Builder().Build(), Deployer, Subscription);
        await client.DeleteRoleDefinitionAsync(OtherRoleId, Subscription);
        var result = await client.AssignAsync(Builder().Build(), Deployer, Subscription);

        Assert.That(result.Assignment.RoleDefinitionId, Is.EqualTo(RoleId));
    }
}
