using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.Analyzers;

/// <summary>What a project says about the rules: which additional files list operations, and how roles are named. Role files and C# are held against the same.</summary>
internal static class ProjectOptions
{
    /// <summary>The kind of a file with operations of the project.</summary>
    internal const string OperationCatalogKind = "OperationCatalog";

    /// <summary>The property with the regular expression for role names.</summary>
    internal const string RoleNamePatternProperty = "build_property.PermissionsRoleNamePattern";

    /// <summary>Whether an additional file lists operations. Only its kind says so: any text file may end in .txt.</summary>
    internal static bool IsOperationList(AnalyzerConfigOptions options) =>
        options.TryGetValue(RoleFileOptions.KindKey, out var kind) && string.Equals(kind, OperationCatalogKind, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The options of the rules. A pattern for names that is no regular expression asks for nothing. Cannot be cancelled: one
    /// answer serves all of a compilation, and a cancelled one would fail whoever asks later.
    /// </summary>
    internal static RuleOptions RulesOf(AnalyzerOptions options)
    {
        var texts = options.AdditionalFiles
            .Where(file => IsOperationList(options.AnalyzerConfigOptionsProvider.GetOptions(file)))
            .Select(file => file.GetText()).OfType<SourceText>().ToArray();
        var pattern = RoleNamePatternOf(options);
        return new(ProjectCatalogue.Of(texts), RuleOptions.ProblemOfPattern(pattern) is null ? pattern : null);
    }

    /// <summary>The regular expression for role names as the project says it; null where it says none.</summary>
    internal static string? RoleNamePatternOf(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(RoleNamePatternProperty, out var pattern) ? pattern : null;
}
