using System.Collections.Immutable;
using System.Composition;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.CodeFixes.Contracts;

/// <summary>Writes the baseline of a contract, or a role in it, as the role is now.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class BaselineCodeFixProvider : CodeFixProvider
{
    // Tools of Azure stumble over a byte order mark.
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NewAccess, RuleIds.UncheckedContract];

    /// <summary>None: to agree to new access is a decision about one role, and several fixes may write one file.</summary>
    /// <returns>Null.</returns>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (BaselineProperties.Of(diagnostic) is not { } baseline)
                continue;
            var title = baseline.IsNew ? $"Write the baseline '{baseline.Path}'" : $"Write the role anew into the baseline '{Path.GetFileName(baseline.Path)}'";
            context.RegisterCodeFix(CodeAction.Create(title, cancellationToken => WriteAsync(project, baseline, cancellationToken), nameof(BaselineCodeFixProvider)), diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> WriteAsync(Project project, BaselineProperties baseline, CancellationToken cancellationToken)
    {
        var old = project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == baseline.Path);
        if (old is not null)
        {
            var before = await old.GetTextAsync(cancellationToken).ConfigureAwait(false);
            return project.Solution.WithAdditionalDocumentText(old.Id, SourceText.From(baseline.Text, before.Encoding ?? Utf8));
        }

        var text = SourceText.From(baseline.Text, Utf8);
        var parts = baseline.Path.Split('/', '\\');
        var folder = Path.GetDirectoryName(project.FilePath) ?? string.Empty;
        return project.Solution.AddAdditionalDocument(
            DocumentId.CreateNewId(project.Id), parts[parts.Length - 1], text, parts.Take(parts.Length - 1), Path.Combine(folder, Path.Combine(parts)));
    }
}
