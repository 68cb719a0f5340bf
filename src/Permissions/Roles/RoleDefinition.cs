namespace Permissions;

/// <summary>
/// A role definition: what it is called, what it grants and where it may be assigned. Immutable. The generator derives
/// a class from it for each role file; <see cref="Create"/> composes one in code.
/// </summary>
public class RoleDefinition
{
    /// <summary>The longest display name that Azure takes, in characters.</summary>
    public const int MaximumNameLength = 512;

    /// <summary>The longest description that Azure takes, in characters.</summary>
    public const int MaximumDescriptionLength = 2048;

    /// <summary>The most assignable scopes that Azure takes.</summary>
    public const int MaximumAssignableScopes = 2000;

    /// <summary>Makes a role definition from its parts, unchecked: the rules check it where it is compiled and before it is sent.</summary>
    /// <param name="name">The display name: 1 to 512 characters, unique in the tenant without regard to case.</param>
    /// <param name="description">What the role is for: at most 2,048 characters; null for none.</param>
    /// <param name="type">Custom, or built into Azure.</param>
    /// <param name="permissionBlocks">What the role grants. A custom role has exactly one block, some built-in roles have more.</param>
    /// <param name="assignableScopes">Where the role may be assigned: 1 to 2,000 scopes, at most one of them a management group.</param>
    /// <param name="id">The GUID that names the role in Azure; null where none was chosen.</param>
    /// <param name="placeholders">The parameters in the role file's assignable scopes that have no value yet; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public RoleDefinition(
        string name,
        string? description,
        RoleType type,
        IEnumerable<PermissionBlock> permissionBlocks,
        IEnumerable<Scope> assignableScopes,
        Guid? id = null,
        IEnumerable<string>? placeholders = null)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Description = description ?? string.Empty;
        Type = type;
        PermissionBlocks = ReadOnlyLists.Copy(permissionBlocks);
        AssignableScopes = ReadOnlyLists.Copy(assignableScopes);
        Id = id;
        Placeholders = ReadOnlyLists.Copy(placeholders);
    }

    /// <summary>The GUID that names the role in Azure; null where none was chosen.</summary>
    public Guid? Id { get; }

    /// <summary>The display name, unique in the tenant without regard to case.</summary>
    public string Name { get; }

    /// <summary>What the role is for; empty where nothing was said.</summary>
    public string Description { get; }

    /// <summary>Custom, or built into Azure.</summary>
    public RoleType Type { get; }

    /// <summary>What the role grants: the union of its blocks.</summary>
    public IReadOnlyList<PermissionBlock> PermissionBlocks { get; }

    /// <summary>Where the role may be assigned, at each scope and below. Without the scopes that still hold a placeholder.</summary>
    public IReadOnlyList<Scope> AssignableScopes { get; }

    /// <summary>The parameters of the role file's assignable scopes that have no value yet; such a role cannot be created in Azure.</summary>
    public IReadOnlyList<string> Placeholders { get; }

    /// <summary>Starts composing a custom role.</summary>
    /// <param name="name">The display name: 1 to 512 characters.</param>
    /// <param name="description">What the role is for: at most 2,048 characters; null for none.</param>
    /// <returns>A builder that ends with <see cref="RoleDefinitionBuilder.Build"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null, blank or too long, or the description is too long.</exception>
    public static RoleDefinitionBuilder Create(string name, string? description = null) => new(name, description);

    /// <summary>The role's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
