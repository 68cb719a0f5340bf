using Permissions.Json;

namespace Permissions.Generators;

/// <summary>The file of a built-in role as it was read, equal by value.</summary>
/// <param name="FileName">The file's name.</param>
/// <param name="Role">The role; null where the file holds none with an id and a name.</param>
internal sealed record BuiltInRoleModel(string FileName, RoleModel? Role);

/// <summary>Role file in, value-equal model out.</summary>
internal static class BuiltInRoleReader
{
    internal static BuiltInRoleModel Read(CatalogueInput file, CancellationToken cancellationToken)
    {
        var document = RoleDocument.Parse(file.Text.GetText(cancellationToken)?.ToString() ?? string.Empty, cancellationToken);
        if (document.Roles.Count != 1 || document.Roles[0] is not { Name: { } name, RoleId: { } id, Type: RoleType.BuiltIn } role)
            return new(file.FileName, null);
        return new(file.FileName, new(
            string.Empty,
            Identifiers.PascalCase(name.Value),
            name.Value,
            id,
            role.Description?.Value ?? string.Empty,
            role.Type,
            role.Blocks.Select(RoleFileReader.Block).ToEquatableArray(),
            role.AssignableScopes.Select(scope => scope.Template.Text).ToEquatableArray(),
            HasPlaceholders: false));
    }
}
