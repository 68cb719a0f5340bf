namespace Permissions;

/// <summary>A custom role that grants what several roles grant together.</summary>
public sealed class MergedRole
{
    internal MergedRole(RoleDefinition role, SingleBlock permissions, IReadOnlyList<string> leftOut)
    {
        Role = role;
        Permissions = permissions;
        LeftOut = leftOut;
    }

    /// <summary>The role. Its description says why it was made and of which roles.</summary>
    public RoleDefinition Role { get; }

    /// <summary>Its one permission block, and what it grants more or less than the roles together. Exact, unless the caller said which way to err.</summary>
    public SingleBlock Permissions { get; }

    /// <summary>
    /// The permission strings of the roles that Azure refuses in a custom role, such as those of the classic providers (rule RBAC029),
    /// and that the role is therefore without; sorted. <see cref="Permissions"/> has them in its difference. Empty where nothing is lost so.
    /// </summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>The role's name, how well it stands for the roles it was made of, and what Azure made it leave out.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => LeftOut.Count == 0
        ? $"{Role.Name}: {Permissions}"
        : $"{Role.Name}: {Permissions}; left out, as Azure refuses {(LeftOut.Count == 1 ? "it" : "them")} in custom roles: {Words.Shortened(LeftOut, 3)}";
}
