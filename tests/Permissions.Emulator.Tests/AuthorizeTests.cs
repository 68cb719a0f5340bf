using System.Text.Json.Nodes;
using Permissions.Conditions;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class AuthorizeTests : AzureTests
{
    private static readonly ControlAction ReadMachines = ControlAction.Parse("Microsoft.Compute/virtualMachines/read");
    private static readonly ControlAction StartMachines = ControlAction.Parse("Microsoft.Compute/virtualMachines/start/action");
    private static readonly DataAction ReadBlobs = DataAction.Parse("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read");

    private EmulatedTenant Tenant => Azure.Emulator.DefaultTenant;

    private Scope Machine => Azure.ResourceGroup.Resource("Microsoft.Compute", "virtualMachines", "vm-1");

    [Test]
    public void Nobody_may_do_anything_without_an_assignment()
    {
        var decision = Tenant.Authorize(Ada.ObjectId, ReadMachines, Machine);

        Assert.That(decision.IsAllowed, Is.False);
        Assert.That((decision.DecidedBy, decision.Reasons.Count), Is.EqualTo(((AccessReason?)null, 0)));
        Assert.That(decision.ToString(), Is.EqualTo($"{Ada.ObjectId} may not do 'Microsoft.Compute/virtualMachines/read' (control plane) at '{Machine}': no role assignment of it, or of a group that it is in, names the operation there."));
    }

    [Test]
    public async Task An_assignment_holds_at_its_scope_and_below_and_not_beside_it()
    {
        _ = await Azure.AssignAsync(Id(1), Azure.Group, Reader.Id!.Value, Ada.ObjectId);

        Assert.That(MayRead(Azure.Group) && MayRead(Azure.ChildGroup) && MayRead(Azure.Subscription) && MayRead(Machine));
        Assert.That(MayRead(Scope.Tenant) || MayRead(Azure.OtherSubscription), Is.False);
        Assert.That(Tenant.Authorize(App.ObjectId, ReadMachines, Machine).IsAllowed, Is.False);
        Assert.That(Tenant.Authorize(Ada.ObjectId, StartMachines, Machine).IsAllowed, Is.False);
        Assert.That(Tenant.Authorize(Ada.ObjectId, ReadBlobs, Machine).IsAllowed, Is.False, "'*/read' is of the control plane");
    }

    [Test]
    public async Task The_decision_says_which_assignment_and_pattern_decided_also_through_groups()
    {
        var outer = Tenant.AddPrincipal(Principal.Group(Id(50)));
        Tenant.AddGroupMember(outer.ObjectId, Team.ObjectId);
        Tenant.AddGroupMember(Team.ObjectId, Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, BlobReader.Id!.Value, outer.ObjectId);
        var decision = Tenant.Authorize(Ada.ObjectId, ReadBlobs, Azure.ResourceGroup);
        var reason = decision.DecidedBy!;

        Assert.That(decision.IsAllowed);
        Assert.That((reason.Effect, reason.Name, reason.Scope, reason.PrincipalId), Is.EqualTo((AccessEffect.Allow, BlobReader.Name, Azure.Subscription, outer.ObjectId)));
        Assert.That(reason.AssignmentId, Is.EqualTo(AssignmentPath(Azure.Subscription, Id(1))));
        Assert.That(reason.Pattern, Is.EqualTo(ReadBlobs.Value));
        Assert.That(decision.ToString(), Does.Contain("may do").And.Contain("data plane").And.Contain($"assigned to {outer.ObjectId}"));
    }

    [Test]
    public async Task An_exclusion_takes_away_from_its_own_role_only()
    {
        await AssignAsync(1, Ada, Block(actions: ["Microsoft.Compute/*"], notActions: ["Microsoft.Compute/virtualMachines/start/action"]));
        var excluded = Tenant.Authorize(Ada.ObjectId, StartMachines, Machine);
        await AssignAsync(2, Ada, Block(actions: ["*/action"]));
        var granted = Tenant.Authorize(Ada.ObjectId, StartMachines, Machine);

        Assert.That((excluded.IsAllowed, excluded.Reasons.Single().ExcludedBy), Is.EqualTo((false, StartMachines.Value)));
        Assert.That(excluded.ToString(), Does.Contain("excluded by"));
        Assert.That((granted.IsAllowed, granted.Reasons.Count, granted.DecidedBy!.Pattern), Is.EqualTo((true, 2, "*/action")));
    }

    [Test]
    public async Task A_deny_assignment_blocks_first_and_its_exclusions_do_not()
    {
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, Reader.Id!.Value, Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(2), Azure.Subscription, Reader.Id!.Value, App.ObjectId);
        Tenant.AddDenyAssignment(new(Id(3), "Stack", Azure.Subscription, [Block(["Microsoft.Compute/*"], ["Microsoft.Compute/disks/read"])], excludedPrincipals: [App.ObjectId]));
        var denied = Tenant.Authorize(Ada.ObjectId, ReadMachines, Machine);

        Assert.That((denied.IsAllowed, denied.DecidedBy!.Effect, denied.DecidedBy.Name, denied.DecidedBy.PrincipalId), Is.EqualTo((false, AccessEffect.Deny, "Stack", Guid.Empty)));
        Assert.That(denied.ToString(), Does.Contain("deny assignment 'Stack', made to everybody"));
        Assert.That(Tenant.Authorize(App.ObjectId, ReadMachines, Machine).IsAllowed, "excluded from the denial");
        Assert.That(Tenant.Authorize(Ada.ObjectId, ControlAction.Parse("Microsoft.Compute/disks/read"), Machine).IsAllowed, "not denied");
        Assert.That(Tenant.RemoveDenyAssignment(Id(3)), Is.True);
        Assert.That(MayRead(Machine));
    }

    [Test]
    public async Task A_denial_may_be_for_a_group_and_for_its_own_scope_only()
    {
        Tenant.AddGroupMember(Team.ObjectId, Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, Reader.Id!.Value, Ada.ObjectId);
        Tenant.AddDenyAssignment(new(Id(3), "Stack", Azure.Subscription, [Block(["*"])], [Team.ObjectId], appliesToChildScopes: false));

        Assert.That(MayRead(Azure.Subscription), Is.False);
        Assert.That(MayRead(Azure.ResourceGroup));
        Assert.That(Tenant.Authorize(Ada.ObjectId, ReadMachines, Azure.Subscription).DecidedBy!.PrincipalId, Is.EqualTo(Team.ObjectId));
    }

    [Test]
    public async Task A_condition_is_asked_about_and_does_not_hold_by_itself()
    {
        var body = AssignmentBody(Reader.Id!.Value, Ada.ObjectId);
        body["properties"]!["condition"] = "@Resource[Contoso.App/things:name] StringEquals 'c'";
        _ = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(1)), body);
        var asked = new List<string>();
        var without = Tenant.Authorize(Ada.ObjectId, ReadMachines, Machine);
        var holding = Tenant.Authorize(Ada.ObjectId, ReadMachines, Machine, text =>
        {
            asked.Add(text);
            return true;
        });

        Assert.That((without.IsAllowed, without.Reasons.Single().ConditionsHold), Is.EqualTo((false, false)));
        Assert.That(without.ToString(), Does.Contain("condition that does not hold"));
        Assert.That(holding.IsAllowed);
        Assert.That(asked.Distinct(), Is.EqualTo(new[] { "@Resource[Contoso.App/things:name] StringEquals 'c'" }));
    }

    [Test]
    public async Task A_condition_is_evaluated_against_the_request_at_the_emulators_time()
    {
        var action = ControlAction.Parse("Microsoft.Authorization/roleAssignments/write");
        await AssignAsync(1, Ada, Block([action.Value]));
        _ = await Azure.DeleteAsync(AssignmentPath(Azure.Subscription, Id(201)));
        var body = AssignmentBody(Id(101), Ada.ObjectId);
        body["properties"]!["condition"] = $"{RoleCondition.DelegateRoles(Reader.Id!.Value)} AND (@Environment[UtcNow] DateTimeLessThan '2026-01-02T00:00:00.0Z')";
        var put = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(201)), body);
        Assert.That(put.Status, Is.EqualTo(201), put.Text);
        AccessDecision Assigning(Guid role) => Tenant.Authorize(Ada.ObjectId, action, Azure.ResourceGroup, new ConditionContext(action).With(ConditionAttributes.RequestedRole, role));

        Assert.That(Assigning(Reader.Id.Value).IsAllowed);
        Assert.That(Assigning(BlobReader.Id!.Value).IsAllowed, Is.False);
        Azure.Emulator.Clock.Advance(TimeSpan.FromDays(2));
        Assert.That(Assigning(Reader.Id.Value).IsAllowed, Is.False);
        Assert.That(() => Tenant.Authorize(Ada.ObjectId, ReadMachines, Machine, new ConditionContext(action)), Throws.ArgumentException.With.Message.Contains(ReadMachines.Value));
    }

    [Test]
    public async Task Where_the_two_readings_differ_the_answer_is_no_and_says_so()
    {
        var identities = ControlAction.Parse("Microsoft.ManagedIdentity/userAssignedIdentities/assign/action");
        await AssignAsync(1, Ada, Block(["Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action"]));
        var decision = Tenant.Authorize(Ada.ObjectId, identities, Machine);

        Assert.That((decision.IsAllowed, decision.ReadingsDiffer), Is.EqualTo((false, true)));
        Assert.That(decision.ToString(), Does.Contain("readings of '/*/' differ"));
    }

    [Test]
    public async Task A_grant_counts_when_all_regions_know_it()
    {
        Azure.Emulator.Replication.RoleAssignments = [TimeSpan.Zero, TimeSpan.FromMinutes(10)];
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, Reader.Id!.Value, Ada.ObjectId);
        var early = MayRead(Machine);
        Azure.Emulator.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.That((early, MayRead(Machine)), Is.EqualTo((false, true)));
    }

    private bool MayRead(Scope scope) => Tenant.Authorize(Ada.ObjectId, ReadMachines, scope).IsAllowed;

    private async Task AssignAsync(int number, Principal principal, PermissionBlock block)
    {
        var body = RoleBody($"Role {number}", Azure.Subscription);
        body["properties"]!["permissions"] = new JsonArray(new JsonObject
        {
            ["actions"] = new JsonArray([.. block.Actions.Select(a => (JsonNode)a.Value)]),
            ["notActions"] = new JsonArray([.. block.NotActions.Select(a => (JsonNode)a.Value)]),
        });
        _ = await Azure.DefineAsync(Id(100 + number), body, Azure.Subscription);
        _ = await Azure.AssignAsync(Id(200 + number), Azure.Subscription, Id(100 + number), principal.ObjectId);
    }

    private static PermissionBlock Block(string[] actions, string[]? notActions = null) =>
        new(actions.Select(ControlAction.Parse), (notActions ?? []).Select(ControlAction.Parse));
}
