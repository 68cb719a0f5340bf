namespace Permissions.Rules;

/// <summary>Wordings that several rules share.</summary>
internal static class Phrases
{
    /// <summary>Some names in quotes: <c>'a'</c>, <c>'a' or 'b'</c>, <c>'a', 'b' or 'c'</c>.</summary>
    internal static string Join(IReadOnlyList<string> names, string conjunction)
    {
        var quoted = names.Select(name => $"'{name}'").ToArray();
        return quoted.Length < 2
            ? string.Concat(quoted)
            : $"{string.Join(", ", quoted.Take(quoted.Length - 1))} {conjunction} {quoted[quoted.Length - 1]}";
    }

    /// <summary>What an operation of a plane is called.</summary>
    internal static string KindOf(OperationPlane plane) => plane == OperationPlane.Data ? "data action" : "control-plane action";
}
