using Microsoft.CodeAnalysis.Diagnostics;

namespace Permissions.Compiler;

/// <summary>Which additional files are role files: the one answer of generator and analyzer.</summary>
internal static class RoleFileOptions
{
    /// <summary>The metadata that says what an additional file is; Permissions.targets sets it.</summary>
    internal const string KindKey = "build_metadata.AdditionalFiles.PermissionKind";

    /// <summary>The kind of a role file.</summary>
    internal const string RoleDefinitionKind = "RoleDefinition";

    /// <summary>How a role file ends where no kind is given.</summary>
    internal const string Suffix = ".role.json";

    /// <summary>Whether an additional file is a role file: by its kind, and by its name only where it has none.</summary>
    internal static bool IsRoleFile(string path, AnalyzerConfigOptions options) =>
        options.TryGetValue(KindKey, out var kind) && kind.Length > 0
            ? string.Equals(kind, RoleDefinitionKind, StringComparison.OrdinalIgnoreCase)
            : path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);
}
