using FsCheck;
using FsCheck.Fluent;

namespace Permissions.Tests.Roles;

public class ScopeTemplateTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";

    // The spellings that real role files use.
    [TestCase("<SUBSCRIPTION-ID>", "subscriptionId")]
    [TestCase("<subscription_id>", "subscriptionId")]
    [TestCase("<subscriptionId>", "subscriptionId")]
    [TestCase("<Your Subscription Id>", "yourSubscriptionId")]
    [TestCase("<...>", "subscriptionId")]
    [TestCase("{subscriptionId}", "subscriptionId")]
    [TestCase("{0}", "subscriptionId")]
    [TestCase("${subscription_id}", "subscriptionId")]
    [TestCase("${SUB}", "sub")]
    [TestCase("${var.subscription_id}", "varSubscriptionId")]
    [TestCase("$(subscriptionId)", "subscriptionId")]
    [TestCase("$SUBSCRIPTION_ID", "subscriptionId")]
    [TestCase("$env:SUBSCRIPTION", "envSubscription")]
    [TestCase("$1", "subscriptionId")]
    [TestCase("'$1'", "subscriptionId")]
    [TestCase("'$subscription'", "subscription")]
    [TestCase("{{subscription}}", "subscription")]
    [TestCase("{{ subscription_id }}", "subscriptionId")]
    [TestCase("#{SubscriptionId}#", "subscriptionId")]
    [TestCase("__SUBSCRIPTION_ID__", "subscriptionId")]
    [TestCase("[subscription().subscriptionId]", "subscriptionId")]
    [TestCase("[subscriptionId]", "subscriptionId")]
    [TestCase("00000000-0000-0000-0000-000000000000", "subscriptionId")]
    [TestCase("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "subscriptionId")]
    [TestCase("XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX", "subscriptionId")]
    public void Every_spelling_of_a_placeholder_becomes_a_parameter(string text, string name)
    {
        var template = ScopeTemplate.Parse("/subscriptions/" + text);
        Assert.That(template.Error, Is.Null);
        Assert.That(template.Kind, Is.EqualTo(ScopeKind.Subscription));
        Assert.That(template.Scope, Is.Null);
        var found = template.Placeholders.Single();
        Assert.That(found.Placeholder, Is.EqualTo(new Placeholder(text, name, PlaceholderKind.SubscriptionId)));
        Assert.That((found.Start, found.Length), Is.EqualTo((15, text.Length)));
        Assert.That(template.Fill(Id).Path, Is.EqualTo("/subscriptions/" + Id));
    }

    [TestCase("/subscriptions/<SUB>/resourceGroups/<RG>", ScopeKind.ResourceGroup, "sub:SubscriptionId rg:ResourceGroupName")]
    [TestCase("/subscriptions/" + Id + "/resourceGroups/{name}", ScopeKind.ResourceGroup, "name:ResourceGroupName")]
    [TestCase("/providers/Microsoft.Management/managementGroups/${mg}", ScopeKind.ManagementGroup, "mg:ManagementGroupId")]
    [TestCase("/providers/Microsoft.Management/managementGroups/{{0}}", ScopeKind.ManagementGroup, "managementGroupId:ManagementGroupId")]
    [TestCase("/subscriptions/<S>/resourceGroups/<G>/providers/Microsoft.Storage/storageAccounts/<ACCOUNT>", ScopeKind.Resource, "s:SubscriptionId g:ResourceGroupName account:ResourceName")]
    [TestCase("/subscriptions/<S>/resourceGroups/<...>", ScopeKind.ResourceGroup, "s:SubscriptionId resourceGroupName:ResourceGroupName")]
    [TestCase("/subscriptions/[concat('a', '/', 'b')]/resourceGroups/x", ScopeKind.ResourceGroup, "subscriptionId:SubscriptionId")]
    [TestCase("${current_scope_resource_id}", null, "currentScopeResourceId:Scope")]
    [TestCase("<SUBSCRIPTION_ID>", null, "subscriptionId:Scope")]
    [TestCase("[subscription().id]", null, "assignableScope:Scope")]
    [TestCase("[concat('/subscriptions/', parameters('id'))]", null, "assignableScope:Scope")]
    [TestCase("$scope", null, "scope:Scope")]
    public void A_placeholder_stands_for_what_its_position_says(string text, ScopeKind? kind, string expected)
    {
        var template = ScopeTemplate.Parse(text);
        Assert.That(template.Error, Is.Null);
        Assert.That(template.Kind, Is.EqualTo(kind));
        Assert.That(string.Join(' ', template.Placeholders.Select(found => $"{found.Placeholder.Name}:{found.Placeholder.Kind}")), Is.EqualTo(expected));
        foreach (var found in template.Placeholders)
            Assert.That(text.Substring(found.Start, found.Length), Is.EqualTo(found.Placeholder.Text));
    }

    // Neither a scope nor one placeholder: said, and not taken for something else.
    [TestCase("/subscriptions/your-sub-id")]
    [TestCase("Scope of the product to which role has to be assigned.")]
    [TestCase("")]
    [TestCase(null)]
    [TestCase("/subscriptions/*")]
    [TestCase("/subscriptions/<SUB>/")]
    [TestCase("subscriptions/<SUB>")]
    [TestCase("{a}/resourceGroups/{b}")]
    [TestCase("${subscription}/resourceGroups/${group}")]
    [TestCase("$subscription/resourceGroups/x")]
    [TestCase("/subscriptions/<SUB")]
    [TestCase("/subscriptions/<>")]
    [TestCase("/subscriptions/<a><b>")]
    [TestCase("/subscriptions/<SUB>/resourceGroups/rg-<ENV>")]
    [TestCase("/subscriptions/<SUB>/<GROUP>/x")]
    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("/<SCOPE>")]
    [TestCase("/providers/<PROVIDER>")]
    public void What_is_neither_scope_nor_placeholder_is_an_error(string? text)
    {
        var template = ScopeTemplate.Parse(text);
        Assert.That(template.Error, Is.Not.Null);
        Assert.That(template.Kind, Is.Null);
        Assert.That(template.Scope, Is.Null);
        Assert.That(template.Text, Is.EqualTo(text ?? string.Empty));
        Assert.That(() => template.Fill(), Throws.TypeOf<FormatException>());
    }

    [Test]
    public void A_complete_scope_is_itself()
    {
        var template = ScopeTemplate.Parse($"/Subscriptions/{Id}");
        Assert.That(template.Scope, Is.EqualTo(Scope.Subscription(Id)));
        Assert.That(template.Placeholders, Is.Empty);
        Assert.That(template.ToString(), Is.EqualTo($"/Subscriptions/{Id}"));
        Assert.That(template.Fill(), Is.EqualTo(Scope.Subscription(Id)));
    }

    [Test]
    public void The_error_of_free_words_shows_how_a_placeholder_looks() =>
        Assert.That(ScopeTemplate.Parse("/subscriptions/your-sub-id").Error!.Message, Does.Contain("'<subscription-id>'"));

    [Test]
    public void Filling_takes_a_fitting_value_for_each_placeholder()
    {
        var template = ScopeTemplate.Parse("/subscriptions/<SUB>/resourceGroups/<RG>");
        Assert.That(template.Fill(Id, "one"), Is.EqualTo(Scope.ResourceGroup(new Guid(Id), "one")));
        Assert.That(() => template.Fill(Id), Throws.ArgumentException);
        Assert.That(() => template.Fill(null!), Throws.ArgumentNullException);
        Assert.That(() => template.Fill("x", "one"), Throws.TypeOf<FormatException>().With.Message.Contains("<SUB>"));
        Assert.That(() => template.Fill(Id, "a/providers/A.B/c/d"), Throws.TypeOf<FormatException>().With.Message.Contains("<RG>"));
        Assert.That(() => template.Fill(Id, ""), Throws.TypeOf<FormatException>().With.Message.Contains("<RG>"));
        Assert.That(() => template.Fill(Guid.Empty.ToString(), "one"), Throws.TypeOf<FormatException>().With.Message.Contains("<SUB>"));
        Assert.That(ScopeTemplate.Parse("<SCOPE>").Fill("/subscriptions/" + Id), Is.EqualTo(Scope.Subscription(Id)));
        Assert.That(() => ScopeTemplate.Parse("<SCOPE>").Fill("x"), Throws.TypeOf<FormatException>());
    }

    [Property(MaxTest = 2_000)]
    public Property Any_text_is_read_or_refused_within_its_bounds() => Prop.ForAll(ScopeTexts.Near.ToArbitrary(), text =>
    {
        var template = ScopeTemplate.Parse(text);
        return template.Error is { } error
            ? error.Start >= 0 && error.Length >= 0 && error.Start + error.Length <= text.Length && template.Scope is null
            : template.Placeholders.All(found => text.Substring(found.Start, found.Length) == found.Placeholder.Text) && (template.Scope is null) == (template.Placeholders.Count > 0);
    });
}
