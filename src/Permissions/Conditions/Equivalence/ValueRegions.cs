namespace Permissions.Conditions;

/// <summary>
/// Values that stand for all values of a type as far as some comparisons can tell them apart: any value agrees with one of
/// them in every comparison. Where that is not sure, <see cref="AreComplete"/> is false, and what no value here does may
/// still be done by another one.
/// </summary>
internal sealed class ValueRegions(IReadOnlyList<ConditionValue> values, bool areComplete)
{
    internal IReadOnlyList<ConditionValue> Values => values;

    internal bool AreComplete => areComplete;

    /// <summary>The regions of one type that some comparisons make, each an operator with its values on the right.</summary>
    internal static ValueRegions Of(ConditionType type, IReadOnlyList<(OperatorFacts Facts, IReadOnlyList<ConditionValue> Values)> comparisons)
    {
        var constants = comparisons.SelectMany(comparison => comparison.Values);
        return type switch
        {
            ConditionType.Boolean => new([true, false], areComplete: true),
            ConditionType.Guid => OfGuids([.. constants.Select(value => value.TryGet(out Guid guid) ? guid : default).Distinct()]),
            ConditionType.Number => OfNumbers(constants.Select(value => value.TryGet(out long number) ? number : 0)),
            ConditionType.DateTime => OfMoments(constants.Select(value => value.TryGet(out DateTime moment) ? moment : default)),
            _ => TextRegions.Of([.. comparisons.SelectMany(comparison => comparison.Values.Select(value => TextShape.Of(comparison.Facts, value.AsText)))]),
        };
    }

    private static ValueRegions OfGuids(List<Guid> constants)
    {
        // One GUID that none of the comparisons names stands for all those.
        var other = new Guid("00000000-0000-4000-8000-000000000000");
        for (var i = 1; constants.Contains(other); i++)
            other = new Guid(i, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0);
        return new([.. constants.Select(ConditionValue.Of), other], areComplete: true);
    }

    // Between two numbers that are named, and beyond them, all are alike.
    private static ValueRegions OfNumbers(IEnumerable<long> constants)
    {
        var values = new SortedSet<long> { 0 };
        foreach (var constant in constants)
        {
            values.Add(constant);
            if (constant > long.MinValue)
                values.Add(constant - 1);
            if (constant < long.MaxValue)
                values.Add(constant + 1);
        }

        return new([.. values.Select(ConditionValue.Of)], areComplete: true);
    }

    private static ValueRegions OfMoments(IEnumerable<DateTime> constants)
    {
        var values = new SortedSet<long> { new DateTime(2026, 1, 1).Ticks };
        foreach (var ticks in constants.Select(constant => constant.Ticks))
        {
            values.Add(ticks);
            values.Add(Math.Max(0, ticks - 1));
            values.Add(Math.Min(DateTime.MaxValue.Ticks, ticks + 1));
        }

        return new([.. values.Select(ticks => ConditionValue.Of(new DateTimeOffset(ticks, TimeSpan.Zero)))], areComplete: true);
    }
}
