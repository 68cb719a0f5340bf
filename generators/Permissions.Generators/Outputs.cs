using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Permissions.Compiler;

namespace Permissions.Generators;

/// <summary>Where the steps end: sources and diagnostics.</summary>
internal static class Outputs
{
    internal static void AddRoleFile(SourceProductionContext context, (RoleFileModel File, LeftOut LeftOut) input)
    {
        if (input.LeftOut.RepeatedFiles.Count == 0 || !input.LeftOut.RepeatedFiles.Contains(input.File.Path, StringComparer.Ordinal))
            Add(context, input.File, input.LeftOut);
    }

    internal static void AddRepeatedFiles(SourceProductionContext context, (EquatableArray<RoleFileModel> Files, LeftOut LeftOut) input)
    {
        foreach (var file in input.Files)
            Add(context, file, input.LeftOut);
    }

    internal static void AddIndex(SourceProductionContext context, (RoleIndex Index, ProjectOptions Options) input)
    {
        // A project without role files gets nothing at all.
        if (input.Index.Roles.Count > 0)
            context.AddSource(HintNames.Index, SourceText.From(IndexWriter.Write(input.Index, input.Options.Namespace), Encoding.UTF8));
    }

    internal static void Report(SourceProductionContext context, FindingModel finding) => context.ReportDiagnostic(finding.ToDiagnostic());

    internal static void ReportAll(SourceProductionContext context, EquatableArray<FindingModel> findings)
    {
        foreach (var finding in findings)
            Report(context, finding);
    }

    private static void Add(SourceProductionContext context, RoleFileModel file, LeftOut leftOut)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (ProjectRoles.Source(file, leftOut) is { } source)
                context.AddSource(file.HintName, SourceText.From(source, Encoding.UTF8));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var finding = InternalErrors.Finding(file.Path, exception);
            context.ReportDiagnostic(DiagnosticFactory.Create(finding.Rule, finding.Severity, finding.Message, Location.None));
        }
    }
}
