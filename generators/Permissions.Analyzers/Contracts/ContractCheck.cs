using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Permissions.Analyzers.CSharp;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.Analyzers.Contracts;

/// <summary>Checks one contract: finds its roles, asks what it promises, and reports each answer that is not yes at the argument concerned.</summary>
internal sealed class ContractCheck(RoleResolver roles, SemanticModel model, AttributeSyntax attribute, Action<Diagnostic> report, CancellationToken cancellationToken)
{
    /// <summary>Checks the contract against each role that it is about: a declaration of several fields has several.</summary>
    internal void Run()
    {
        var arguments = attribute.ArgumentList?.Arguments.ToArray() ?? [];
        var values = arguments.Where(argument => argument.NameEquals is not null && NameOf(argument) != nameof(RoleContractAttribute.Plane))
            .Select(argument => (Name: NameOf(argument)!, argument.Expression, Value: ContractValue.Of(argument.Expression, model, cancellationToken)));
        var promises = values.Where(promise => !promise.Value.IsNull).ToArray();
        var plane = PlaneOf(arguments.FirstOrDefault(argument => NameOf(argument) == nameof(RoleContractAttribute.Plane))?.Expression);
        if (promises.Length == 0)
            Unchecked(attribute.GetLocation(), "This contract promises nothing. Give it MustNotGrant, MustGrant, SubsetOf, DisjointFrom or NoNewAccessSince.");
        foreach (var (reading, place) in ContractSubject.Of(attribute, arguments.FirstOrDefault(argument => argument.NameEquals is null)?.Expression, roles, model, cancellationToken))
        {
            if (reading.Problem is { } problem)
                Unchecked(place, problem, reading.Place);
            if (reading.Role is not { } role)
                continue;
            foreach (var promise in promises)
                Check(role, promise.Name, promise.Expression, promise.Value, plane);
        }
    }

    private static string? NameOf(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;

    /// <summary>The one plane that the contract names; null for none, and for a number that is none, which is reported.</summary>
    private OperationPlane? PlaneOf(ExpressionSyntax? value)
    {
        if (value is null)
            return null;
        if (model.GetConstantValue(value, cancellationToken).Value is (0 or 1) and int plane)
            return (OperationPlane)plane;
        Unchecked(value.GetLocation(), $"'{Excerpts.Of(value)}' is no plane. Write OperationPlane.Control or OperationPlane.Data; MustNotGrant and MustGrant are asked about as if no plane were given.");
        return null;
    }

    private void Check(ContractRole role, string promise, ExpressionSyntax value, ContractValue says, OperationPlane? plane)
    {
        if (says.Type is { } type)
        {
            CheckOther(role, promise, value, roles.OfType(type, cancellationToken));
            return;
        }

        if (says.Text is not { } text)
        {
            Unchecked(value.GetLocation(), ContractValue.Unread(value));
            return;
        }

        switch (promise)
        {
            case nameof(RoleContractAttribute.MustNotGrant) or nameof(RoleContractAttribute.MustGrant):
                CheckPatterns(role, promise, value, text, plane);
                break;
            case nameof(RoleContractAttribute.NoNewAccessSince):
                new BaselineCheck(roles.Files, report, cancellationToken).Run(role, text, value.GetLocation());
                break;
            default:
                CheckOther(role, promise, value, roles.OfName(text, cancellationToken));
                break;
        }
    }

    private void CheckOther(ContractRole role, string promise, ExpressionSyntax value, RoleReading reading)
    {
        if (reading.Problem is { } problem)
            Unchecked(value.GetLocation(), problem, reading.Place);
        if (reading.Role is not { } other)
            return;
        var breach = promise is nameof(RoleContractAttribute.SubsetOf) or nameof(RoleContractAttribute.SubsetOfRole)
            ? Breach.OfSubset(role, other)
            : Breach.OfDisjointness(role, other);
        Report(breach, value.GetLocation());
    }

    private void CheckPatterns(ContractRole role, string promise, ExpressionSyntax value, string text, OperationPlane? plane)
    {
        var isEmpty = true;
        foreach (var pattern in ContractPattern.In(text))
        {
            isEmpty = false;
            var place = PlaceOf(value, pattern.Start, pattern.Text.Length);
            if (!ControlAction.TryParse(pattern.Text, out _, out var error))
            {
                Unchecked(PlaceOf(value, pattern.Start + error.Start, error.Length), error.Message);
                continue;
            }

            var known = roles.Files.Patterns.KnownPlanes(pattern);
            if (plane is { } asked ? !known.Contains(asked) : known.Count == 0)
                Unchecked(place, UnknownPattern(pattern, plane, roles.Files.Catalogue));
            var mustGrant = promise == nameof(RoleContractAttribute.MustGrant);
            var sets = Planes(mustGrant || pattern.IsOperation ? known : []).Select(asked => roles.Files.Patterns.Of(pattern, asked));
            Report(mustGrant ? Breach.OfMustGrant(role, pattern, sets) : Breach.OfMustNotGrant(role, pattern, sets), place);
        }

        if (isEmpty)
            Unchecked(value.GetLocation(), $"{promise} names no operation. Write one or more patterns, with ';' between them.");

        // A pattern may match what becomes known later, so that where nothing narrows it both planes are asked about.
        IReadOnlyList<OperationPlane> Planes(IReadOnlyList<OperationPlane> known) => plane is { } asked ? [asked] : known.Count > 0 ? known : ContractPattern.Planes;
    }

    private Location PlaceOf(ExpressionSyntax value, int start, int length) => ConstantText.Of(value, model, cancellationToken).LocationOf(start, length);

    private static string UnknownPattern(ContractPattern pattern, OperationPlane? plane, OperationCatalogue catalogue)
    {
        var nearest = pattern.IsOperation ? catalogue.Nearest(pattern.Text, plane, 3).Select(operation => $"'{operation.Name}'").ToArray() : [];
        var hint = nearest.Length > 0 ? $" Did you mean {string.Join(", ", nearest)}?" : " If Azure has one, name it in an OperationCatalog item.";
        var where = plane switch { OperationPlane.Control => " in the control plane", OperationPlane.Data => " in the data plane", _ => string.Empty };
        return $"'{pattern.Text}' matches no operation that is known{where}, so that the promise says little.{hint}";
    }

    private void Report(Breach? breach, Location place)
    {
        if (breach is null)
            return;
        var rule = breach.IsUndecided ? RuleDescriptors.UncheckedContract : RuleDescriptors.BrokenContract;
        report(DiagnosticFactory.Create(rule, rule.Severity, breach.Message, place, breach.Places));
    }

    private void Unchecked(Location place, string message, Location? related = null) =>
        report(DiagnosticFactory.Create(RuleDescriptors.UncheckedContract, RuleSeverity.Warning, message, place, related is null ? null : [related]));
}
