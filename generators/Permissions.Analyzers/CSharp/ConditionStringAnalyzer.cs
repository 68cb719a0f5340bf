using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.Analyzers.CSharp;

/// <summary>RBAC060 to RBAC064: checks each constant that is given to a parameter, property or field marked with <c>[ConditionString]</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConditionStringAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RuleDescriptors.All.Where(rule => rule.Category == RuleCategories.Conditions).Select(DiagnosticFactory.DescriptorOf).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var targets = new ConditionTargets(start.Compilation);
            if (targets.Exist)
                start.RegisterOperationAction(operation => Analyze(operation, targets), PermissionUse.Kinds);
        });
    }

    private static void Analyze(OperationAnalysisContext context, ConditionTargets targets)
    {
        if (PermissionUse.ConstantsOf(context.Operation) is not { } constants || !PermissionUse.TargetsOf(context.Operation).Any(targets.Contains))
            return;
        foreach (var constant in constants)
        {
            if (constant.Syntax is ExpressionSyntax expression && constant.SemanticModel is { } model)
                Report(context, expression, model, (string)constant.ConstantValue.Value!);
        }
    }

    private static void Report(OperationAnalysisContext context, ExpressionSyntax expression, SemanticModel model, string value)
    {
        var findings = ConditionRules.Check(value);
        if (findings.Count == 0)
            return;
        var text = ConstantText.Of(expression, model, context.CancellationToken);
        foreach (var finding in findings)
            context.ReportDiagnostic(DiagnosticFactory.Create(finding.Rule, finding.Severity, finding.Message, text.LocationOf(finding.Span)));
    }
}

/// <summary>What in a compilation is marked as taking conditions. Each symbol is looked at once.</summary>
internal sealed class ConditionTargets(Compilation compilation)
{
    private readonly ImmutableArray<INamedTypeSymbol> _attributes = compilation.GetTypesByMetadataName("Permissions.ConditionStringAttribute");
    private readonly ConcurrentDictionary<ISymbol, bool> _isMarked = new(SymbolEqualityComparer.Default);

    /// <summary>Whether anything can be marked.</summary>
    internal bool Exist => !_attributes.IsEmpty;

    /// <summary>Whether a parameter, property or field is marked.</summary>
    internal bool Contains(ISymbol symbol) => _isMarked.GetOrAdd(symbol.OriginalDefinition, IsMarked);

    private bool IsMarked(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && _attributes.Contains(type, SymbolEqualityComparer.Default));
}
