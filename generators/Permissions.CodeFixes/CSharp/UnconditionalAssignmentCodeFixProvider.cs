using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.CodeFixes.CSharp;

/// <summary>RBAC110: gives an assignment the condition that the portal recommends for roles that assign roles.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UnconditionalAssignmentCodeFixProvider : CodeFixProvider
{
    private const string Condition = "global::Permissions.RoleCondition.DelegateAllExceptPrivilegedRoles";
    private const string Title = "Allow assigning all roles except privileged administrator roles";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnconditionalAssignment];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (DiagnosticProperties.ParameterOf(diagnostic) is { } parameter
                && ArgumentsOf(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is { } arguments)
                context.RegisterCodeFix(CodeAction.Create(Title, cancellationToken => FixAsync(context.Document, arguments, parameter, cancellationToken), RuleIds.UnconditionalAssignment), diagnostic);
        }
    }

    private static ArgumentListSyntax? ArgumentsOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        _ => null,
    };

    private static async Task<Document> FixAsync(Document document, ArgumentListSyntax arguments, string parameter, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var condition = SyntaxFactory.ParseExpression(Condition).WithAdditionalAnnotations(Simplifier.Annotation);
        var given = arguments.Arguments.FirstOrDefault(argument => model?.GetOperation(argument, cancellationToken) is IArgumentOperation { Parameter: { } target } && target.Name == parameter);
        var changed = given is not null
            ? arguments.ReplaceNode(given.Expression, condition.WithTriviaFrom(given.Expression))
            : arguments.WithArguments(Append(arguments.Arguments, SyntaxFactory.Argument(condition).WithNameColon(SyntaxFactory.NameColon(parameter).WithTrailingTrivia(SyntaxFactory.Space))));
        return document.WithSyntaxRoot(root!.ReplaceNode(arguments, changed));
    }

    /// <summary>The arguments with one more, which begins on the line of the last.</summary>
    private static SeparatedSyntaxList<ArgumentSyntax> Append(SeparatedSyntaxList<ArgumentSyntax> arguments, ArgumentSyntax argument) =>
        SyntaxFactory.SeparatedList(arguments.Add(argument), arguments.GetSeparators().Append(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)));
}
