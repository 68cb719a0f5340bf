using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Permissions.Benchmarks;

/// <summary>What the package's props tell the compiler: every additional file is a role file of one project.</summary>
internal sealed class RoleFileOptionsProvider : AnalyzerConfigOptionsProvider
{
    private static readonly Options File = new(new()
    {
        ["build_metadata.AdditionalFiles.PermissionKind"] = "RoleDefinition",
    });

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new()
    {
        ["build_property.RootNamespace"] = "Azure.BuiltIn",
        ["build_property.ProjectDir"] = Path.GetFullPath(Path.Combine(RoleFiles.Folder, "..")) + Path.DirectorySeparatorChar,
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => File;

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
