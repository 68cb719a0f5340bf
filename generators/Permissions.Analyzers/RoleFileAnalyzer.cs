using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Compiler;
using Permissions.Json;
using Permissions.Rules;

namespace Permissions.Analyzers;

/// <summary>Reports on role files what a class can be made of nevertheless; what prevents the class is the generator's to report.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RoleFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RoleRules.Advice.Select(rule => DiagnosticFactory.DescriptorOf(rule.Descriptor)).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(AnalyzeFile);
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(file);
        if (!RoleFileOptions.IsRoleFile(file.Path, options) || file.GetText(context.CancellationToken) is not { } text)
            return;

        var document = RoleDocument.Parse(text.ToString(), context.CancellationToken);
        foreach (var finding in RoleRules.Check(document, RoleRules.Advice, context.CancellationToken))
            context.ReportDiagnostic(DiagnosticFactory.Create(finding, file.Path, text));
    }
}
