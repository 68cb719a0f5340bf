namespace Permissions.Generators;

/// <summary>A role by its names alone; what the project's roles are compared and listed by.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Index">Which role of the file it is, counted from zero.</param>
/// <param name="Namespace">The namespace of its class.</param>
/// <param name="ClassName">The name of its class.</param>
/// <param name="Name">The role's display name; empty where its file says none.</param>
/// <param name="HasPlaceholders">Whether its assignable scopes have placeholders.</param>
internal sealed record NamedRole(string Path, int Index, string Namespace, string ClassName, string Name, bool HasPlaceholders)
{
    /// <summary>Whether its file says its name.</summary>
    internal bool IsNamed => Name.Length > 0;

    /// <summary>The expression that gives the role.</summary>
    internal string Expression => $"global::{Namespace}.{Identifiers.Escape(ClassName)}.{(HasPlaceholders ? "Template" : "Instance")}";
}

/// <summary>The roles that have a class, ordered by file and place. Equal by value.</summary>
internal sealed record RoleIndex(EquatableArray<NamedRole> Roles);

/// <summary>
/// What is not written with its file: roles whose class another role has taken, and files that the project names twice,
/// which are written once from all of them. Empty for most projects, so that it makes no work. Equal by value.
/// </summary>
internal sealed record LeftOut(EquatableArray<NamedRole> Roles, EquatableArray<string> RepeatedFiles);
