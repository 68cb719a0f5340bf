namespace Permissions.Generators;

/// <summary>The names of role classes.</summary>
internal static class ClassNames
{
    // What a role class or the class Roles declares itself: a class must not hold a member of its own name, and the property
    // of a role in Roles has the name of its class.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Actions", "NotActions", "DataActions", "NotDataActions",
        "ActionNames", "NotActionNames", "DataActionNames", "NotDataActionNames",
        "RoleName", "RoleId", "Instance", "Template", "For",
        RoleMembers.MakePermissionBlocks, "Roles", "All", RoleMembers.AllRoles,
        "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize",
    };

    /// <summary>The name of the class of a role.</summary>
    /// <param name="chosen">The name that the project chose for it; empty for none.</param>
    /// <param name="roleName">The role's display name; empty where it has none.</param>
    /// <param name="fileName">The file's name without folders.</param>
    internal static string Of(string chosen, string roleName, string fileName)
    {
        var name = Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(chosen) ? chosen : Identifiers.PascalCase(chosen);
        if (name.Length == 0)
            name = Identifiers.PascalCase(roleName);
        if (name.Length == 0)
            name = Identifiers.PascalCase(WithoutExtensions(fileName));
        if (name.Length == 0)
            name = "_" + StableHash.Of(roleName.Length > 0 ? roleName : fileName);
        return Reserved.Contains(name) ? name + "Role" : name;
    }

    private static string WithoutExtensions(string fileName)
    {
        foreach (var extension in new[] { ".role.json", ".json", ".jsonc" })
        {
            if (fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return fileName.Substring(0, fileName.Length - extension.Length);
        }

        return fileName;
    }
}
