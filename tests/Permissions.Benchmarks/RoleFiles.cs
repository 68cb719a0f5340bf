using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Permissions.TestSupport;

namespace Permissions.Benchmarks;

/// <summary>The 928 built-in roles as files, in memory: the load that the generator is measured with.</summary>
internal static class RoleFiles
{
    internal static string Folder { get; } = Repository.PathOf("definitions", "azure", "roles");

    internal static ImmutableArray<RoleFile> Load() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(path => new RoleFile(path, File.ReadAllText(path))),
    ];
}

/// <summary>A file of the compilation that lies in memory.</summary>
internal sealed class RoleFile(string path, string text) : AdditionalText
{
    private readonly SourceText _source = SourceText.From(text, Encoding.UTF8);

    public override string Path => path;

    internal string Content => text;

    /// <summary>The built-in role in it as a custom one, which all rules check.</summary>
    internal RoleFile AsCustom() => new(path, text
        .Replace("\"BuiltInRole\"", "\"CustomRole\"", StringComparison.Ordinal)
        .Replace("\"/\"", "\"/subscriptions/11111111-2222-3333-4444-555555555555\"", StringComparison.Ordinal));

    public override SourceText GetText(CancellationToken cancellationToken = default) => _source;
}
