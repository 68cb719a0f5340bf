using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.CodeFixes.CSharp;

/// <summary>Writes what a rule suggests into a constant in C#, or reads the constant as an operation of its own plane.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PermissionStringCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ConstantPermission];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => PermissionStringFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await ReportedConstant.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } constant)
                continue;
            var rule = DiagnosticProperties.RuleOf(diagnostic);
            if (rule == RuleIds.WrongPlane
                && PlaneChange.Find(constant, context.CancellationToken) is var (plane, typeName)
                && await PlaneChange.CompilesAsync(context.Document, [plane], context.CancellationToken).ConfigureAwait(false))
                Register(context, diagnostic, FixTitles.OfPlane(typeName), plane, FixTitles.KeyOf(rule, 0));

            var suggestions = DiagnosticProperties.SuggestionsOf(diagnostic);
            for (var i = 0; i < suggestions.Count; i++)
            {
                if (await ConstantEdit.FindAsync(constant, suggestions[i], context.CancellationToken).ConfigureAwait(false) is { } change)
                    Register(context, diagnostic, FixTitles.Of(rule, suggestions[i], suggestions[i]), change, FixTitles.KeyOf(rule, i));
            }
        }
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, string title, DocumentChange change, string key) => context.RegisterCodeFix(
        CodeAction.Create(title, cancellationToken => DocumentChange.ApplyAsync(context.Document.Project.Solution, [change], cancellationToken), key),
        diagnostic);
}
