using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class WorldTests
{
    private AzureRbacEmulator _emulator = null!;

    private EmulatedTenant Tenant => _emulator.DefaultTenant;

    [SetUp]
    public void SetUp() => _emulator = new();

    [TearDown]
    public void TearDown() => _emulator.Dispose();

    [Test]
    public void Every_tenant_has_a_root_group_of_its_own_id() =>
        Assert.That(Tenant.RootManagementGroup, Is.EqualTo(Scope.ManagementGroup(AzureRbacEmulator.DefaultTenantId.ToString())));

    [Test]
    public void Management_group_ids_are_unique_without_regard_to_case_and_their_parents_are_there()
    {
        _ = Tenant.AddManagementGroup("platform");
        Assert.Multiple(() =>
        {
            Refused(() => Tenant.AddManagementGroup("PLATFORM"), "already");
            Refused(() => Tenant.AddManagementGroup(Tenant.Id.ToString()), "already");
            Refused(() => Tenant.AddManagementGroup("child", "unknown"), "add it with AddManagementGroup first");
            Assert.That(() => Tenant.AddManagementGroup("a/b"), Throws.InstanceOf<FormatException>());
            Assert.That(Tenant.AddManagementGroup("child", "Platform"), Is.EqualTo(Scope.ManagementGroup("child")));
        });
    }

    [Test]
    public void Subscription_ids_are_unique_in_all_tenants()
    {
        var other = _emulator.AddTenant(Id(1));
        Assert.That(Tenant.AddSubscription(SubscriptionId), Is.EqualTo(Scope.Subscription(SubscriptionId)));
        Assert.Multiple(() =>
        {
            Refused(() => Tenant.AddSubscription(SubscriptionId), "already");
            Refused(() => other.AddSubscription(SubscriptionId), $"in tenant {AzureRbacEmulator.DefaultTenantId} already");
            Refused(() => Tenant.AddSubscription(Guid.Empty), "all-zero");
            Refused(() => Tenant.AddSubscription(Id(2), "unknown"), "not in tenant");
        });
    }

    [Test]
    public void Resource_groups_stand_in_a_subscription_of_the_tenant()
    {
        _ = Tenant.AddSubscription(SubscriptionId);
        _ = Tenant.AddResourceGroup(SubscriptionId, "rg");
        Assert.Multiple(() =>
        {
            Refused(() => Tenant.AddResourceGroup(SubscriptionId, "RG"), "already");
            Refused(() => Tenant.AddResourceGroup(UnknownId, "rg"), "AddSubscription");
            Refused(() => _emulator.AddTenant(Id(1)).AddResourceGroup(SubscriptionId, "rg2"), "not in tenant");
            Assert.That(() => Tenant.AddResourceGroup(SubscriptionId, "rg."), Throws.InstanceOf<FormatException>());
        });
    }

    [Test]
    public void Principals_are_users_groups_and_service_principals_and_only_groups_have_members()
    {
        foreach (var principal in new[] { Ada, Team, App })
            Assert.That(Tenant.AddPrincipal(principal), Is.SameAs(principal));
        Tenant.AddGroupMember(Team.ObjectId, Ada.ObjectId);
        Assert.Multiple(() =>
        {
            Refused(() => Tenant.AddPrincipal(Principal.Group(Ada.ObjectId)), "as a User");
            Refused(() => Tenant.AddPrincipal(new(Id(1), PrincipalType.Device)), "cannot be added");
            Refused(() => Tenant.AddPrincipal(new(Id(1), PrincipalType.ForeignGroup)), "cannot be added");
            Refused(() => Tenant.AddGroupMember(Ada.ObjectId, App.ObjectId), "only a group");
            Refused(() => Tenant.AddGroupMember(Team.ObjectId, UnknownId), "AddPrincipal");
            Refused(() => Tenant.AddGroupMember(UnknownId, Ada.ObjectId), "AddPrincipal");
            Refused(() => Tenant.AddGroupMember(Team.ObjectId, Team.ObjectId), "itself");
            Assert.That(Tenant.RemovePrincipal(UnknownId), Is.False);
        });
    }

    [Test]
    public void Built_in_roles_have_an_id_and_a_name_of_their_own()
    {
        _emulator.AddBuiltInRoles([Reader]);
        Assert.Multiple(() =>
        {
            Refused(() => _emulator.AddBuiltInRoles([Reader]), "already");
            Refused(() => _emulator.AddBuiltInRoles([new("READER", null, RoleType.BuiltIn, [], [Scope.Tenant], Id(1))]), "already");
            Refused(() => _emulator.AddBuiltInRoles([new("Other", null, RoleType.BuiltIn, [], [Scope.Tenant])]), "no id");
            Refused(() => _emulator.AddBuiltInRoles([new("Other", null, RoleType.Custom, [], [], Id(1))]), "custom role");
        });
    }

    [Test]
    public void Tenants_are_told_apart()
    {
        var other = _emulator.AddTenant(Id(1));
        using var elsewhere = new AzureRbacEmulator();
        Assert.Multiple(() =>
        {
            Refused(() => _emulator.AddTenant(Id(1)), "already");
            Refused(() => _emulator.AddTenant(Guid.Empty), "all-zero");
            Refused(() => elsewhere.CredentialFor(other, Id(2)), "not one of this emulator");
            Refused(() => _emulator.CredentialFor(other, Guid.Empty), "all-zero");
        });
    }

    [Test]
    public async Task The_directory_tells_who_is_gone_and_who_is_in_which_group()
    {
        var tenant = _emulator.AddTenant(Id(50));
        foreach (var group in new[] { Id(1), Id(2) })
            tenant.AddPrincipal(Principal.Group(group));
        tenant.AddPrincipal(Principal.User(Id(3)));
        tenant.AddPrincipal(Principal.User(Id(4)));
        tenant.AddGroupMember(Id(1), Id(2));
        tenant.AddGroupMember(Id(2), Id(3));
        tenant.RemovePrincipal(Id(4));

        Assert.That(await tenant.Directory.FindMissingAsync([Id(3), Id(4), Id(5)], default), Is.EquivalentTo(new[] { Id(4), Id(5) }));
        Assert.That(await tenant.Directory.GroupsOfAsync(Id(3), default), Is.EquivalentTo(new[] { Id(1), Id(2) }));
        Assert.That(await tenant.Directory.GroupsOfAsync(Id(5), default), Is.Empty);
    }

    [Test]
    public void Limits_are_not_negative_and_a_page_holds_something()
    {
        var limits = _emulator.Limits;
        Assert.Multiple(() =>
        {
            Assert.That((limits.CustomRolesPerTenant, limits.AssignmentsPerSubscription, limits.AssignmentsPerManagementGroup), Is.EqualTo((5000, 4000, 500)));
            Assert.That(() => limits.CustomRolesPerTenant = -1, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => limits.AssignmentsPerSubscription = -1, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => limits.AssignmentsPerManagementGroup = -1, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => limits.PageSize = 0, Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    private static void Refused(Action action, string message) =>
        Assert.That(action, Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));
}
