namespace Permissions.Tests.Roles;

/// <summary>What is said of texts that are no scope, and where it points.</summary>
public class ScopeErrorTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";

    [TestCase(null, "", "empty")]
    [TestCase("", "", "empty")]
    [TestCase("subscriptions/x", "subscriptions/x", "start with a slash")]
    [TestCase("*", "*", "start with a slash")]
    [TestCase("/subscriptions/", "/", "ends with a slash")]
    [TestCase("/subscriptions/" + Id + "/", "/", "ends with a slash")]
    [TestCase("//", "/", "ends with a slash")]
    [TestCase("/subscriptions", "", "the subscription id is expected")]
    [TestCase("/subscriptions/your-sub-id", "your-sub-id", "GUID")]
    [TestCase("/subscriptions/11111111222233334444555555555555", "11111111222233334444555555555555", "GUID")]
    [TestCase("/subscriptions/{" + Id + "}", "{" + Id + "}", "GUID")]
    [TestCase("/subscriptions/0x345678-2222-3333-4444-555555555555", "0x345678-2222-3333-4444-555555555555", "GUID")]
    [TestCase("/subscriptions/+1111111-2222-3333-4444-555555555555", "+1111111-2222-3333-4444-555555555555", "GUID")]
    [TestCase("/subscriptions/00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000", "all-zero")]
    [TestCase("/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/g", "00000000-0000-0000-0000-000000000000", "all-zero")]
    [TestCase("/subscriptions/*", "*", "wildcard")]
    [TestCase("/subscriptions/" + Id + "/resourceGroups", "", "the resource group name is expected")]
    [TestCase("/subscriptions/" + Id + "/resourceGroups/ends.", "ends.", "full stop")]
    [TestCase("/subscriptions/" + Id + "/resourceGroups/a b", "a b", "white space")]
    [TestCase("/subscriptions/" + Id + "/resourceGroups/a$b", "a$b", "resource group name")]
    [TestCase("/subscriptions/" + Id + "/resourceGroups//x", "/", "nothing between two slashes")]
    [TestCase("/subscriptions/" + Id + "/virtualMachines/x", "virtualMachines", "'providers' is expected")]
    [TestCase("/subscriptions/" + Id + "/resourceGroups/g/x/y", "x", "'providers' is expected")]
    [TestCase("/resourceGroups/g", "resourceGroups", "where a scope starts")]
    [TestCase("/providers", "", "provider")]
    [TestCase("/providers/Microsoft.Management", "", "type and a name")]
    [TestCase("/providers/Microsoft.Management/managementGroups", "", "the management group id is expected")]
    [TestCase("/providers/Microsoft.Management/managementGroups/a b", "a b", "white space")]
    [TestCase("/providers/Microsoft.Management/managementGroups/ab/subscriptions/" + Id, "subscriptions", "'providers' is expected")]
    [TestCase("/providers/A.B/c", "", "the resource name is expected")]
    [TestCase("/providers/A.B/c/d/e", "", "the resource name is expected")]
    [TestCase("/providers/A.B/c/*", "*", "wildcard")]
    [TestCase("/providers/A B/c/d", "A B", "white space")]
    [TestCase("/providers/A.B/c/ d", " d", "white space")]
    [TestCase("/providers/A.B/c/d\u202fe", "d\u202fe", "white space")]
    [TestCase("/providers/A.B/c/d\u0001", "d\u0001", "control character")]
    // What would make another address of the request that is sent for the scope.
    [TestCase("/providers/A.B/c/d?x=y", "?", "'?'")]
    [TestCase("/providers/A.B/c/d#x", "#", "'#'")]
    [TestCase("/providers/A.B/c/a%2Fb", "%", "'%'")]
    [TestCase("/providers/A.B/c/a\\b", "\\", "'\\'")]
    [TestCase("/providers/A.B/c/..", "..", "'..'")]
    [TestCase("/providers/A.B/./c", ".", "'.'")]
    [TestCase("/providers/../c/d", "..", "'..'")]
    public void A_malformed_scope_is_refused_where_it_is_wrong(string? path, string where, string message)
    {
        Assert.That(Scope.TryParse(path, out var scope, out var error), Is.False);
        Assert.That(scope, Is.Null);
        Assert.That((path ?? string.Empty).Substring(error!.Start, error.Length), Is.EqualTo(where));
        Assert.That(error.Message, Does.Contain(message).And.EndsWith("."));
        Assert.That(Scope.TryParse(path, out _), Is.False);
    }

    [Test]
    public void No_subscription_has_the_all_zero_id()
    {
        Assert.That(() => Scope.Subscription(Guid.Empty), Throws.ArgumentException.With.Message.Contains("all-zero"));
        Assert.That(() => Scope.Subscription(Guid.Empty.ToString()), Throws.TypeOf<FormatException>().With.Message.Contains("all-zero"));
        Assert.That(() => Scope.ResourceGroup(Guid.Empty, "one"), Throws.ArgumentException.With.Message.Contains("all-zero"));
    }

    [Test]
    public void The_last_slash_and_not_the_first_is_pointed_at()
    {
        Assert.That(Scope.TryParse("/subscriptions/", out _, out var error), Is.False);
        Assert.That(error!.Start, Is.EqualTo(14));
    }

    [Test]
    public void Names_of_groups_have_at_most_90_characters()
    {
        Assert.That(Scope.TryParse("/providers/Microsoft.Management/managementGroups/" + new string('a', 90), out _), Is.True);
        Assert.That(Scope.TryParse("/providers/Microsoft.Management/managementGroups/" + new string('a', 91), out _), Is.False);
        Assert.That(Scope.TryParse($"/subscriptions/{Id}/resourceGroups/{new string('a', 90)}", out _), Is.True);
        Assert.That(Scope.TryParse($"/subscriptions/{Id}/resourceGroups/{new string('a', 91)}", out _), Is.False);
    }

    [Test]
    public void Parse_throws_the_message_of_the_error() =>
        Assert.That(() => Scope.Parse("/subscriptions/x"), Throws.TypeOf<FormatException>().With.Message.Contains("'x' is no subscription id"));
}
