using Microsoft.CodeAnalysis.Diagnostics;

namespace Permissions.Compiler;

/// <summary>Which additional files are role files, and which say who is given roles: the one answer of generator and analyzer.</summary>
internal static class RoleFileOptions
{
    /// <summary>The metadata that says what an additional file is; Permissions.targets sets it.</summary>
    internal const string KindKey = "build_metadata.AdditionalFiles.PermissionKind";

    /// <summary>The kind of a role file.</summary>
    internal const string RoleDefinitionKind = "RoleDefinition";

    /// <summary>How a role file ends where no kind is given.</summary>
    internal const string Suffix = ".role.json";

    /// <summary>The kind of an access-level file.</summary>
    internal const string AccessLevelsKind = "AccessLevels";

    /// <summary>The kind of an identity file.</summary>
    internal const string AccessIdentitiesKind = "AccessIdentities";

    /// <summary>Whether an additional file is a role file: by its kind, and by its name only where it has none.</summary>
    internal static bool IsRoleFile(string path, AnalyzerConfigOptions options) => Is(RoleDefinitionKind, Suffix, path, options);

    /// <summary>Whether an additional file is an access-level file.</summary>
    internal static bool IsAccessLevelFile(string path, AnalyzerConfigOptions options) => Is(AccessLevelsKind, ".access-levels.json", path, options);

    /// <summary>Whether an additional file is an identity file.</summary>
    internal static bool IsIdentityFile(string path, AnalyzerConfigOptions options) => Is(AccessIdentitiesKind, ".identities.json", path, options);

    private static bool Is(string expected, string suffix, string path, AnalyzerConfigOptions options) =>
        options.TryGetValue(KindKey, out var kind) && kind.Length > 0
            ? string.Equals(kind, expected, StringComparison.OrdinalIgnoreCase)
            : path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
