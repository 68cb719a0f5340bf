using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Permissions.Generators;

/// <summary>The steps from access-level and identity files to their classes. In a project without such files they do nothing.</summary>
internal static class AccessSteps
{
    internal static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ProjectOptions> options,
        IncrementalValuesProvider<RoleFileModel> roles,
        IncrementalValueProvider<RoleIndex> index)
    {
        var files = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider);
        var levelFiles = files.SelectMany(AccessFiles.LevelFiles).WithTrackingName(StepNames.LevelFiles).Combine(options);
        var identityFiles = files.SelectMany(AccessFiles.IdentityFiles).WithTrackingName(StepNames.IdentityFiles).Combine(options);
        var levels = levelFiles.Select(AccessFiles.ReadLevels).WithTrackingName(StepNames.LevelModels);
        var identities = identityFiles.Select(AccessFiles.ReadIdentities).WithTrackingName(StepNames.IdentityModels);

        // All files together, by the names of their classes alone.
        var levelNames = levels.Select(static (file, _) => AccessTypes.NamesOf(file)).WithTrackingName(StepNames.AccessNames).Collect();
        var identityNames = identities.Select(static (file, _) => AccessTypes.NamesOf(file)).WithTrackingName(StepNames.AccessNames).Collect();
        var taken = levelNames.Combine(identityNames).Combine(index).Combine(options).Select(AccessTypes.Taken).WithTrackingName(StepNames.AccessTaken);

        // Sources need the roles' names, findings what the roles grant too.
        var levelSources = levels.Combine(index).Combine(taken).SelectMany(LevelWriter.Write).WithTrackingName(StepNames.AccessSources);
        var identitySources = identities.Combine(index).Combine(taken).SelectMany(IdentityWriter.Write).WithTrackingName(StepNames.AccessSources);
        var allRoles = roles.Collect();
        var levelFindings = levelFiles.Combine(allRoles).Combine(taken).Select(AccessFiles.CheckLevels).WithTrackingName(StepNames.LevelFindings);
        var identityFindings = identityFiles.Combine(allRoles).Combine(taken).Select(AccessFiles.CheckIdentities).WithTrackingName(StepNames.IdentityFindings);

        context.RegisterSourceOutput(levelSources, Add);
        context.RegisterSourceOutput(identitySources, Add);
        context.RegisterSourceOutput(levelFindings, Outputs.ReportAll);
        context.RegisterSourceOutput(identityFindings, Outputs.ReportAll);
    }

    private static void Add(SourceProductionContext context, AccessSource source) =>
        context.AddSource(source.HintName, SourceText.From(source.Text, Encoding.UTF8));
}
