namespace Permissions.Analyzers.Contracts;

/// <summary>Wordings that the messages about contracts share.</summary>
internal static class Words
{
    private const int LongestCondition = 100;

    /// <summary>The operation of a witness, with its plane where that is the data plane, and whether it is made up.</summary>
    internal static string Of(Witness witness)
    {
        var kind = witness.Plane == OperationPlane.Data ? "the data action " : string.Empty;
        var known = witness.IsKnown ? string.Empty : " (none that is known today, but the pattern allows it)";
        return $"{kind}'{witness.Operation}'{known}";
    }

    /// <summary>The permission string by which an operation is granted, where it is not the operation itself.</summary>
    internal static string By(GrantPlace? place, Witness witness) =>
        place is { } known && !string.Equals(known.Text, witness.Operation, StringComparison.OrdinalIgnoreCase) ? $" by '{known.Text}'" : string.Empty;

    /// <summary>What an answer hangs on besides the permission strings; empty where nothing.</summary>
    internal static string Doubts(SetAnswer answer)
    {
        var text = string.Empty;
        if (answer.Witness is { Conditions.Count: > 0 } witness)
            text += $"; a condition decides: {string.Join(" | ", witness.Conditions.Select(Shorten))}";
        if (answer.ReadingsDiffer)
            text += $"; the readings of '/*/' differ, and under the {(answer.Witness?.Reading == WildcardReading.Lenient ? "lenient" : "strict")} one it is so";
        return text;
    }

    private static string Shorten(string condition)
    {
        var line = string.Join(" ", condition.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestCondition ? line : line.Substring(0, LongestCondition) + "…";
    }
}
