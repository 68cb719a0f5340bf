using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.Generators;

/// <summary>Where the catalogue's steps end.</summary>
internal static class CatalogueOutputs
{
    internal const string RolesHint = "BuiltInRoles.g.cs";

    internal static void AddOperations(SourceProductionContext context, (ImmutableArray<OperationListModel> Files, string Version) input)
    {
        if (input.Files.IsEmpty)
            return;
        var problems = new List<string>();
        var operations = OperationListReader.Together(input.Files, input.Version, problems);
        foreach (var problem in problems)
            Report(context, problem);
        foreach (var plane in new[] { OperationPlane.Control, OperationPlane.Data })
        {
            var root = OperationTree.Of(operations.Where(operation => operation.Plane == plane), OperationMembersWriter.RootOf(plane));
            foreach (var provider in root.Types.Values)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                Add(context, $"{root.Name}.{provider.Name}.g.cs", OperationMembersWriter.Write(provider, plane));
            }
        }
    }

    internal static void AddRoles(SourceProductionContext context, ImmutableArray<BuiltInRoleModel> files)
    {
        if (files.IsEmpty)
            return;
        foreach (var file in files.Where(file => file.Role is null))
            Report(context, $"{file.FileName}: no built-in role with an id and a name is in it.");
        Add(context, RolesHint, BuiltInRolesWriter.Write(files.Where(file => file.Role is not null).Select(file => file.Role!).ToArray()));
    }

    private static void Add(SourceProductionContext context, string hint, string source) =>
        context.AddSource(hint, SourceText.From(source, Encoding.UTF8));

    // The catalogue's data are this project's own, so a fault in them is the generator's to explain, at the file that the message names.
    private static void Report(SourceProductionContext context, string message) =>
        context.ReportDiagnostic(DiagnosticFactory.Create(RuleDescriptors.InternalError, RuleDescriptors.InternalError.Severity, message, Location.None));
}
