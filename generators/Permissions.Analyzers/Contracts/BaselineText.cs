using Permissions.Json;

namespace Permissions.Analyzers.Contracts;

/// <summary>What a baseline says: a role file with one role or more, in the shape that the Azure CLI prints.</summary>
internal static class BaselineText
{
    /// <summary>A role of a baseline: by its name, or by its id, which a role keeps when it is renamed.</summary>
    internal static RoleSyntax? Find(RoleDocument baseline, RoleDefinition role) =>
        baseline.Roles.FirstOrDefault(other => string.Equals(other.Name?.Value, role.Name, StringComparison.OrdinalIgnoreCase))
        ?? (role.Id is { } id ? baseline.Roles.FirstOrDefault(other => other.RoleId == id) : null);

    /// <summary>A baseline with a role as it is now, in its old place or at the end.</summary>
    /// <param name="baseline">The baseline as it is; null for none. The roles of one with errors are kept as far as they could be read.</param>
    /// <param name="role">The role.</param>
    internal static string With(RoleDocument? baseline, RoleDefinition role)
    {
        var texts = new List<string>();
        var old = baseline is null ? null : Find(baseline, role);
        foreach (var other in baseline?.Roles ?? [])
            texts.Add(Write(other == old ? role : other.ToRoleDefinition()));
        if (old is null)
            texts.Add(Write(role));
        return texts.Count == 1 ? texts[0] : RoleDocument.Parse($"[{string.Join(",", texts)}]").Write();
    }

    /// <summary>A role as a file. Assignable scopes with placeholders are left out: a baseline is about what is granted.</summary>
    private static string Write(RoleDefinition role) => RoleFileWriter.Write(
        new(role.Name, role.Description, role.Type, role.PermissionBlocks, role.AssignableScopes, role.Id),
        RoleFileShape.CliOutput);
}
