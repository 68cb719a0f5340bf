using Permissions.Tests.Definitions;

namespace Permissions.Tests.Sets;

/// <summary>
/// What built-in roles grant of the known operations, worked out without the product's matcher or sets, from patterns with
/// at most one wildcard. Operations are numbered by length, then by name, then by plane.
/// </summary>
internal sealed class CatalogueOracle
{
    private const int Unconditional = 1;

    private static readonly (string Name, OperationPlane Plane)[] Known =
    [
        .. KnownOperations.Lines.Select(line => (line.Operation, line.Plane == "data" ? OperationPlane.Data : OperationPlane.Control))
            .OrderBy(operation => operation.Operation.Length).ThenBy(operation => operation.Operation, StringComparer.OrdinalIgnoreCase).ThenBy(operation => operation.Item2),
    ];

    private static readonly string[] Folded = [.. Known.Select(operation => operation.Name.ToUpperInvariant())];

    private readonly Dictionary<(string Pattern, WildcardReading Reading), int[]> _matches = [];
    private readonly List<string> _conditions = [];

    /// <summary>For a role, the operations that it may grant: their numbers, and for all numbers, under which conditions, as bits.</summary>
    internal sealed record Grants(int[] Numbers, int[] Conditions);

    internal static (string Name, OperationPlane Plane) Operation(int number) => Known[number];

    internal Grants Of(RoleDefinition role, WildcardReading reading)
    {
        var granted = new int[Known.Length];
        foreach (var block in role.PermissionBlocks)
        {
            var bit = block.Condition is null ? Unconditional : BitOf(block.Condition.Trim());
            Add(block.Actions.Select(action => action.Value), block.NotActions.Select(action => action.Value), OperationPlane.Control);
            Add(block.DataActions.Select(action => action.Value), block.NotDataActions.Select(action => action.Value), OperationPlane.Data);

            void Add(IEnumerable<string> includes, IEnumerable<string> excludes, OperationPlane plane)
            {
                var numbers = includes.SelectMany(pattern => Matching(pattern, reading)).Except(excludes.SelectMany(pattern => Matching(pattern, reading)));
                foreach (var number in numbers.Where(number => Known[number].Plane == plane))
                    granted[number] |= bit;
            }
        }

        return new([.. Enumerable.Range(0, granted.Length).Where(number => granted[number] != 0)], granted);
    }

    /// <summary>Whether the second role grants all that the first grants, and the first operation that it does not.</summary>
    internal static (SetAnswerKind Kind, int Witness) Subset(Grants first, Grants second)
    {
        var depends = -1;
        foreach (var number in first.Numbers)
        {
            var other = second.Conditions[number];
            if (other == 0)
                return (SetAnswerKind.No, number);
            // Granted under any of some conditions: the other must have them all, or not need any.
            if (depends < 0 && (other & Unconditional) == 0 && (first.Conditions[number] & ~other) != 0)
                depends = number;
        }

        return depends < 0 ? (SetAnswerKind.Yes, -1) : (SetAnswerKind.OnlyIfConditionsHold, depends);
    }

    private int BitOf(string condition)
    {
        var index = _conditions.IndexOf(condition);
        if (index < 0)
        {
            index = _conditions.Count;
            _conditions.Add(condition);
        }

        // 31 blocks have conditions, and some of these agree.
        Assert.That(index, Is.LessThan(30));
        return 2 << index;
    }

    private int[] Matching(string pattern, WildcardReading reading)
    {
        if (_matches.TryGetValue((pattern, reading), out var known))
            return known;
        var folded = pattern.ToUpperInvariant();
        var star = folded.IndexOf('*', StringComparison.Ordinal);
        int[] numbers = star < 0 ? Equal(folded) : Around(folded[..star], folded[(star + 1)..]);
        if (reading == WildcardReading.Lenient && star > 0 && folded[star - 1] == '/')
        {
            if (star == folded.Length - 1)
                numbers = [.. numbers.Union(Equal(folded[..(star - 1)]))];
            else if (folded[star + 1] == '/')
                numbers = [.. numbers.Union(Equal(folded.Remove(star, 2)))];
        }

        return _matches[(pattern, reading)] = numbers;
    }

    private static int[] Equal(string text) => [.. Enumerable.Range(0, Folded.Length).Where(number => Folded[number] == text)];

    private static int[] Around(string start, string end) =>
    [
        .. Enumerable.Range(0, Folded.Length).Where(number =>
            Folded[number].Length >= start.Length + end.Length
            && Folded[number].StartsWith(start, StringComparison.Ordinal)
            && Folded[number].EndsWith(end, StringComparison.Ordinal)),
    ];
}
