using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.Analyzers.Contracts;

/// <summary>RBAC101 to RBAC103: checks each <c>[RoleContract]</c> against the roles that it names.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RoleContractAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        DiagnosticFactory.DescriptorOf(RuleDescriptors.BrokenContract),
        DiagnosticFactory.DescriptorOf(RuleDescriptors.NewAccess),
        DiagnosticFactory.DescriptorOf(RuleDescriptors.UncheckedContract));

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // MSBuild writes the contracts of AssemblyAttribute items into a file that counts as generated.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        // A project without contracts pays for none of it.
        var roles = new Lazy<RoleResolver>(() => new(context.Compilation, new ProjectFiles(context.Options)));
        context.RegisterSemanticModelAction(file => Analyze(file, roles));
    }

    private static void Analyze(SemanticModelAnalysisContext context, Lazy<RoleResolver> roles)
    {
        var model = context.SemanticModel;
        if (model.SyntaxTree.GetRoot(context.CancellationToken) is not CompilationUnitSyntax root)
            return;
        foreach (var attribute in ContractAttributes.MayBeIn(root, context.IsGeneratedCode))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (ContractAttributes.Is(attribute, model, context.CancellationToken))
                new ContractCheck(roles.Value, model, attribute, context.ReportDiagnostic, context.CancellationToken).Run();
        }
    }
}
