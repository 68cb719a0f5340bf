namespace Permissions.Generators;

/// <summary>What the classes of an access-level file are written from; equal by value and without any place in the file.</summary>
/// <param name="Path">The file as messages and comments show it.</param>
/// <param name="HintName">The name of the source that is generated.</param>
/// <param name="Kinds">The kinds in the order of the file.</param>
internal sealed record LevelFileModel(string Path, string HintName, EquatableArray<KindModel> Kinds);

/// <summary>One kind of resource, and with that one class. At the scopes of <paramref name="Above"/> no level is given, but roles of some levels are.</summary>
internal sealed record KindModel(
    string Namespace, string ClassName, string Name, string Description, EquatableArray<LevelScopeModel> Scopes, EquatableArray<LevelScopeModel> Above, EquatableArray<LevelModel> Levels);

/// <summary>A scope of a kind: its name, and its path with placeholders.</summary>
internal sealed record LevelScopeModel(string Name, string Template);

/// <summary>A level of a kind.</summary>
internal sealed record LevelModel(string Name, bool IsCapability, EquatableArray<GrantModel> Grants);

/// <summary>A role of a level; <paramref name="At"/> is the scope above the level's own where it is given, or null.</summary>
internal sealed record GrantModel(string Role, AccessMechanism Mechanism, string? At);

/// <summary>What the class of an identity file is written from; equal by value and without any place in the file.</summary>
internal sealed record IdentityFileModel(
    string Path,
    string HintName,
    string Namespace,
    string ClassName,
    string Name,
    string Description,
    EquatableArray<IdentityScopeModel> Scopes,
    EquatableArray<IdentityModel> Identities);

/// <summary>A scope that becomes a parameter.</summary>
internal sealed record IdentityScopeModel(string Name, ScopeKind Kind, bool IsMany, bool IsOptional, string Description);

/// <summary>An identity, which becomes a parameter too.</summary>
internal sealed record IdentityModel(string Name, PrincipalType Type, bool IsMany, bool IsOptional, string? Reason, EquatableArray<IdentityRoleModel> Roles);

/// <summary>A role of an identity at a scope of its file, perhaps under a condition: as text, or by the name of a ready-made one.</summary>
internal sealed record IdentityRoleModel(string Scope, string Role, string? Condition, string? Delegation);

/// <summary>A class that an access file wants.</summary>
/// <param name="Path">The file.</param>
/// <param name="Index">Which of the file's classes it is, counted from zero.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="ClassName">The name.</param>
internal sealed record AccessType(string Path, int Index, string Namespace, string ClassName);

/// <summary>A class that an access file wants and does not get, and what has it.</summary>
internal sealed record TakenType(AccessType Type, string By);

/// <summary>A source, equal by its text: roles change more often than what levels and identities make of them.</summary>
internal sealed record AccessSource(string HintName, string Text);
