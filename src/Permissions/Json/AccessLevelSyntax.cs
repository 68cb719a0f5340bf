namespace Permissions.Json;

/// <summary>A kind of resource in an access-level file: at what scopes it is given, and what its levels are.</summary>
public sealed class AccessKindSyntax
{
    internal AccessKindSyntax(JsonStringSyntax name, JsonStringSyntax? description, AccessScopeSyntax[] scopes, AccessScopeSyntax[] above, AccessLevelSyntax[] levels)
    {
        Name = name;
        Description = description;
        Scopes = Array.AsReadOnly(scopes);
        Above = Array.AsReadOnly(above);
        Levels = Array.AsReadOnly(levels);
    }

    /// <summary>The kind's name, such as <c>StorageBlob</c>.</summary>
    public JsonStringSyntax Name { get; }

    /// <summary>What the kind is for; null where the file does not say.</summary>
    public JsonStringSyntax? Description { get; }

    /// <summary>The scopes, in the order of the file; those that are malformed are left out.</summary>
    public IReadOnlyList<AccessScopeSyntax> Scopes { get; }

    /// <summary>Scopes above those, at which no level is given but some roles of levels are; those that are malformed are left out.</summary>
    public IReadOnlyList<AccessScopeSyntax> Above { get; }

    /// <summary>The levels: capabilities from the least to the most, then directions in the order of the file.</summary>
    public IReadOnlyList<AccessLevelSyntax> Levels { get; }
}

/// <summary>A scope at which a kind's levels are given.</summary>
public sealed class AccessScopeSyntax
{
    internal AccessScopeSyntax(JsonStringSyntax name, JsonStringSyntax text)
    {
        Name = name;
        Text = text;
        Template = ScopeTemplate.Parse(text.Value);
    }

    /// <summary>What the scope is called, such as <c>Container</c>.</summary>
    public JsonStringSyntax Name { get; }

    /// <summary>Its path, as it is written.</summary>
    public JsonStringSyntax Text { get; }

    /// <summary>Its path with its placeholders.</summary>
    public ScopeTemplate Template { get; }

    /// <summary>Whether every scope of another shape lies at or below one of this shape.</summary>
    internal bool Contains(AccessScopeSyntax other) =>
        other.Text.Value.Equals(Text.Value, StringComparison.OrdinalIgnoreCase) || other.Text.Value.StartsWith(Text.Value + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A level of a kind.</summary>
public sealed class AccessLevelSyntax
{
    internal AccessLevelSyntax(JsonStringSyntax name, bool isCapability, AccessGrantSyntax[] grants)
    {
        Name = name;
        IsCapability = isCapability;
        Grants = Array.AsReadOnly(grants);
    }

    /// <summary>The level's name: <c>reader</c>, <c>writer</c> or <c>owner</c> for a capability, any other for a direction.</summary>
    public JsonStringSyntax Name { get; }

    /// <summary>Whether the level is a capability, which holds all that the lower ones of its kind do; a direction promises nothing of that sort.</summary>
    public bool IsCapability { get; }

    /// <summary>What the level gives.</summary>
    public IReadOnlyList<AccessGrantSyntax> Grants { get; }
}

/// <summary>One role of a level.</summary>
public sealed class AccessGrantSyntax
{
    internal AccessGrantSyntax(JsonStringSyntax role, AccessMechanism mechanism = AccessMechanism.ArmRoleAssignment, AccessScopeSyntax? at = null)
    {
        Role = role;
        Mechanism = mechanism;
        At = at;
    }

    /// <summary>The role's name.</summary>
    public JsonStringSyntax Role { get; }

    /// <summary>By which interface it is given.</summary>
    public AccessMechanism Mechanism { get; }

    /// <summary>The scope above the level's own where it is given; null for the level's own.</summary>
    public AccessScopeSyntax? At { get; }
}
