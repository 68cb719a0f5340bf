using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.Analyzers.CSharp;

/// <summary>
/// RBAC110: a call that assigns a role which may assign roles itself, without a condition. Such calls are known by a
/// parameter that is marked with <c>[ConditionString]</c> and one that takes the role.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnconditionalAssignmentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(DiagnosticFactory.DescriptorOf(RuleDescriptors.UnconditionalAssignment));

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var targets = new ConditionTargets(start.Compilation);
            if (!targets.Exist || start.Compilation.GetTypesByMetadataName("Permissions.RoleDefinition").IsEmpty)
                return;
            start.RegisterOperationAction(operation => Analyze(operation, ((IInvocationOperation)operation.Operation).Arguments, targets), OperationKind.Invocation);
            start.RegisterOperationAction(operation => Analyze(operation, ((IObjectCreationOperation)operation.Operation).Arguments, targets), OperationKind.ObjectCreation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments, ConditionTargets targets)
    {
        IArgumentOperation? condition = null;
        IArgumentOperation? role = null;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter)
                continue;
            if (parameter.Type.SpecialType == SpecialType.System_String && targets.Contains(parameter))
                condition = argument;
            else if (AssignedRole.IsRole(parameter))
                role = argument;
        }

        if (condition is null || role is null || !IsNull(condition.Value) || AssignedRole.NameOfDelegator(role.Value, context.CancellationToken) is not { } name)
            return;
        var rule = RuleDescriptors.UnconditionalAssignment;
        var finding = new RuleFinding(rule, default, $"{name} assigns any role, also to itself. Give the assignment a condition, such as RoleCondition.DelegateAllExceptPrivilegedRoles, that says which roles it may assign.", rule.Severity);
        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticFactory.DescriptorOf(rule),
            context.Operation.Syntax.GetLocation(),
            DiagnosticProperties.Of(finding, condition.Parameter!.Name),
            finding.Message));
    }

    private static bool IsNull(IOperation value) => value switch
    {
        IConversionOperation conversion when !value.ConstantValue.HasValue => IsNull(conversion.Operand),
        _ => value.ConstantValue is { HasValue: true, Value: null },
    };
}
