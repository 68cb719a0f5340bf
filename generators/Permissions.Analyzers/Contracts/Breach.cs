using Microsoft.CodeAnalysis;

namespace Permissions.Analyzers.Contracts;

/// <summary>What keeps a promise from holding.</summary>
/// <param name="Message">What was promised, and the operation that shows that it does not hold.</param>
/// <param name="Places">The permission strings that decide it, in the files of the roles.</param>
/// <param name="IsUndecided">Whether the question was too hard to answer, so that nothing is known to be broken.</param>
internal sealed record Breach(string Message, IReadOnlyList<Location> Places, bool IsUndecided = false)
{
    /// <summary>The role grants none of what a pattern matches in some planes.</summary>
    internal static Breach? OfMustNotGrant(ContractRole role, ContractPattern pattern, IEnumerable<PermissionSet> sets)
    {
        var promise = $"Role '{role.Name}' must not grant '{pattern.Text}'";
        return sets.Select(set => OfOverlap(role.Permissions.Overlaps(set), promise, $"{promise}, but it grants", [role])).FirstOrDefault(breach => breach is not null);
    }

    /// <summary>The role grants all of what a pattern matches in some planes.</summary>
    internal static Breach? OfMustGrant(ContractRole role, ContractPattern pattern, IEnumerable<PermissionSet> sets)
    {
        var promise = $"Role '{role.Name}' must grant '{pattern.Text}'";
        return sets.Select(set => Of(set.IsSubsetOf(role.Permissions))).FirstOrDefault(breach => breach is not null);

        Breach? Of(SetAnswer answer)
        {
            if (answer.Holds)
                return null;
            if (answer.Witness is not { } witness)
                return Undecided(promise);
            var place = GrantPlaces.Excluding(role.Definition, witness);
            var excluded = place is { } known && answer.Kind == SetAnswerKind.No ? $": '{known.Text}' is excluded" : string.Empty;
            return new($"{promise}, but it does not grant {Words.Of(witness)}{(answer.Kind == SetAnswerKind.No ? string.Empty : " for sure")}{excluded}{Words.Doubts(answer)}.", Locations((role, place)));
        }
    }

    /// <summary>The role grants nothing that another does not.</summary>
    internal static Breach? OfSubset(ContractRole role, ContractRole other)
    {
        var answer = role.Permissions.IsSubsetOf(other.Permissions);
        if (answer.Holds)
            return null;
        var promise = $"Role '{role.Name}' must be within role '{other.Name}'";
        if (answer.Witness is not { } witness)
            return Undecided(promise);
        var granting = GrantPlaces.Granting(role.Definition, witness);
        return new(
            $"{promise}, but it grants {Words.Of(witness)}{Words.By(granting, witness)}, which '{other.Name}' does not{(answer.Kind == SetAnswerKind.No ? string.Empty : " for sure")}{Words.Doubts(answer)}.",
            Locations((role, granting), (other, GrantPlaces.Excluding(other.Definition, witness))));
    }

    /// <summary>The role grants nothing that another does.</summary>
    internal static Breach? OfDisjointness(ContractRole role, ContractRole other)
    {
        var promise = $"Role '{role.Name}' must share no operation with role '{other.Name}'";
        return OfOverlap(role.Permissions.Overlaps(other.Permissions), promise, $"{promise}, but both grant", [role, other]);
    }

    private static Breach? OfOverlap(SetAnswer answer, string promise, string verdict, ContractRole[] roles)
    {
        if (!answer.Holds)
            return null;
        if (answer.Witness is not { } witness)
            return Undecided(promise);
        var places = roles.Select(role => (role, GrantPlaces.Granting(role.Definition, witness))).ToArray();
        return new($"{verdict} {Words.Of(witness)}{Words.By(places[0].Item2, witness)}{Words.Doubts(answer)}.", Locations(places));
    }

    private static Breach Undecided(string promise) =>
        new($"{promise}. Whether it does was not decided: the patterns have too many wildcards, or there are too many conditions, to search all of it.", [], IsUndecided: true);

    private static Location[] Locations(params (ContractRole Role, GrantPlace? Place)[] places) =>
        [.. places.Select(place => place.Role.LocationOf(place.Place)).OfType<Location>()];
}
