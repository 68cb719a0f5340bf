namespace Permissions;

/// <summary>
/// A role definition: what it is called, what it grants and where it may be assigned. Immutable. The generator derives
/// a class from it for each role file; <see cref="Create"/> composes one in code.
/// </summary>
public partial class RoleDefinition
{
    /// <summary>The longest display name that Azure takes, in characters.</summary>
    public const int MaximumNameLength = 512;

    /// <summary>The longest description that Azure takes, in characters.</summary>
    public const int MaximumDescriptionLength = 2048;

    /// <summary>The most assignable scopes that Azure takes.</summary>
    public const int MaximumAssignableScopes = 2000;

    private readonly Func<IEnumerable<PermissionBlock>>? _makePermissionBlocks;
    private readonly Func<IEnumerable<Scope>>? _makeAssignableScopes;
    private IReadOnlyList<PermissionBlock>? _permissionBlocks;
    private IReadOnlyList<Scope>? _assignableScopes;
    private PermissionSet? _permissions;

    /// <summary>Makes a role definition from its parts, unchecked: the rules check it where it is compiled and before it is sent.</summary>
    /// <param name="name">The display name: 1 to 512 characters, unique in the tenant without regard to case.</param>
    /// <param name="description">What the role is for: at most 2,048 characters; null for none.</param>
    /// <param name="type">Custom, or built into Azure.</param>
    /// <param name="permissionBlocks">What the role grants. A custom role has exactly one block, some built-in roles have more.</param>
    /// <param name="assignableScopes">Where the role may be assigned: 1 to 2,000 scopes, at most one of them a management group.</param>
    /// <param name="id">The GUID that names the role in Azure; null where none was chosen.</param>
    /// <param name="placeholders">The parameters in the role file's assignable scopes that have no value yet; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">A list holds null.</exception>
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
        _permissionBlocks = ReadOnlyLists.Copy(permissionBlocks, nameof(permissionBlocks));
        _assignableScopes = ReadOnlyLists.Copy(assignableScopes, nameof(assignableScopes));
        Id = id;
        Placeholders = ReadOnlyLists.Copy(placeholders, nameof(placeholders));
    }

    /// <summary>
    /// Makes a role definition whose lists are only made when they are first asked for, for the classes that the generator
    /// derives: a program that names one role of many does not pay for their contents.
    /// </summary>
    /// <param name="name">The display name: 1 to 512 characters, unique in the tenant without regard to case.</param>
    /// <param name="description">What the role is for: at most 2,048 characters; null for none.</param>
    /// <param name="type">Custom, or built into Azure.</param>
    /// <param name="id">The GUID that names the role in Azure; null where none was chosen.</param>
    /// <param name="permissionBlocks">Makes what the role grants. Two threads that ask first at one time may both call it; one result is kept.</param>
    /// <param name="assignableScopes">Makes the list of scopes where the role may be assigned; called as <paramref name="permissionBlocks"/> is.</param>
    /// <param name="placeholders">The parameters in the role file's assignable scopes that have no value yet; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/>, <paramref name="permissionBlocks"/> or <paramref name="assignableScopes"/> is null.</exception>
    protected RoleDefinition(
        string name,
        string? description,
        RoleType type,
        Guid? id,
        Func<IEnumerable<PermissionBlock>> permissionBlocks,
        Func<IEnumerable<Scope>> assignableScopes,
        IEnumerable<string>? placeholders = null)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Description = description ?? string.Empty;
        Type = type;
        Id = id;
        _makePermissionBlocks = permissionBlocks ?? throw new ArgumentNullException(nameof(permissionBlocks));
        _makeAssignableScopes = assignableScopes ?? throw new ArgumentNullException(nameof(assignableScopes));
        Placeholders = ReadOnlyLists.Copy(placeholders, nameof(placeholders));
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
    public IReadOnlyList<PermissionBlock> PermissionBlocks => _permissionBlocks ?? Keep(ref _permissionBlocks, _makePermissionBlocks!);

    /// <summary>What the role grants, as a set of operations to ask questions of. Made when it is first asked for, and kept.</summary>
    public PermissionSet Permissions => _permissions ?? Interlocked.CompareExchange(ref _permissions, PermissionSet.Of(this), null) ?? _permissions;

    /// <summary>Where the role may be assigned, at each scope and below. Without the scopes that still hold a placeholder.</summary>
    public IReadOnlyList<Scope> AssignableScopes => _assignableScopes ?? Keep(ref _assignableScopes, _makeAssignableScopes!);

    /// <summary>The parameters of the role file's assignable scopes that have no value yet; such a role cannot be created in Azure.</summary>
    public IReadOnlyList<string> Placeholders { get; }

    /// <summary>Starts composing a custom role.</summary>
    /// <param name="name">The display name: 1 to 512 characters.</param>
    /// <param name="description">What the role is for: at most 2,048 characters; null for none.</param>
    /// <returns>A builder that ends with <see cref="RoleDefinitionBuilder.Build"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null, blank or too long, or the description is too long.</exception>
    public static RoleDefinitionBuilder Create(string name, string? description = null) => new(name, description);

    /// <summary>The same role, assignable elsewhere: for a role file that names the places of another tenant.</summary>
    /// <param name="scopes">Where the role may be assigned; they replace the scopes it has, and its placeholders.</param>
    /// <returns>A role with the same name, id and permissions.</returns>
    /// <exception cref="ArgumentException"><paramref name="scopes"/> is null or empty, or holds null.</exception>
    public RoleDefinition WithAssignableScopes(params Scope[] scopes)
    {
        if (scopes is null || scopes.Length == 0 || scopes.Any(scope => scope is null))
            throw new ArgumentException($"Role '{Name}' needs at least one assignable scope, and none that is null.", nameof(scopes));
        return new(Name, Description, Type, PermissionBlocks, scopes, Id);
    }

    /// <summary>The role's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    private static IReadOnlyList<T> Keep<T>(ref IReadOnlyList<T>? list, Func<IEnumerable<T>> make)
    {
        var made = ReadOnlyLists.Copy(make());
        return Interlocked.CompareExchange(ref list, made, null) ?? made;
    }
}
