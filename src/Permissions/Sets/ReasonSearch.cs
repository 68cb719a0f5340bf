namespace Permissions;

/// <summary>
/// Collects what the blocks of a set say about one operation, each with its place where the set was put together from others:
/// without the place, a block that is taken away reads like one that grants.
/// </summary>
internal sealed class ReasonSearch
{
    private const string Taken = "taken away";

    private readonly string _operation;
    private readonly Func<SetExpression, bool> _mayGrant;
    private readonly List<GrantReason> _reasons = [];
    private readonly List<string> _emptySides = [];

    private ReasonSearch(string operation, Func<SetExpression, bool> mayGrant)
    {
        _operation = operation;
        _mayGrant = mayGrant;
    }

    /// <summary>The reasons, and the sides of intersections that grant nothing of it.</summary>
    /// <param name="expression">The set in the operation's plane.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="mayGrant">Whether a part of the expression grants the operation, under some conditions or some reading of <c>/*/</c>.</param>
    internal static (IReadOnlyList<GrantReason> Reasons, IReadOnlyList<string> EmptySides) In(SetExpression expression, string operation, Func<SetExpression, bool> mayGrant)
    {
        var search = new ReasonSearch(operation, mayGrant);
        search.Visit(expression, null, 0);
        return (ReadOnlyLists.Copy(search._reasons), ReadOnlyLists.Copy(search._emptySides));
    }

    /// <param name="expression">A part of the set.</param>
    /// <param name="place">Where it stands, in words; null for what grants.</param>
    /// <param name="taken">How often it is taken away: what is taken away from what is taken away is granted.</param>
    private void Visit(SetExpression expression, string? place, int taken)
    {
        switch (expression)
        {
            case GrantClause clause when GrantReason.For(clause, _operation, place, taken % 2 == 1) is { } reason:
                _reasons.Add(reason);
                break;
            case UnionExpression union:
                foreach (var part in union.Parts)
                    Visit(part, place, taken);
                break;
            case ExceptExpression except:
                Visit(except.First, place, taken);
                Visit(except.Second, TakenFrom(place), taken + 1);
                break;
            case IntersectExpression intersection:
                VisitSides([.. Sides(intersection)], place, taken);
                break;
        }
    }

    private void VisitSides(List<SetExpression> sides, string? place, int taken)
    {
        for (var i = 0; i < sides.Count; i++)
        {
            var side = sides.Count > 2 ? $"in set {i + 1} of the intersection" : $"in the {(i == 0 ? "first" : "second")} set of the intersection";
            var inner = place is null ? side : $"{side}, {(IsTakenAway(place) ? "which is " : "")}{place}";
            Visit(sides[i], inner, taken);
            if (!_mayGrant(sides[i]))
                _emptySides.Add(inner);
        }
    }

    /// <summary>The sides of an intersection and of those that are sides of it.</summary>
    private static IEnumerable<SetExpression> Sides(SetExpression expression) =>
        expression is IntersectExpression both ? Sides(both.First).Concat(Sides(both.Second)) : [expression];

    /// <summary>The place of what is taken away at a place.</summary>
    private static string TakenFrom(string? place) => place is null ? Taken : IsTakenAway(place) ? $"{Taken} from what is {place}" : $"{Taken}, {place}";

    private static bool IsTakenAway(string place) => place.StartsWith(Taken, StringComparison.Ordinal);

    /// <summary>A place as the end of a sentence about a block.</summary>
    /// <param name="place">The place, in words.</param>
    /// <param name="isGranting">Whether the block grants the operation: of what does not, nothing is taken away.</param>
    internal static string After(string? place, bool isGranting) =>
        place is null ? "" : !IsTakenAway(place) ? $", {place}" : isGranting ? $", which is {place}" : $", in what is {place}";
}
