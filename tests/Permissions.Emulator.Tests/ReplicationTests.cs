using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class ReplicationTests : AzureTests
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(30);

    private string Role => RolePath(Azure.Subscription, Id(1));

    private string Assignment => AssignmentPath(Azure.Subscription, Id(2));

    [Test]
    public async Task A_role_is_read_as_it_was_until_its_change_has_arrived()
    {
        Azure.Emulator.Replication.RoleDefinitions = [Lag];
        _ = await Azure.PutAsync(Role, RoleBody("VM reader", Azure.Subscription));
        Assert.That(await StatusOf(Role), Is.EqualTo(404));
        Assert.That(await CountOf(RolesPath(Azure.Subscription), "type eq 'CustomRole'"), Is.Zero);
        Azure.Emulator.Clock.Advance(Lag);
        Assert.That(await StatusOf(Role), Is.EqualTo(200));

        _ = await Azure.PutAsync(Role, RoleBody("VM looker", Azure.Subscription));
        Assert.That((string?)(await Azure.GetAsync(Role)).Properties["roleName"], Is.EqualTo("VM reader"));
        Azure.Emulator.Clock.Advance(Lag);
        Assert.That((string?)(await Azure.GetAsync(Role)).Properties["roleName"], Is.EqualTo("VM looker"));

        _ = await Azure.DeleteAsync(Role);
        Assert.That(await CountOf(RolesPath(Azure.Subscription), "type eq 'CustomRole'"), Is.EqualTo(1));
        Azure.Emulator.Clock.Advance(Lag);
        Assert.That(await CountOf(RolesPath(Azure.Subscription), "type eq 'CustomRole'"), Is.Zero);
    }

    [Test]
    public async Task A_role_can_be_assigned_when_it_has_arrived()
    {
        Azure.Emulator.Replication.RoleDefinitions = [Lag];
        _ = await Azure.PutAsync(Role, RoleBody("VM reader", Azure.Subscription));
        var early = await Azure.PutAsync(Assignment, AssignmentBody(Id(1), Ada.ObjectId));
        Azure.Emulator.Clock.Advance(Lag);
        var late = await Azure.PutAsync(Assignment, AssignmentBody(Id(1), Ada.ObjectId));

        Assert.That((early.Status, early.ErrorCode, late.Status), Is.EqualTo((404, "RoleDefinitionDoesNotExist", 201)));
    }

    [Test]
    public async Task A_principal_is_found_when_it_has_arrived_and_believed_before_that_if_its_type_is_sent()
    {
        Azure.Emulator.Replication.Principals = [Lag];
        var robot = Azure.Emulator.DefaultTenant.AddPrincipal(Principal.ServicePrincipal(Id(7)));
        var unknown = await Azure.PutAsync(Assignment, AssignmentBody(Reader.Id!.Value, robot.ObjectId));
        var believed = await Azure.PutAsync(AssignmentPath(Azure.ResourceGroup, Id(3)), AssignmentBody(Reader.Id!.Value, robot.ObjectId, "ServicePrincipal"));
        Azure.Emulator.Clock.Advance(Lag);
        var known = await Azure.PutAsync(Assignment, AssignmentBody(Reader.Id!.Value, robot.ObjectId));

        Assert.That((unknown.ErrorCode, believed.Status, known.Status), Is.EqualTo(("PrincipalNotFound", 201, 201)));
    }

    [Test]
    public async Task An_assignment_is_taken_although_no_list_shows_it_yet()
    {
        Azure.Emulator.Replication.RoleAssignments = [Lag];
        var put = await Azure.PutAsync(Assignment, AssignmentBody(Reader.Id!.Value, Ada.ObjectId));
        var conflict = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(3)), AssignmentBody(Reader.Id!.Value, Ada.ObjectId));
        var early = await CountOf(AssignmentsPath(Azure.Subscription), "atScope()");
        Azure.Emulator.Clock.Advance(Lag);
        var late = await CountOf(AssignmentsPath(Azure.Subscription), "atScope()");
        _ = await Azure.DeleteAsync(Assignment);

        Assert.That((put.Status, conflict.ErrorCode, early, late), Is.EqualTo((201, "RoleAssignmentExists", 0, 1)));
        Assert.That(await StatusOf(Assignment), Is.EqualTo(200), "a deletion is late, too");
    }

    [Test]
    public async Task Reads_are_answered_from_one_region_after_the_other()
    {
        _ = await Azure.PutAsync(Assignment, AssignmentBody(Reader.Id!.Value, Ada.ObjectId));
        Azure.Emulator.Replication.RoleAssignments = [TimeSpan.Zero, Lag];
        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
            statuses.Add(await StatusOf(Assignment));

        Assert.That(statuses.Take(2), Is.EquivalentTo(new[] { 200, 404 }));
        Assert.That(statuses.Skip(2), Is.EqualTo(statuses.Take(2)));
    }

    [Test]
    public void There_is_a_region_and_nothing_is_read_before_it_is_written()
    {
        var replication = Azure.Emulator.Replication;

        Assert.That(() => replication.RoleDefinitions = [], Throws.ArgumentException);
        Assert.That(() => replication.Principals = [TimeSpan.FromTicks(-1)], Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => replication.RoleAssignments = null!, Throws.ArgumentNullException);
    }

    private async Task<int> StatusOf(string path) => (await Azure.GetAsync(path)).Status;

    private async Task<int> CountOf(string path, string filter) => (await Azure.GetAsync(path, filter)).Names.Count;
}
