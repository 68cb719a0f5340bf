namespace Permissions.Tests.Definitions;

public class DocumentedPlanesTests
{
    [TestCase("seqera")]
    [TestCase("pagopa")]
    public void Every_operation_of_the_documents_roles_is_known_in_the_plane_of_its_list(string folder)
    {
        var known = KnownOperations.Lines.Select(line => $"{line.Operation} {line.Plane}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var file in RoleFileContent.FilesIn(folder))
        {
            var role = folder == "seqera" ? RoleFileContent.ReadPortal(folder, file) : RoleFileContent.ReadPowerShell(folder, file);
            var needed = role.Actions.Select(text => text + " control").Concat(role.DataActions.Select(text => text + " data"));
            Assert.That(needed.Where(text => !text.Contains('*', StringComparison.Ordinal) && !known.Contains(text)), Is.Empty, file);
        }
    }
}
