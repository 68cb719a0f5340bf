using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.Analyzers.CSharp;

/// <summary>RBAC100: checks each constant that is given to a parameter, property or field marked with <c>[PermissionString]</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PermissionStringAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(DiagnosticFactory.DescriptorOf(RuleDescriptors.ConstantPermission));

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var targets = new PermissionTargets(context.Compilation);
        if (!targets.Exist)
            return;
        var rules = new Lazy<RuleOptions>(() => ProjectOptions.RulesOf(context.Options));
        context.RegisterOperationAction(operation => Analyze(operation, targets, rules), PermissionUse.Kinds);
    }

    private static void Analyze(OperationAnalysisContext context, PermissionTargets targets, Lazy<RuleOptions> rules)
    {
        // Nearly everything that is passed anywhere is no constant string; only what is one is worth asking where it goes.
        if (PermissionUse.ConstantsOf(context.Operation) is not { } constants || PermissionUse.PlaneOf(context.Operation, targets) is not { } plane)
            return;
        foreach (var constant in constants)
        {
            if (constant.Syntax is ExpressionSyntax expression && constant.SemanticModel is { } model)
                Report(context, expression, model, (string)constant.ConstantValue.Value!, plane, rules.Value);
        }
    }

    private static void Report(OperationAnalysisContext context, ExpressionSyntax expression, SemanticModel model, string value, OperationPlane plane, RuleOptions rules)
    {
        var findings = PermissionStringRules.Check(value, plane, rules);
        if (findings.Count == 0)
            return;
        var text = ConstantText.Of(expression, model, context.CancellationToken);
        foreach (var finding in findings)
            context.ReportDiagnostic(DiagnosticFactory.CreateInCode(finding, text.LocationOf(finding.Span), expression.GetLocation()));
    }
}
