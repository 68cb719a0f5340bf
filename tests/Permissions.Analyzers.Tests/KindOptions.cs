using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Compiler;

namespace Permissions.Analyzers.Tests;

/// <summary>The options of a project whose targets give each additional file the kind that its path is mapped to.</summary>
internal sealed class KindOptions(IReadOnlyDictionary<string, string> kinds, string? roleNamePattern = null, string? projectDirectory = null) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new()
    {
        [ProjectOptions.RoleNamePatternProperty] = roleNamePattern,
        ["build_property.ProjectDir"] = projectDirectory,
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(new() { [RoleFileOptions.KindKey] = kinds.GetValueOrDefault(textFile.Path) });

    private sealed class Options(Dictionary<string, string?> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            var found = values.GetValueOrDefault(key);
            value = found ?? string.Empty;
            return found is not null;
        }
    }
}
