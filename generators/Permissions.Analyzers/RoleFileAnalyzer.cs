using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.Analyzers;

/// <summary>Reports on role files what a class can be made of nevertheless; what prevents the class is the generator's to report.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RoleFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RoleRules.Advice.Select(rule => rule.Descriptor).Append(RuleDescriptors.MalformedOperationList)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(DiagnosticFactory.DescriptorOf).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var settings = new Lazy<RuleOptions>(() => ProjectOptions.RulesOf(start.Options));
            start.RegisterAdditionalFileAction(file => AnalyzeFile(file, settings));
            start.RegisterCompilationEndAction(ReportPattern);
        });
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context, Lazy<RuleOptions> settings)
    {
        var file = context.AdditionalFile;
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(file);
        if (ProjectOptions.IsOperationList(options))
            AnalyzeOperationList(context);
        else if (RoleFileOptions.IsRoleFile(file.Path, options) && file.GetText(context.CancellationToken) is { } text)
        {
            var document = RoleDocuments.Of(text, context.CancellationToken);
            foreach (var finding in RoleRules.Check(document, RoleRules.Advice, settings.Value, context.CancellationToken))
                context.ReportDiagnostic(DiagnosticFactory.Create(finding, file.Path, text));
        }
    }

    private static void AnalyzeOperationList(AdditionalFileAnalysisContext context)
    {
        if (context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;
        var rule = RuleDescriptors.MalformedOperationList;
        foreach (var problem in OperationList.Parse(text.ToString()).Problems)
            context.ReportDiagnostic(DiagnosticFactory.Create(new(rule, problem.Span, problem.Message, rule.Severity), context.AdditionalFile.Path, text));
    }

    /// <summary>A pattern that is no regular expression is said once, of the project: it stands in no role file.</summary>
    private static void ReportPattern(CompilationAnalysisContext context)
    {
        if (RuleOptions.ProblemOfPattern(ProjectOptions.RoleNamePatternOf(context.Options)) is { } problem)
            context.ReportDiagnostic(DiagnosticFactory.Create(RuleDescriptors.RoleNamePattern, RuleDescriptors.RoleNamePattern.Severity, problem, Location.None));
    }
}
