using Microsoft.CodeAnalysis;

namespace Permissions.Generators;

/// <summary>
/// Makes the typed catalogue of Azure: <c>Actions</c>, <c>DataActions</c> and <c>BuiltInRoles</c>. It takes only files of its own
/// kinds, which the package never adds to a project, so that it has nothing to do where role files become classes.
/// </summary>
[Generator]
public sealed class OperationCatalogGenerator : IIncrementalGenerator
{
    /// <summary>Lays out the steps from the catalogue's files to its classes; each step's output is equal by value.</summary>
    /// <param name="context">Where the steps begin and end.</param>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The catalogue's version, which decides whether a removed operation still has its member.
        var version = context.AnalyzerConfigOptionsProvider.Select(CatalogueInput.VersionOf).WithTrackingName(StepNames.CatalogueVersion);

        // The catalogue's files among the additional files. The cheap look at the path comes first.
        var files = context.AdditionalTextsProvider
            .Where(CatalogueInput.MayBe)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .SelectMany(CatalogueInput.From)
            .WithTrackingName(StepNames.CatalogueFiles);

        // Operations: each list read by itself, members written from all of them, because a name may depend on its neighbours.
        var lists = files.Where(static file => file.Kind != CatalogueInput.RoleKind)
            .Select(OperationListReader.Read)
            .WithTrackingName(StepNames.OperationLists);
        context.RegisterSourceOutput(lists.Collect().Combine(version), CatalogueOutputs.AddOperations);

        // Built-in roles: likewise.
        var roles = files.Where(static file => file.Kind == CatalogueInput.RoleKind)
            .Select(BuiltInRoleReader.Read)
            .WithTrackingName(StepNames.BuiltInRoles);
        context.RegisterSourceOutput(roles.Collect(), CatalogueOutputs.AddRoles);
    }
}
