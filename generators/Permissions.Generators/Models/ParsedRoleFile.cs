using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.Generators;

/// <summary>
/// All that is taken from a role file in one reading, equal by value. Steps behind it take either the model, which changes
/// with the role, or what has places, which changes with every line above it.
/// </summary>
/// <param name="Model">What classes are written from.</param>
/// <param name="Findings">What keeps the file from becoming the classes that it should.</param>
/// <param name="Entries">The roles and where the file names them.</param>
internal sealed record ParsedRoleFile(RoleFileModel Model, EquatableArray<FindingModel> Findings, RoleFileEntries Entries);

/// <summary>The roles of a file among those of the project.</summary>
/// <param name="Path">The file's path as the compiler knows it.</param>
/// <param name="Entries">Its roles; those without a name are left out, a rule reports them already.</param>
internal sealed record RoleFileEntries(string Path, EquatableArray<RoleEntry> Entries);

/// <summary>A place in a role file, equal by value.</summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    internal Location ToLocation() => Location.Create(Path, Span, Lines);

    internal static Place Of(Location location) =>
        new(location.GetLineSpan().Path, location.SourceSpan, location.GetLineSpan().Span);
}

/// <summary>A finding of a rule, equal by value.</summary>
internal sealed record FindingModel(RuleDescriptor Rule, RuleSeverity Severity, string Message, Place Place, EquatableArray<Place> Related)
{
    internal Diagnostic ToDiagnostic() =>
        DiagnosticFactory.Create(Rule, Severity, Message, Place.ToLocation(), Related.Select(related => related.ToLocation()));

    internal static FindingModel Of(RuleFinding finding, string path, SourceText text) => new(
        finding.Rule,
        finding.Severity,
        finding.Message,
        Permissions.Generators.Place.Of(DiagnosticFactory.LocationOf(path, text, finding.Span)),
        finding.Related.Select(related => Permissions.Generators.Place.Of(DiagnosticFactory.LocationOf(path, text, related))).ToEquatableArray());
}
