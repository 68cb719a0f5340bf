using Azure.ResourceManager;
using Permissions.ResourceManager;

namespace Permissions.Emulator.Hosting.Tests;

/// <summary>Clients of the SDK over real sockets.</summary>
public sealed class RoundTripTests : HostTests
{
    private static readonly RoleDefinition Role = new("VM reader", "Reads virtual machines.", RoleType.Custom, [new([ControlAction.Parse("Microsoft.Compute/virtualMachines/read")])], [Scope.Subscription(SubscriptionId)]);

    [Test]
    public async Task A_role_is_created_assigned_listed_and_removed()
    {
        var rbac = new RbacClient(Emulator.Credential, Host.ClientOptions);
        var created = await rbac.CreateOrUpdateRoleDefinitionAsync(Role);
        var assigned = await rbac.AssignAsync(Role, App, Subscription);
        var listed = await rbac.ListRoleAssignmentsAsync(Subscription).ToListAsync();
        var allowed = Emulator.DefaultTenant.Authorize(App.ObjectId, ControlAction.Parse("Microsoft.Compute/virtualMachines/read"), Subscription);
        _ = await rbac.RemoveRoleAssignmentAsync(Role, App.ObjectId, Subscription);
        _ = await rbac.DeleteRoleDefinitionAsync(created.Role.Id!.Value, Subscription);

        Assert.That(created.Outcome, Is.EqualTo(EnsureOutcome.Created));
        Assert.That(listed.Select(a => a.Name), Is.EqualTo(new[] { assigned.Assignment.Name }));
        Assert.That(allowed.IsAllowed, Is.True, allowed.ToString());
        Assert.That((await SendAsync(HttpMethod.Get, RolesPath)).Body!["value"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task The_caller_of_a_token_is_told_apart()
    {
        var caller = new Guid("ca11e600-0000-4000-8000-0000000000ff");
        var rbac = new RbacClient(Emulator.CredentialFor(Emulator.DefaultTenant, caller), Host.ClientOptions);
        _ = await rbac.CreateOrUpdateRoleDefinitionAsync(Role);

        Assert.That(Emulator.Requests.Select(r => r.Caller).Distinct(), Is.EqualTo(new Guid?[] { caller }));
    }

    [Test]
    public async Task An_arm_client_follows_the_pages_of_a_list_at_the_host()
    {
        Emulator.Limits.PageSize = 2;
        for (var i = 0; i < 5; i++)
            _ = await SendAsync(HttpMethod.Put, RolePath(Guid.NewGuid()), RoleBody($"Role {i}"));
        var page = (await SendAsync(HttpMethod.Get, RolesPath)).Body!;
        var found = page["value"]!.AsArray().Count;
        while ((string?)page["nextLink"] is { } link)
        {
            Assert.That(link, Does.StartWith(Host.BaseAddress.AbsoluteUri));
            page = (await SendAsync(HttpMethod.Get, link)).Body!;
            found += page["value"]!.AsArray().Count;
        }

        Assert.That(found, Is.EqualTo(5));
    }

    [Test]
    public async Task A_lost_connection_is_retried_by_the_SDK_and_the_role_is_there_once()
    {
        Emulator.Faults.When(r => r.Method == HttpMethod.Put, EmulatorFault.ConnectionLost.AfterActing());
        var options = Host.ClientOptions;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        var rbac = new RbacClient(new ArmClient(Emulator.Credential, default, options));
        _ = await rbac.CreateOrUpdateRoleDefinitionAsync(Role);

        Assert.That(Emulator.Requests.Where(r => r.IsWrite).Select(r => r.Status), Is.EqualTo(new[] { 0, 201 }));
    }
}
