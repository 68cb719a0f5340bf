namespace Permissions.Json;

/// <summary>A scope that an identity file leaves open, and that becomes a parameter.</summary>
public sealed class IdentityScopeSyntax
{
    internal IdentityScopeSyntax(JsonStringSyntax name, ScopeKind kind, bool isMany, bool isOptional, JsonStringSyntax? description)
    {
        Name = name;
        Kind = kind;
        IsMany = isMany;
        IsOptional = isOptional;
        Description = description;
    }

    /// <summary>What the scope is called, such as <c>resourceGroups</c>.</summary>
    public JsonStringSyntax Name { get; }

    /// <summary>What a value for it has to be.</summary>
    public ScopeKind Kind { get; }

    /// <summary>Whether it takes any number of scopes.</summary>
    public bool IsMany { get; }

    /// <summary>Whether it may be left out, and with it the roles there.</summary>
    public bool IsOptional { get; }

    /// <summary>What the scope is; null where the file does not say.</summary>
    public JsonStringSyntax? Description { get; }
}

/// <summary>An identity of an identity file: who it is, and which roles it has at which scopes.</summary>
public sealed class IdentitySyntax
{
    internal IdentitySyntax(JsonStringSyntax name, PrincipalType type, bool isMany, bool isOptional, JsonStringSyntax? reason, IdentityRoleSyntax[] roles)
    {
        Name = name;
        Type = type;
        IsMany = isMany;
        IsOptional = isOptional;
        Reason = reason;
        Roles = Array.AsReadOnly(roles);
    }

    /// <summary>What the identity is called, such as <c>infraCi</c>.</summary>
    public JsonStringSyntax Name { get; }

    /// <summary>The kind of principal that it is.</summary>
    public PrincipalType Type { get; }

    /// <summary>Whether it is any number of principals with the same roles.</summary>
    public bool IsMany { get; }

    /// <summary>Whether there need not be one.</summary>
    public bool IsOptional { get; }

    /// <summary>Why it has its roles: the reason of its assignments; null where the file does not say.</summary>
    public JsonStringSyntax? Reason { get; }

    /// <summary>Its roles, in the order of the file.</summary>
    public IReadOnlyList<IdentityRoleSyntax> Roles { get; }
}

/// <summary>A role that an identity has at a scope.</summary>
public sealed class IdentityRoleSyntax
{
    internal IdentityRoleSyntax(JsonStringSyntax role, IdentityScopeSyntax scope, JsonStringSyntax? condition = null, JsonStringSyntax? delegation = null)
    {
        Role = role;
        Scope = scope;
        Condition = condition;
        Delegation = delegation;
    }

    /// <summary>The role's name.</summary>
    public JsonStringSyntax Role { get; }

    /// <summary>Where it has the role.</summary>
    public IdentityScopeSyntax Scope { get; }

    /// <summary>The text of the condition under which it has the role; null for none.</summary>
    public JsonStringSyntax? Condition { get; }

    /// <summary>
    /// The name of the ready-made condition under which it has the role: <c>allExceptPrivilegedRoles</c>, which is
    /// <see cref="RoleCondition.DelegateAllExceptPrivilegedRoles"/>; null for none.
    /// </summary>
    public JsonStringSyntax? Delegation { get; }
}
