namespace Permissions.Generators;

/// <summary>
/// What the classes of one role file are written from. Immutable and equal by value, all members too, and without any
/// place in the file: break this and every edit writes every class again.
/// </summary>
/// <param name="Path">The file as messages and comments show it, relative to the project, with slashes.</param>
/// <param name="HintName">The name of the source that is generated; unique for each path without regard to case.</param>
/// <param name="Roles">The roles in the order of the file; one without content where the file could not be read.</param>
internal sealed record RoleFileModel(string Path, string HintName, EquatableArray<RoleModel> Roles);

/// <summary>One role.</summary>
/// <param name="Namespace">The namespace of its class.</param>
/// <param name="ClassName">The name of its class, not escaped.</param>
/// <param name="Name">The role's display name.</param>
/// <param name="Id">The role's GUID; null where the file has none.</param>
/// <param name="Description">What the role is for; empty where nothing is said.</param>
/// <param name="Type">Custom or built-in.</param>
/// <param name="Blocks">The permission blocks.</param>
/// <param name="Scopes">The well-formed assignable scopes, as they are written.</param>
/// <param name="HasPlaceholders">Whether one of those scopes has placeholders.</param>
/// <param name="IsScopeUnsure">Whether errors in the file leave open what its assignable scopes are meant to be.</param>
internal sealed record RoleModel(
    string Namespace,
    string ClassName,
    string Name,
    Guid? Id,
    string Description,
    RoleType Type,
    EquatableArray<BlockModel> Blocks,
    EquatableArray<string> Scopes,
    bool HasPlaceholders,
    bool IsScopeUnsure = false);

/// <summary>One permission block: the strings of its four lists as they are written.</summary>
internal sealed record BlockModel(
    EquatableArray<string> Actions,
    EquatableArray<string> NotActions,
    EquatableArray<string> DataActions,
    EquatableArray<string> NotDataActions,
    string? Condition,
    string? ConditionVersion);
