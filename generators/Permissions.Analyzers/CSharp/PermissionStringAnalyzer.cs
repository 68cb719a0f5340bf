using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
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
        context.RegisterOperationAction(
            operation => Analyze(operation, targets, rules),
            OperationKind.Argument,
            OperationKind.SimpleAssignment,
            OperationKind.CoalesceAssignment,
            OperationKind.ParameterInitializer,
            OperationKind.PropertyInitializer,
            OperationKind.FieldInitializer);
    }

    private static void Analyze(OperationAnalysisContext context, PermissionTargets targets, Lazy<RuleOptions> rules)
    {
        // Nearly everything that is passed anywhere is no constant string; only what is one is worth asking where it goes.
        List<IOperation>? constants = null;
        ConstantStrings.Find(ValueOf(context.Operation), ref constants);
        if (constants is null || targets.PlaneOf(TargetsOf(context.Operation)) is not { } plane)
            return;
        foreach (var constant in constants)
        {
            if (constant.Syntax is ExpressionSyntax expression && constant.SemanticModel is { } model)
                Report(context, expression, model, (string)constant.ConstantValue.Value!, plane, rules.Value);
        }
    }

    private static IOperation? ValueOf(IOperation operation) => operation switch
    {
        // What a default value is worth is said where it is declared.
        IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue } => null,
        IArgumentOperation argument => argument.Value,
        IAssignmentOperation assignment => assignment.Value,
        ISymbolInitializerOperation initializer => initializer.Value,
        _ => null,
    };

    private static ImmutableArray<ISymbol> TargetsOf(IOperation operation) => operation switch
    {
        IArgumentOperation { Parameter: { } parameter } => ImmutableArray.Create<ISymbol>(parameter),
        IAssignmentOperation { Target: IMemberReferenceOperation target } => ImmutableArray.Create(target.Member),
        IParameterInitializerOperation { Parameter: { } parameter } => ImmutableArray.Create<ISymbol>(parameter),
        IPropertyInitializerOperation initializer => ImmutableArray<ISymbol>.CastUp(initializer.InitializedProperties),
        IFieldInitializerOperation initializer => ImmutableArray<ISymbol>.CastUp(initializer.InitializedFields),
        _ => ImmutableArray<ISymbol>.Empty,
    };

    private static void Report(OperationAnalysisContext context, ExpressionSyntax expression, SemanticModel model, string value, OperationPlane plane, RuleOptions rules)
    {
        var findings = PermissionStringRules.Check(value, plane, rules);
        if (findings.Count == 0)
            return;
        var text = ConstantText.Of(expression, model, context.CancellationToken);
        foreach (var finding in findings)
        {
            var isPart = finding.Span.Length > 0 && finding.Span.Length < value.Length;
            var span = isPart && text.SpanOf(finding.Span.Start, finding.Span.Length) is { } part ? part : expression.Span;
            context.ReportDiagnostic(DiagnosticFactory.CreateInCode(
                finding,
                Location.Create(expression.SyntaxTree, span),
                expression.GetLocation()));
        }
    }
}
