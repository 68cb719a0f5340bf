namespace Permissions.Tests.Access;

public class AccessNamesTests
{
    private static readonly Guid Id = new("0b3c0000-0000-4000-8000-000000000001");
    private static readonly Guid SubscriptionId = new("11111111-2222-4333-8444-555555555555");
    private static readonly Scope Subscription = Scope.Subscription(SubscriptionId);
    private static readonly Scope Group = Scope.ResourceGroup(SubscriptionId, "data");
    private static readonly Scope Odd = Scope.ResourceGroup(SubscriptionId, "data.(old)");
    private static readonly AccessNames Names = new(
        new Dictionary<Guid, string> { [Id] = "Infra CI" },
        new Dictionary<Scope, string> { [Subscription] = "production", [Group] = "the data", [Odd] = "old data" });

    [TestCase("'Reader' for ServicePrincipal 0b3c0000-0000-4000-8000-000000000001 at /", "'Reader' for Infra CI at /")]
    [TestCase("0B3C0000-0000-4000-8000-000000000001 may not", "Infra CI may not")]
    [TestCase("x0b3c0000-0000-4000-8000-000000000001", "x0b3c0000-0000-4000-8000-000000000001")]
    [TestCase("0b3c0000-0000-4000-8000-000000000001-2", "0b3c0000-0000-4000-8000-000000000001-2")]
    [TestCase("at /subscriptions/11111111-2222-4333-8444-555555555555", "at production")]
    [TestCase("at '/Subscriptions/11111111-2222-4333-8444-555555555555'.", "at 'production'.")]
    [TestCase("(/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/data)", "(the data)")]
    [TestCase("/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/data.", "the data.")]
    [TestCase("/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/data/providers/A.B/c/d", "the data/providers/A.B/c/d")]
    [TestCase("/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/data.(old).", "old data.")]
    [TestCase("/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/data2", "production/resourceGroups/data2")]
    [TestCase("/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/data-2", "production/resourceGroups/data-2")]
    [TestCase("/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/data.2", "production/resourceGroups/data.2")]
    [TestCase("/subscriptions/11111111-2222-4333-8444-555555555556", "/subscriptions/11111111-2222-4333-8444-555555555556")]
    [TestCase("", "")]
    public void Names_stand_where_the_whole_GUID_or_path_stood(string text, string expected) =>
        Assert.That(Names.In(text), Is.EqualTo(expected));

    [Test]
    public void A_name_is_text_and_no_pattern()
    {
        var names = new AccessNames([new(Id, "$1 .* \\ $&")], [new(Scope.Tenant, "the tenant")]);

        Assert.That(names.In($"User {Id} at {Scope.Tenant}"), Is.EqualTo("$1 .* \\ $& at the tenant"));
        Assert.That(names.In("/subscriptions/x"), Is.EqualTo("/subscriptions/x"));
    }

    [Test]
    public void Without_names_nothing_changes()
    {
        Assert.That(AccessNames.None.In($"{Id}"), Is.EqualTo($"{Id}"));
        Assert.That(new AccessNames([], []).In($"{Id}"), Is.EqualTo($"{Id}"));
    }

    [TestCase(null)]
    [TestCase(" ")]
    public void A_blank_name_is_refused(string? name) =>
        Assert.That(() => new AccessNames([new(Id, name!)]), Throws.ArgumentException.With.Message.Contains($"{Id}"));

    [Test]
    public void An_assignment_under_another_condition_is_the_same_otherwise()
    {
        var assignment = new AccessAssignment(Id, Principal.Group(Id), Group, "Why");
        var under = assignment.Under(RoleCondition.DelegateAllExceptPrivilegedRoles);

        Assert.That(under.ToString(), Is.EqualTo(assignment.ToString()));
        Assert.That((under.Reason, under.Condition), Is.EqualTo(("Why", (string)RoleCondition.DelegateAllExceptPrivilegedRoles)));
        Assert.That(under.Under(null).Condition, Is.Null);
    }
}
