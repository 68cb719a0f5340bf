using Permissions.Json;

namespace Permissions.Rules;

/// <summary>A role among those of a project: what must be unique about it, and where its file says so.</summary>
/// <param name="File">The path of its file, as messages show it.</param>
/// <param name="RoleName">Its display name; empty where it has none.</param>
/// <param name="ClassName">The full name of the class that is made of it; empty where none is.</param>
/// <param name="Span">The text that names it.</param>
/// <param name="Position">Line and column of that text.</param>
public sealed record RoleEntry(string File, string RoleName, string ClassName, SourceSpan Span, LinePosition Position);
