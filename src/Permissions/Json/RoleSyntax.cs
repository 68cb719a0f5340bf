namespace Permissions.Json;

/// <summary>One role as its file writes it. What the file does not have is null or empty.</summary>
public sealed class RoleSyntax
{
    internal RoleSyntax(RoleFileShape shape, JsonObjectSyntax node)
    {
        Shape = shape;
        Node = node;
    }

    /// <summary>The shape in which the role is written.</summary>
    public RoleFileShape Shape { get; }

    /// <summary>The object that is the role, with the wrapper around <c>properties</c> where there is one.</summary>
    public SourceSpan Span => Node.Span;

    /// <summary>A short place for what concerns the role as a whole: its name, else its first key, else its brace.</summary>
    public SourceSpan HeaderSpan => Name?.Span
        ?? (Node.MemberArray.Length > 0 ? Node.MemberArray[0].Key.Span : new SourceSpan(Span.Start, Math.Min(1, Span.Length)));

    /// <summary>The display name; <c>roleName</c> is preferred to <c>name</c>, and a <c>name</c> that is a GUID is the id.</summary>
    public JsonStringSyntax? Name { get; internal set; }

    /// <summary>The id as it is written: a GUID, with dashes or without, or a path that ends with one. Other text is no id, and ignored.</summary>
    public JsonStringSyntax? Id { get; internal set; }

    /// <summary>The GUID in <see cref="Id"/>.</summary>
    public Guid? RoleId { get; internal set; }

    /// <summary>What the role is for.</summary>
    public JsonStringSyntax? Description { get; internal set; }

    /// <summary>Custom, unless the file says that the role is built into Azure.</summary>
    public RoleType Type { get; internal set; }

    /// <summary>The permission blocks; flat lists are one block. Empty where the role has neither.</summary>
    public IReadOnlyList<PermissionBlockSyntax> Blocks { get; internal set; } = [];

    /// <summary>The value of <c>assignableScopes</c>; null where the file has none.</summary>
    public JsonNodeSyntax? AssignableScopesNode { get; internal set; }

    /// <summary>The assignable scopes; a lone string counts as a list of one.</summary>
    public IReadOnlyList<AssignableScopeSyntax> AssignableScopes { get; internal set; } = [];

    /// <summary>What is wrong with the form of the role, in the order of the file.</summary>
    public IReadOnlyList<RoleShapeProblem> Problems { get; internal set; } = [];

    internal JsonObjectSyntax Node { get; }

    /// <summary>
    /// What could be read, as a role definition. Permission strings are taken as they are, malformed scopes are left
    /// out, and scopes with placeholders are left out while their parameters are named in <see cref="RoleDefinition.Placeholders"/>.
    /// </summary>
    /// <returns>The role definition; its name is empty where the file has none.</returns>
    public RoleDefinition ToRoleDefinition() => new(
        Name?.Value ?? string.Empty,
        Description?.Value,
        Type,
        Blocks.Select(block => block.ToBlock()),
        AssignableScopes.Select(s => s.Template.Scope).OfType<Scope>(),
        RoleId,
        AssignableScopes.SelectMany(s => s.Template.Placeholders).Select(p => p.Placeholder.Name).Distinct(StringComparer.Ordinal));
}
