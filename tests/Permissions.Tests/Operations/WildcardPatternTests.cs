namespace Permissions.Tests.Operations;

public class WildcardPatternTests
{
    // Strict: a plain glob over the whole string.
    [TestCase("*", "A.B/c/read", true)]
    [TestCase("*/read", "A.B/c/read", true)]
    [TestCase("*/read", "A.B/c/d/READ", true)]
    [TestCase("*/read", "read", false)]
    [TestCase("*/read", "A.B/c/reads", false)]
    [TestCase("A.B/*", "A.B/c/d/write", true)]
    [TestCase("A.B/*", "A.B", false)]
    [TestCase("A.B/*", "A.BB/c", false)]
    [TestCase("Microsoft.CostManagement/exports/*", "Microsoft.CostManagement/exports/run/action", true)]
    [TestCase("Microsoft.ApiManagement/service/*/read", "Microsoft.ApiManagement/service/apis/read", true)]
    [TestCase("Microsoft.ApiManagement/service/*/read", "Microsoft.ApiManagement/service/apis/operations/read", true)]
    [TestCase("Microsoft.ApiManagement/service/*/read", "Microsoft.ApiManagement/service/read", false)]
    [TestCase("A.B/foo*", "A.B/foobar/read", true)]
    [TestCase("A.B/foo*", "A.B/fo/read", false)]
    [TestCase("A.*/*/read", "A.B/c/read", true)]
    [TestCase("A.*/*/read", "A.B/read", false)]
    [TestCase("A.B/*a*/b*/read", "A.B/xay/bz/read", true)]
    [TestCase("A.B/*a*/b*/read", "A.B/xy/bz/read", false)]
    [TestCase("A.B/**/read", "A.B/c/read", true)]
    [TestCase("A.B/c/read", "A.B/C/Read", true)]
    [TestCase("A.B/c/read", "A.B/c/rea", false)]
    [TestCase("ab*ba", "aba", false)]
    public void Strictly_a_wildcard_stands_for_any_text(string pattern, string operation, bool matches)
    {
        Assert.That(Matches(pattern, operation, WildcardReading.Strict), Is.EqualTo(matches));
    }

    // Operations of Microsoft's own roles that only the lenient reading lets them grant.
    [TestCase("Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action", "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action")]
    [TestCase("Microsoft.MachineLearningServices/workspaces/computes/*/write", "Microsoft.MachineLearningServices/workspaces/computes/write")]
    [TestCase("Microsoft.Compute/sshPublicKeys/*/generateKeyPair/action", "Microsoft.Compute/sshPublicKeys/generateKeyPair/action")]
    [TestCase("A.B/*", "A.B")]
    [TestCase("A.B/*/*", "A.B")]
    [TestCase("A.B/*/*/read", "A.B/read")]
    [TestCase("A.B/*/*/read", "A.B/c/read")]
    [TestCase("A.B/*/c/*/read", "A.B/c/read")]
    [TestCase("A.B/*/c/*", "A.B/c")]
    public void Only_leniently_a_wildcard_between_slashes_may_stand_for_nothing(string pattern, string operation)
    {
        Assert.That(Matches(pattern, operation, WildcardReading.Strict), Is.False);
        Assert.That(Matches(pattern, operation, WildcardReading.Lenient), Is.True);
    }

    [TestCase("*/read", "read")]
    [TestCase("A.B/c*/read", "A.B/cread")]
    [TestCase("A.B/*read", "A.Bread")]
    [TestCase("A.B/*/read", "A.Bread")]
    [TestCase("A.B/*/read", "A.B/readread")]
    [TestCase("A.B/*/c/*/read", "A.B/read")]
    [TestCase("A.B*", "A")]
    public void Leniently_no_other_wildcard_swallows_a_slash(string pattern, string operation)
    {
        Assert.That(Matches(pattern, operation, WildcardReading.Lenient), Is.False);
    }

    [Test]
    public void A_wildcard_in_the_operation_is_taken_literally()
    {
        Assert.That(Matches("A.B/c/read", "A.B/*/read", WildcardReading.Lenient), Is.False);
        Assert.That(Matches("A.B/*/read", "A.B/*/read", WildcardReading.Strict), Is.True);
    }

    [Test]
    public void Many_wildcards_over_a_long_text_are_no_trouble()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 200)) + "*b";
        Assert.That(Matches(pattern, new string('a', 20_000), WildcardReading.Strict), Is.False);
        Assert.That(Matches(pattern, new string('a', 20_000) + "b", WildcardReading.Lenient), Is.True);
    }

    private static bool Matches(string pattern, string operation, WildcardReading reading)
    {
        var control = ControlAction.FromService(pattern).Matches(ControlAction.FromService(operation), reading);
        Assert.That(DataAction.FromService(pattern).Matches(DataAction.FromService(operation), reading), Is.EqualTo(control));
        return control;
    }
}
