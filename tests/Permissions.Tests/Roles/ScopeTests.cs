namespace Permissions.Tests.Roles;

public class ScopeTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";
    private const string Subscription = "/subscriptions/" + Id;
    private const string Group = Subscription + "/resourceGroups/rg-one";
    private const string Account = Group + "/providers/Microsoft.Storage/storageAccounts/logs01";
    private const string Container = Account + "/blobServices/default/containers/in";
    private const string ManagementGroup = "/providers/Microsoft.Management/managementGroups/contoso";

    [TestCase("/", ScopeKind.Tenant, null)]
    [TestCase(ManagementGroup, ScopeKind.ManagementGroup, "/")]
    [TestCase(Subscription, ScopeKind.Subscription, "/")]
    [TestCase(Group, ScopeKind.ResourceGroup, Subscription)]
    [TestCase(Account, ScopeKind.Resource, Group)]
    [TestCase(Account + "/blobServices/default", ScopeKind.Resource, Account)]
    [TestCase(Container, ScopeKind.Resource, Account + "/blobServices/default")]
    [TestCase(Account + "/providers/Microsoft.Authorization/locks/keep", ScopeKind.Resource, Account)]
    [TestCase(Subscription + "/providers/Microsoft.Authorization/policyAssignments/p", ScopeKind.Resource, Subscription)]
    [TestCase(ManagementGroup + "/providers/Microsoft.Authorization/policyAssignments/p", ScopeKind.Resource, ManagementGroup)]
    [TestCase("/providers/Microsoft.Billing/billingAccounts/b", ScopeKind.Resource, "/")]
    [TestCase("/providers/Microsoft.Billing/billingAccounts/b/billingProfiles/p", ScopeKind.Resource, "/providers/Microsoft.Billing/billingAccounts/b")]
    [TestCase(Group + "/providers/Microsoft.Insights/actionGroups/Application Insights Smart Detection", ScopeKind.Resource, Group)]
    [TestCase(Group + "/providers/Microsoft.X/types/a:b,c@d{e}", ScopeKind.Resource, Group)]
    [TestCase(Subscription + "/resourceGroups/R_g-(1).x", ScopeKind.ResourceGroup, Subscription)]
    [TestCase(Subscription + "/resourceGroups/größe", ScopeKind.ResourceGroup, Subscription)]
    public void A_scope_is_read_with_its_kind_and_parent(string path, ScopeKind kind, string? parent)
    {
        Assert.That(Scope.TryParse(path, out var scope, out var error), Is.True, error?.Message);
        Assert.That(scope!.Path, Is.EqualTo(path));
        Assert.That(scope.ToString(), Is.EqualTo(path));
        Assert.That(scope.Kind, Is.EqualTo(kind));
        Assert.That(scope.Parent?.Path, Is.EqualTo(parent));
    }

    [Test]
    public void Fixed_parts_are_written_as_Azure_writes_them_and_names_stay_as_given()
    {
        Assert.That(Scope.Parse($"/SUBSCRIPTIONS/{Id}/resourcegroups/RG-One").Path, Is.EqualTo($"{Subscription}/resourceGroups/RG-One"));
        Assert.That(Scope.Parse("/Providers/microsoft.management/MANAGEMENTGROUPS/Contoso").Path, Is.EqualTo("/providers/Microsoft.Management/managementGroups/Contoso"));
        Assert.That(Scope.Parse(Group + "/PROVIDERS/microsoft.storage/storageaccounts/Logs01").Path, Is.EqualTo(Group + "/providers/microsoft.storage/storageaccounts/Logs01"));
    }

    [Test]
    public void The_ids_in_a_path_are_told()
    {
        var container = Scope.Parse(Container);
        Assert.That(container.SubscriptionId, Is.EqualTo(new Guid(Id)));
        Assert.That(container.ResourceGroupName, Is.EqualTo("rg-one"));
        Assert.That(container.ManagementGroupId, Is.Null);
        Assert.That(Scope.Parse(Subscription).SubscriptionId, Is.EqualTo(new Guid(Id)));
        Assert.That(Scope.Parse(Subscription).ResourceGroupName, Is.Null);
        Assert.That(Scope.Parse(Subscription + "/providers/A.B/c/d").ResourceGroupName, Is.Null);
        Assert.That(Scope.Parse(ManagementGroup).ManagementGroupId, Is.EqualTo("contoso"));
        Assert.That(Scope.Parse(ManagementGroup + "/providers/A.B/c/d").ManagementGroupId, Is.EqualTo("contoso"));
        Assert.That(Scope.Tenant.SubscriptionId, Is.Null);
        Assert.That(Scope.Tenant.ResourceGroupName, Is.Null);
        Assert.That(Scope.Tenant.ManagementGroupId, Is.Null);
    }

    [Test]
    public void Scopes_composed_from_parts_equal_those_read()
    {
        var id = new Guid(Id);
        Assert.That(Scope.Subscription(id), Is.EqualTo(Scope.Parse(Subscription)));
        Assert.That(Scope.Subscription(Id), Is.EqualTo(Scope.Parse(Subscription)));
        Assert.That(Scope.ResourceGroup(id, "rg-one"), Is.EqualTo(Scope.Parse(Group)));
        Assert.That(Scope.ManagementGroup("contoso"), Is.EqualTo(Scope.Parse(ManagementGroup)));
        Assert.That(Scope.ResourceGroup(id, "rg-one").Resource("Microsoft.Storage", "storageAccounts", "logs01"), Is.EqualTo(Scope.Parse(Account)));
        Assert.That(Scope.Parse(Account).Resource("Microsoft.Authorization", "locks", "keep").Parent, Is.EqualTo(Scope.Parse(Account)));
        Assert.That(Scope.Tenant.Resource("Microsoft.Billing", "billingAccounts", "b").Parent, Is.EqualTo(Scope.Tenant));
        Assert.That(Scope.ResourceGroup(id, "rg-one").Parent, Is.EqualTo(Scope.Subscription(id)));
        Assert.That(Scope.Parse("/"), Is.SameAs(Scope.Tenant));
    }

    [Test]
    public void Composing_refuses_what_is_no_name()
    {
        var group = Scope.Parse(Group);
        Assert.That(() => Scope.Subscription("contoso"), Throws.TypeOf<FormatException>().With.Message.Contains("'contoso'"));
        Assert.That(() => Scope.Subscription($"{Id}/resourceGroups/x"), Throws.TypeOf<FormatException>().With.Message.Contains("slash"));
        Assert.That(() => Scope.Subscription(null!), Throws.ArgumentNullException);
        Assert.That(() => Scope.ManagementGroup("a/b"), Throws.TypeOf<FormatException>());
        Assert.That(() => Scope.ManagementGroup(""), Throws.TypeOf<FormatException>().With.Message.Contains("blank"));
        Assert.That(() => Scope.ManagementGroup(null!), Throws.ArgumentNullException);
        Assert.That(() => Scope.ManagementGroup("a/providers/A.B/c/d"), Throws.TypeOf<FormatException>());
        Assert.That(() => Scope.ResourceGroup(new Guid(Id), " "), Throws.TypeOf<FormatException>().With.Message.Contains("blank"));
        Assert.That(() => Scope.ResourceGroup(new Guid(Id), null!), Throws.ArgumentNullException);
        Assert.That(() => Scope.ResourceGroup(new Guid(Id), "dot."), Throws.TypeOf<FormatException>());
        Assert.That(() => group.Resource("A.B", "c"), Throws.ArgumentException);
        Assert.That(() => group.Resource("A.B"), Throws.ArgumentException);
        Assert.That(() => group.Resource("A.B", null!), Throws.ArgumentException);
        Assert.That(() => group.Resource("A.B", "c", "d/e"), Throws.TypeOf<FormatException>());
        Assert.That(() => group.Resource("A.B", "c", ""), Throws.TypeOf<FormatException>());
        Assert.That(() => group.Resource(null!, "c", "d"), Throws.TypeOf<FormatException>());
        Assert.That(() => Scope.Parse(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Scopes_are_equal_without_regard_to_case()
    {
        var one = Scope.Parse(Container);
        var other = Scope.Parse(Container.ToUpperInvariant());
        Assert.That(one == other, Is.True);
        Assert.That(one != other, Is.False);
        Assert.That(one.Equals((object)other), Is.True);
        Assert.That(one.GetHashCode(), Is.EqualTo(other.GetHashCode()));
        Assert.That(one.Equals("x"), Is.False);
        Assert.That(one.Equals(null), Is.False);
        Assert.That((Scope?)null == null, Is.True);
        Assert.That((Scope?)null != one, Is.True);
    }

    [TestCase("/", Container, true)]
    [TestCase("/", "/", true)]
    [TestCase("/", ManagementGroup, true)]
    [TestCase(Subscription, Container, true)]
    [TestCase(Group, Account, true)]
    [TestCase(Group, Group, true)]
    [TestCase(Account, Account + "/providers/Microsoft.Authorization/locks/keep", true)]
    [TestCase(Group, Group + "2", false)]
    [TestCase(Group, Subscription, false)]
    [TestCase(Group + "2", Account, false)]
    [TestCase(ManagementGroup, ManagementGroup + "2", false)]
    // Which subscriptions lie in a management group is not in the path.
    [TestCase(ManagementGroup, Subscription, false)]
    [TestCase(Subscription, "/", false)]
    public void A_scope_contains_itself_and_what_lies_below(string outer, string inner, bool contains)
    {
        Assert.That(Scope.Parse(outer).Contains(Scope.Parse(inner)), Is.EqualTo(contains));
        Assert.That(Scope.Parse(outer.ToUpperInvariant()).Contains(Scope.Parse(inner)), Is.EqualTo(contains));
    }

    [Test]
    public void Containing_nothing_is_asked_in_vain() =>
        Assert.That(() => Scope.Tenant.Contains(null!), Throws.ArgumentNullException);
}
