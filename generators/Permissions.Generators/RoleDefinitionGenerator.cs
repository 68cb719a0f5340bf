using Microsoft.CodeAnalysis;

namespace Permissions.Generators;

/// <summary>
/// Makes a class of each role file, of each kind in an access-level file and of each identity file. Reports only what keeps a
/// role file from becoming one, and all that is wrong with the other files; the other rules are the analyzer's.
/// </summary>
[Generator]
public sealed class RoleDefinitionGenerator : IIncrementalGenerator
{
    /// <summary>Lays out the steps from the role files to their classes; each step's output is equal by value, so that an edit reaches only what it changes.</summary>
    /// <param name="context">Where the steps begin and end.</param>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The project's options, few and small.
        var options = context.AnalyzerConfigOptionsProvider.Select(ProjectOptions.From).WithTrackingName(StepNames.Options);

        // The role files among the additional files, read once each.
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .SelectMany(RoleFileInput.From)
            .WithTrackingName(StepNames.RoleFiles);
        var parsed = files.Combine(options).Select(RoleFileReader.Read).WithTrackingName(StepNames.Read);

        // What has places in the file goes one way, what classes are written from another.
        var findings = parsed.SelectMany(static (file, _) => file.Findings).WithTrackingName(StepNames.Findings);
        var entries = parsed.Select(static (file, _) => file.Entries).WithTrackingName(StepNames.Entries);
        var models = parsed.Select(static (file, _) => file.Model).WithTrackingName(StepNames.Models);

        // All files together, by their names alone: the list of roles, and the few that lose their class to another.
        var names = models.Select(static (file, _) => ProjectRoles.NamesOf(file)).WithTrackingName(StepNames.Names).Collect();
        var index = names.Select(static (files, _) => ProjectRoles.Index(files)).WithTrackingName(StepNames.Index);
        var leftOut = names.Select(static (files, _) => ProjectRoles.LeftOut(files)).WithTrackingName(StepNames.LeftOut);
        var repeated = models.Collect().Combine(leftOut).Select(ProjectRoles.RepeatedFiles).WithTrackingName(StepNames.RepeatedFiles);
        var collisions = entries.Collect().Select(ProjectRoles.Collisions).WithTrackingName(StepNames.Collisions);

        context.RegisterSourceOutput(models.Combine(leftOut), Outputs.AddRoleFile);
        context.RegisterSourceOutput(repeated.Combine(leftOut), Outputs.AddRepeatedFiles);
        context.RegisterSourceOutput(index.Combine(options), Outputs.AddIndex);
        context.RegisterSourceOutput(findings, Outputs.Report);
        context.RegisterSourceOutput(collisions, Outputs.ReportAll);

        // Levels and identities name roles, and so come after them.
        AccessSteps.Register(context, options, models, index);
    }
}
