using System.Text.RegularExpressions;
using Permissions.Emulator.Requests;

namespace Permissions.Emulator.Filters;

/// <summary>One term of a <c>$filter</c>: a function such as <c>assignedTo('…')</c>, or a comparison such as <c>roleName eq '…'</c>.</summary>
/// <param name="Name">The function or the property, as it was written.</param>
/// <param name="IsFunction">Whether it is a function.</param>
/// <param name="Value">The argument or the value compared with; null for a function without one.</param>
internal readonly partial record struct FilterTerm(string Name, bool IsFunction, string? Value)
{
    internal bool Is(string name, bool function) => IsFunction == function && string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads terms combined with <c>and</c>; none for an absent or blank filter.</summary>
    /// <exception cref="ArmException">The text is no such filter, or a term comes twice.</exception>
    internal static IReadOnlyList<FilterTerm> Read(string? filter, string supported)
    {
        var terms = new List<FilterTerm>();
        var position = 0;
        while (!string.IsNullOrWhiteSpace(filter) && position < filter.Length)
        {
            var match = (terms.Count == 0 ? First() : Next()).Match(filter, position);
            if (!match.Success)
                throw Refuse(filter, supported);
            position += match.Length;
            var term = TermOf(match);
            if (terms.Any(t => t.Is(term.Name, term.IsFunction)))
                throw Refuse(filter, supported);
            terms.Add(term);
        }

        return terms;
    }

    internal static ArmException Refuse(string? filter, string supported) =>
        ArmException.BadRequest(ErrorCodes.InvalidFilterInQueryString, $"The filter '{filter}' is not supported. Supported are {supported}.");

    private static FilterTerm TermOf(Match match)
    {
        var value = match.Groups["quoted"] is { Success: true } quoted ? quoted.Value.Replace("''", "'", StringComparison.Ordinal)
            : match.Groups["bare"] is { Success: true } bare ? bare.Value
            : null;
        return match.Groups["function"] is { Success: true } function ? new(function.Value, true, value) : new(match.Groups["property"].Value, false, value);
    }

    private const string Quoted = "'(?<quoted>(?:[^']|'')*)'";
    private const string Term = @"(?:(?<function>\w+)\(\s*(?:" + Quoted + @")?\s*\)|(?<property>\w+)\s+eq\s+(?:" + Quoted + @"|(?<bare>[0-9A-Fa-f-]+)))\s*";

    [GeneratedRegex(@"\G\s*" + Term, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex First();

    [GeneratedRegex(@"\Gand\s+" + Term, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Next();
}
