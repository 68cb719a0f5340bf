using Permissions.Json;
using Permissions.TestSupport;
using Permissions.Tests.Sets.Merge;

namespace Permissions.Tests.Definitions;

/// <summary>The merged roles that DX's identities name are what merging their sources exactly gives.</summary>
public class DxMergedRoleFilesTests
{
    private static readonly Scope Anywhere = Scope.Parse("/subscriptions/00000000-0000-0000-0000-000000000001");

    [TestCaseSource(nameof(Names))]
    public void The_file_of_a_merged_role_is_what_merging_its_sources_gives(string name)
    {
        var path = Repository.PathOf("definitions", "pagopa", "identities", name.ToLowerInvariant().Replace(' ', '-') + ".role.json");
        var received = Path.ChangeExtension(path, ".received.txt");
        var merged = Merged(name);
        Assert.That(merged.Permissions.IsExact, Is.EqualTo(merged.LeftOut.Count == 0));
        Assert.That(merged.LeftOut, Is.EqualTo(DxRoles.LeftOut(name)));
        var text = RoleFileWriter.WriteAll([(merged.Role, ["/subscriptions/{subscriptionId}"])], RoleFileShape.PowerShellPermissions);
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"'{path}' is not what merging gives. If '{received}' is right, rename it.");
    }

    [Test]
    public void There_is_no_other_merged_role()
    {
        var files = Directory.GetFiles(Repository.PathOf("definitions", "pagopa", "identities"), "dx-*.role.json").Select(path => RoleDocument.Read(File.ReadAllBytes(path)).Roles.Single().Name!.Value);
        Assert.That(files, Is.EquivalentTo(Names));
    }

    private static IEnumerable<string> Names => DxRoles.Merged.Select(role => role.Name);

    private static MergedRole Merged(string name) => RoleDefinition.Merge(
        name,
        DxRoles.Merged.Single(role => role.Name == name).Sources.Select(DxRoles.Find),
        "One assignment in place of several for " + name["DX ".Length..],
        [Anywhere],
        DxRoles.LeftOut(name).Length == 0 ? null : Approximation.NeverMore,
        new PermissionBlock(DxRoles.ExtraActions(name).Select(ControlAction.Parse)));
}
