using Microsoft.CodeAnalysis;

namespace Permissions.Generators.Tests;

/// <summary>What a second run may do in each step, by what happened between the two. A step that is not named may do nothing.</summary>
/// <param name="Name">What happened.</param>
/// <param name="Steps">The steps that may differ, and how.</param>
/// <param name="SourcesWritten">How many sources are written again; all others come from the cache.</param>
internal sealed record RunReasons(string Name, IReadOnlyDictionary<string, IncrementalStepRunReason[]> Steps, int SourcesWritten)
{
    private const IncrementalStepRunReason New = IncrementalStepRunReason.New;
    private const IncrementalStepRunReason Modified = IncrementalStepRunReason.Modified;
    private const IncrementalStepRunReason Unchanged = IncrementalStepRunReason.Unchanged;
    private const IncrementalStepRunReason Removed = IncrementalStepRunReason.Removed;

    /// <summary>Nothing runs at all: the second run's input is the first's.</summary>
    internal static RunReasons UnrelatedCSharpEdit { get; } = new(nameof(UnrelatedCSharpEdit), Reasons(), 0);

    /// <summary>The options are new objects of the same values: only what reads them runs, and finds no difference.</summary>
    internal static RunReasons OptionsRebuilt { get; } = new(
        nameof(OptionsRebuilt),
        Reasons((StepNames.Options, [Unchanged]), (StepNames.RoleFiles, [Unchanged]), (StepNames.LevelFiles, [Unchanged]), (StepNames.IdentityFiles, [Unchanged])),
        0);

    /// <summary>Lines moved in a role file: it is read again, what has places differs, no source does.</summary>
    internal static RunReasons WhitespaceInRole { get; } = new(
        nameof(WhitespaceInRole),
        Reasons(
            (StepNames.RoleFiles, [Modified]),
            (StepNames.Read, [Modified, Unchanged]),
            (StepNames.Findings, [Modified, Unchanged]),
            (StepNames.Entries, [Modified, Unchanged]),
            (StepNames.Collisions, [Modified, Unchanged]),
            (StepNames.Models, [Unchanged])),
        0);

    /// <summary>What a role grants differs: one file is read and written again.</summary>
    internal static RunReasons RoleChanged { get; } = new(
        nameof(RoleChanged),
        Reasons(
            (StepNames.RoleFiles, [Modified]),
            (StepNames.Read, [Modified]),
            (StepNames.Models, [Modified]),
            (StepNames.Findings, [Modified, Unchanged]),
            (StepNames.Entries, [Modified, Unchanged]),
            (StepNames.Collisions, [Modified, Unchanged]),
            (StepNames.Names, [Unchanged]),
            (StepNames.Index, [Unchanged]),
            (StepNames.LeftOut, [Unchanged]),
            (StepNames.RepeatedFiles, [Unchanged]),
            (StepNames.LevelFindings, [Modified, Unchanged]),
            (StepNames.IdentityFindings, [Modified, Unchanged])),
        1);

    /// <summary>Lines moved in an access-level or identity file: it is read again, places may differ, no source does.</summary>
    internal static RunReasons WhitespaceInAccess { get; } = new(
        nameof(WhitespaceInAccess),
        Reasons(
            (StepNames.LevelFiles, [Modified]),
            (StepNames.IdentityFiles, [Modified]),
            (StepNames.LevelModels, [Unchanged]),
            (StepNames.IdentityModels, [Unchanged]),
            (StepNames.LevelFindings, [Modified, Unchanged]),
            (StepNames.IdentityFindings, [Modified, Unchanged])),
        0);

    /// <summary>What an access-level or identity file says differs: its source is written again.</summary>
    internal static RunReasons AccessChanged { get; } = new(
        nameof(AccessChanged),
        Reasons(
            (StepNames.LevelFiles, [Modified]),
            (StepNames.IdentityFiles, [Modified]),
            (StepNames.LevelModels, [Modified]),
            (StepNames.IdentityModels, [Modified]),
            (StepNames.AccessNames, [Unchanged]),
            (StepNames.AccessSources, [Modified]),
            (StepNames.LevelFindings, [Unchanged]),
            (StepNames.IdentityFindings, [Unchanged])),
        1);

    /// <summary>A file came: it is read and written, and so is the list of roles.</summary>
    internal static RunReasons RoleAdded { get; } = new(nameof(RoleAdded), Of(New), 2);

    /// <summary>A file went: the list of roles is written.</summary>
    internal static RunReasons RoleRemoved { get; } = new(nameof(RoleRemoved), Of(Removed), 1);

    private static Dictionary<string, IncrementalStepRunReason[]> Of(IncrementalStepRunReason reason) => Reasons(
        (StepNames.RoleFiles, [reason]),
        (StepNames.Read, [reason]),
        (StepNames.Models, [reason]),
        (StepNames.Findings, [reason]),
        (StepNames.Entries, [reason]),
        (StepNames.Names, [reason]),
        (StepNames.Index, [Modified]),
        (StepNames.LeftOut, [Unchanged]),
        (StepNames.RepeatedFiles, [Unchanged]),
        (StepNames.Collisions, [Unchanged]),
        (StepNames.AccessTaken, [Unchanged]),
        (StepNames.AccessSources, [Unchanged]),
        (StepNames.LevelFindings, [Unchanged]),
        (StepNames.IdentityFindings, [Unchanged]));

    private static Dictionary<string, IncrementalStepRunReason[]> Reasons(params (string Step, IncrementalStepRunReason[] Reasons)[] steps) =>
        steps.ToDictionary(step => step.Step, step => step.Reasons);
}
