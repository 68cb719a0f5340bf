using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Compiler;

namespace Permissions.Generators;

/// <summary>A file of the catalogue. Lives up to the step that reads it: an additional text is equal to itself only.</summary>
/// <param name="Text">The file.</param>
/// <param name="Kind">What it holds, one of the kinds below.</param>
internal sealed record CatalogueInput(AdditionalText Text, string Kind)
{
    /// <summary>A list of operations that members are made of.</summary>
    internal const string OperationsKind = "CatalogueOperations";

    /// <summary>Corrections of those lists.</summary>
    internal const string OverridesKind = "CatalogueOverrides";

    /// <summary>Operations that are gone, each with the version of the catalogue that removed it.</summary>
    internal const string RemovalsKind = "CatalogueRemovals";

    /// <summary>The file of a built-in role.</summary>
    internal const string RoleKind = "BuiltInRole";

    /// <summary>The property with the catalogue's version, such as <c>1.2.0</c>.</summary>
    internal const string VersionKey = "build_property.VersionPrefix";

    /// <summary>Whether a path may be one of the catalogue; a user's role file is not, and is passed by without asking for its options.</summary>
    internal static bool MayBe(AdditionalText text) =>
        text.Path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
        || (text.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !text.Path.EndsWith(RoleFileOptions.Suffix, StringComparison.OrdinalIgnoreCase));

    /// <summary>The file, or nothing where it is none of the catalogue.</summary>
    internal static IEnumerable<CatalogueInput> From((AdditionalText Text, AnalyzerConfigOptionsProvider Options) file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return file.Options.GetOptions(file.Text).TryGetValue(RoleFileOptions.KindKey, out var kind)
            && kind is OperationsKind or OverridesKind or RemovalsKind or RoleKind
            ? [new(file.Text, kind)]
            : [];
    }

    internal static string VersionOf(AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ProjectOptions.Value(provider.GlobalOptions, VersionKey);
    }

    /// <summary>The file's name without folders.</summary>
    internal string FileName => ProjectPaths.FileName(Text.Path.Replace('\\', '/'));
}
