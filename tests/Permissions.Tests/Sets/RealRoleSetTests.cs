namespace Permissions.Tests.Sets;

/// <summary>Questions about Azure's own roles, with their answers as they are printed.</summary>
public class RealRoleSetTests
{
    private static PermissionSet Role(string name) =>
        BuiltInRoleCatalogue.Azure.TryFind(name, out var role) ? role.Permissions : throw new ArgumentException($"There is no role '{name}'.", nameof(name));

    private static PermissionSet Control(params string[] actions) => PermissionSet.Of([.. actions.Select(ControlAction.Parse)]);

    [Test]
    public void Reader_is_within_Contributor_and_Contributor_within_Owner()
    {
        Assert.That(Role("Reader").IsSubsetOf(Role("Contributor")).ToString(), Is.EqualTo("yes; asked of every possible operation"));
        Assert.That(Role("Contributor").IsSubsetOf(Role("Owner")).ToString(), Is.EqualTo("yes; asked of every possible operation"));
    }

    [Test]
    public void Owner_is_not_within_Contributor_and_a_real_operation_says_so() =>
        Assert.That(Role("Owner").IsSubsetOf(Role("Contributor")).ToString(), Is.EqualTo(
            "no: 'Microsoft.Purview/consents/write' (control plane) is granted by the first and not by the second; asked of every possible operation"));

    [Test]
    public void What_no_known_operation_decides_is_decided_by_a_possible_one()
    {
        var support = Control("Microsoft.Support/*");
        var verbs = Control("Microsoft.Support/*/read", "Microsoft.Support/*/action", "Microsoft.Support/*/write", "Microsoft.Support/register/action");
        Assert.That(support.IsSubsetOf(verbs).ToString(), Is.EqualTo(
            "no: 'Microsoft.Support/a' (control plane, not a known operation) is granted by the first and not by the second; asked of every possible operation"));
    }
}
