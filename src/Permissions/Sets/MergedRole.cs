namespace Permissions;

/// <summary>A custom role that grants what several roles grant together.</summary>
public sealed class MergedRole
{
    internal MergedRole(RoleDefinition role, SingleBlock permissions)
    {
        Role = role;
        Permissions = permissions;
    }

    /// <summary>The role. Its description says why it was made and of which roles.</summary>
    public RoleDefinition Role { get; }

    /// <summary>Its one permission block, and what it grants more or less than the roles together. Exact, unless the caller said which way to err.</summary>
    public SingleBlock Permissions { get; }

    /// <summary>The role's name and how well it stands for the roles it was made of.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Role.Name}: {Permissions}";
}
