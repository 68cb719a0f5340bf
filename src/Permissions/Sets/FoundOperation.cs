namespace Permissions;

/// <summary>An operation that decides a question.</summary>
internal sealed record FoundOperation(string Name, OperationPlane Plane, bool IsKnown)
{
    /// <summary>The one that serves better as an example: a real one, then the shorter, then the first by name, then the first as it was found.</summary>
    internal static FoundOperation? Better(FoundOperation? first, FoundOperation? second)
    {
        if (first is null || second is null)
            return first ?? second;
        var order = second.IsKnown.CompareTo(first.IsKnown);
        if (order == 0)
            order = first.IsKnown ? CompareKnown(first.Name, second.Name) : OperationAlphabet.Compare(first.Name, second.Name);
        if (order == 0)
            order = first.Plane.CompareTo(second.Plane);
        return order <= 0 ? first : second;
    }

    /// <summary>As the catalogue's own order has it.</summary>
    private static int CompareKnown(string first, string second)
    {
        var order = first.Length.CompareTo(second.Length);
        return order != 0 ? order : StringComparer.OrdinalIgnoreCase.Compare(first, second);
    }
}
