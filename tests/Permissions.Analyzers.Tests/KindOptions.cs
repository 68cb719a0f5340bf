using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Compiler;

namespace Permissions.Analyzers.Tests;

/// <summary>The options of a project whose targets give each additional file the kind that its path is mapped to.</summary>
internal sealed class KindOptions(IReadOnlyDictionary<string, string> kinds) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(kinds.GetValueOrDefault(textFile.Path));

    private sealed class Options(string? kind) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            var found = key == RoleFileOptions.KindKey ? kind : null;
            value = found ?? string.Empty;
            return found is not null;
        }
    }
}
