using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Permissions.Generators.Tests;

/// <summary>A role file of a test's project, as a new instance each time that its text is set, as compiler hosts do.</summary>
internal sealed class TestFile(string path, string text) : AdditionalText
{
    public override string Path { get; } = path.StartsWith('/') ? path : TestProject.Directory + path;

    internal string Content { get; } = text;

    internal Dictionary<string, string> Metadata { get; init; } = [];

    internal Exception? Failure { get; init; }

    public override SourceText GetText(CancellationToken cancellationToken = default) =>
        Failure is null ? SourceText.From(Content, Encoding.UTF8) : throw Failure;

    internal TestFile With(string text) => new(Path, text) { Metadata = Metadata };

    /// <summary>The same file with what its item in the project says about it.</summary>
    internal TestFile With(string? inNamespace = null, string? className = null, string? link = null)
    {
        var metadata = new Dictionary<string, string>(Metadata);
        Set(RoleFileInput.NamespaceKey, inNamespace);
        Set(RoleFileInput.ClassNameKey, className);
        Set(RoleFileInput.LinkKey, link);
        return new(Path, Content) { Metadata = metadata };

        void Set(string key, string? value)
        {
            if (value is not null)
                metadata[key] = value;
        }
    }
}
