namespace Permissions.Analyzers.Contracts;

/// <summary>One of the patterns that a contract's string lists.</summary>
/// <param name="Text">The pattern, without blanks around it.</param>
/// <param name="Start">Where it starts in the string.</param>
internal readonly record struct ContractPattern(string Text, int Start)
{
    private const char Separator = ';';

    /// <summary>Both planes.</summary>
    internal static readonly IReadOnlyList<OperationPlane> Planes = [OperationPlane.Control, OperationPlane.Data];

    /// <summary>The patterns of a string, in their order. A separator at the end, or two of them, make none.</summary>
    internal static IEnumerable<ContractPattern> In(string value)
    {
        var start = 0;
        foreach (var part in value.Split(Separator))
        {
            var text = part.Trim();
            if (text.Length > 0)
                yield return new(text, start + part.Length - part.TrimStart().Length);
            start += part.Length + 1;
        }
    }

    /// <summary>Whether the pattern is one operation.</summary>
    internal bool IsOperation => Text.IndexOf('*') < 0;
}
