using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Compiler;

namespace Permissions.Analyzers;

/// <summary>What a project says about the rules: which additional files list operations, and how roles are named.</summary>
internal static class OperationCatalogOptions
{
    /// <summary>The kind of a file with operations of the project.</summary>
    internal const string OperationCatalogKind = "OperationCatalog";

    /// <summary>The property with the regular expression for role names.</summary>
    internal const string RoleNamePatternProperty = "build_property.PermissionsRoleNamePattern";

    /// <summary>Whether an additional file lists operations. Only its kind says so: any text file may end in .txt.</summary>
    internal static bool IsOperationList(AnalyzerConfigOptions options) =>
        options.TryGetValue(RoleFileOptions.KindKey, out var kind) && string.Equals(kind, OperationCatalogKind, StringComparison.OrdinalIgnoreCase);
}
