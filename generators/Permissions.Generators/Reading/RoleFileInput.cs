using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Compiler;

namespace Permissions.Generators;

/// <summary>
/// A role file and what its item in the project says about it. Lives up to the step that reads it: an additional text is
/// equal to itself only.
/// </summary>
/// <param name="Text">The file.</param>
/// <param name="Namespace">The namespace that the project chose for its classes; empty for none.</param>
/// <param name="ClassName">The class name that the project chose; empty for none.</param>
/// <param name="RelativeDirectory">Its folder, as the project writes it.</param>
/// <param name="Link">Where the project shows a file that lies elsewhere; empty for one that lies in the project.</param>
internal sealed record RoleFileInput(AdditionalText Text, string Namespace, string ClassName, string RelativeDirectory, string Link)
{
    internal const string NamespaceKey = "build_metadata.AdditionalFiles.PermissionsNamespace";
    internal const string ClassNameKey = "build_metadata.AdditionalFiles.PermissionsClassName";
    internal const string RelativeDirectoryKey = "build_metadata.AdditionalFiles.RelativeDir";
    internal const string LinkKey = "build_metadata.AdditionalFiles.Link";

    /// <summary>The file, or nothing where it is no role file.</summary>
    internal static IEnumerable<RoleFileInput> From((AdditionalText Text, AnalyzerConfigOptionsProvider Options) file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var options = file.Options.GetOptions(file.Text);
        return RoleFileOptions.IsRoleFile(file.Text.Path, options) ? [Of(file.Text, options)] : [];
    }

    /// <summary>A file and what its item says about it, of whatever kind it is.</summary>
    internal static RoleFileInput Of(AdditionalText text, AnalyzerConfigOptions options) => new(
        text,
        ProjectOptions.Value(options, NamespaceKey),
        ProjectOptions.Value(options, ClassNameKey),
        ProjectOptions.Value(options, RelativeDirectoryKey),
        ProjectOptions.Value(options, LinkKey));
}
