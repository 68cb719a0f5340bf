using Microsoft.CodeAnalysis;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.Analyzers.Contracts;

/// <summary>Compares a role with what it granted when that was last agreed on.</summary>
internal sealed class BaselineCheck(ProjectFiles files, Action<Diagnostic> report, CancellationToken cancellationToken)
{
    /// <summary>Checks that a role grants nothing that its baseline does not.</summary>
    /// <param name="role">The role.</param>
    /// <param name="path">The baseline as the contract names it.</param>
    /// <param name="place">Where the contract names it.</param>
    internal void Run(ContractRole role, string path, Location place)
    {
        var found = files.FindFiles(path);
        if (found.Count == 0)
        {
            Unchecked(
                $"No file of the project is the baseline '{path}'. {WayOut(role)} Then commit it, and include it as RoleBaseline if its name does not end in 'baseline.json'.",
                place,
                new BaselineProperties(path, BaselineText.With(null, role.Definition), IsNew: true));
        }
        else if (found.Count > 1)
        {
            Unchecked($"'{path}' is the end of the paths of {found.Count} files: {string.Join(", ", found.Select(file => $"'{file.Path}'"))}. Write the path from the project's folder.", place);
        }
        else if (files.IsRoleFile(found[0]))
        {
            Unchecked($"'{path}' is a role file of the project, which has a class and changes with it. A baseline is a copy that is included as RoleBaseline.", place);
        }
        else
        {
            Compare(role, path, found[0], place);
        }
    }

    private void Compare(ContractRole role, string path, AdditionalText file, Location place)
    {
        // A file that cannot be read is the compiler's to report.
        if (file.GetText(cancellationToken) is not { } text)
            return;
        var document = RoleDocuments.Of(text, cancellationToken);
        // Written only for what is reported: of a baseline of many roles, each role's contract would write all of them.
        var fix = new Lazy<BaselineProperties>(() => new(file.Path, BaselineText.With(document, role.Definition), IsNew: false));
        if (document.Syntax.Errors.Count > 0)
        {
            var error = document.Syntax.Errors[0];
            Unchecked($"The baseline '{path}' is not JSON: {error.Message}", place, fix.Value, DiagnosticFactory.LocationOf(file.Path, text, error.Span));
            return;
        }

        if (BaselineText.Find(document, role.Definition) is not { } agreed)
        {
            Unchecked($"The baseline '{path}' has no role '{role.Name}'. {WayOut(role)}", place, fix.Value);
            return;
        }

        var before = agreed.ToRoleDefinition();
        if (ContractRole.Reading(new(before)).Problem is { } problem)
            Unchecked(problem, place, fix.Value);
        else
            Compare(role, path, before, place, fix, DiagnosticFactory.LocationOf(file.Path, text, agreed.HeaderSpan));
    }

    private void Compare(ContractRole role, string path, RoleDefinition before, Location place, Lazy<BaselineProperties> fix, Location agreed)
    {
        var answer = role.Permissions.IsSubsetOf(before.Permissions);
        if (answer.Holds)
            return;
        if (answer.Witness is not { } witness)
        {
            Unchecked($"Whether role '{role.Name}' grants more than its baseline '{path}' was not decided: the patterns have too many wildcards, or there are too many conditions, to search all of it.", place, fix.Value);
            return;
        }

        var granting = GrantPlaces.Granting(role.Definition, witness);
        var sure = answer.Kind == SetAnswerKind.No ? string.Empty : " for sure";
        var message = $"Role '{role.Name}' grants {Words.Of(witness)}{Words.By(granting, witness)}, which its baseline '{path}' does not{sure}{Words.Doubts(answer)}.{Count(role.Permissions.Except(before.Permissions))} If that is meant, write the baseline anew and commit it.";
        var places = new[] { role.LocationOf(granting), agreed }.OfType<Location>();
        report(DiagnosticFactory.Create(RuleDescriptors.NewAccess, RuleDescriptors.NewAccess.Severity, message, place, places, fix.Value.ToProperties()));
    }

    /// <summary>How a baseline is written: the build has the files of roles to copy, and neither Azure's roles nor composed ones.</summary>
    private static string WayOut(ContractRole role) => role.IsOfRoleFile
        ? "Write it with the code fix or with 'dotnet build -t:WriteRoleBaselines'."
        : "Write it with the code fix, or with a program that saves what RoleFileWriter.Write(role, RoleFileShape.CliOutput) gives: no role file of the project has the role, so that the build cannot copy it.";

    private string Count(PermissionSet gained)
    {
        var catalogue = files.Catalogue;
        var count = ContractPattern.Planes.Sum(plane => gained.KnownOperations(plane, catalogue).Count());
        return count < 2 ? string.Empty : FormattableString.Invariant($" It is one of {count} known operations that are new.");
    }

    private void Unchecked(string message, Location place, BaselineProperties? fix = null, Location? related = null) => report(DiagnosticFactory.Create(
        RuleDescriptors.UncheckedContract, RuleDescriptors.UncheckedContract.Severity, message, place, related is null ? null : [related], fix?.ToProperties()));
}
