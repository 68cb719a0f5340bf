using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Permissions;

/// <summary>
/// The spellings of placeholders that real role files use: <c>&lt;x&gt; {x} ${x} $(x) {{x}} #{x}# __x__ [x] $x '$x'</c>,
/// and GUIDs of zeros or of the letter x.
/// </summary>
internal static class PlaceholderSyntax
{
    // Longest opening first, so that "{{x}}" is not read as "{" and "{x}}".
    private static readonly (string Open, string Close)[] Brackets =
    [
        ("{{", "}}"), ("${", "}"), ("$(", ")"), ("#{", "}#"), ("__", "__"), ("<", ">"), ("{", "}"), ("[", "]"),
    ];

    private static readonly string[] EmptyGuids = ["00000000-0000-0000-0000-000000000000", "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"];

    /// <summary>Reads a whole segment, or a whole scope, as a placeholder.</summary>
    internal static bool TryRead(string text, PlaceholderKind kind, [NotNullWhen(true)] out Placeholder? placeholder)
    {
        var words = WordsOf(text, kind);
        placeholder = words is null ? null : new(text, ParameterName(words, kind), kind);
        return placeholder is not null;
    }

    /// <summary>Where a segment ends: at the next slash outside a placeholder's brackets.</summary>
    internal static int EndOfSegment(string text, int start, bool placeholders)
    {
        var end = text.IndexOf('/', start);
        if (placeholders)
        {
            foreach (var (open, close) in Brackets)
            {
                if (string.CompareOrdinal(text, start, open, 0, open.Length) != 0)
                    continue;
                var closing = text.IndexOf(close, start + open.Length, StringComparison.Ordinal);
                var after = closing + close.Length;
                if (closing >= 0 && (after == text.Length || text[after] == '/'))
                    return after;
            }
        }

        return end < 0 ? text.Length : end;
    }

    private static string? WordsOf(string text, PlaceholderKind kind)
    {
        // A GUID is a name; a whole scope would start with a slash.
        if (kind != PlaceholderKind.Scope && EmptyGuids.Contains(text, StringComparer.OrdinalIgnoreCase))
            return string.Empty;
        foreach (var (open, close) in Brackets)
        {
            if (text.Length > open.Length + close.Length
                && text.StartsWith(open, StringComparison.Ordinal)
                && text.EndsWith(close, StringComparison.Ordinal))
            {
                var words = text.Substring(open.Length, text.Length - open.Length - close.Length);
                return IsOne(words, open, close) ? words : null;
            }
        }

        return VariableOf(text.Length > 3 && text[0] == '\'' && text[text.Length - 1] == '\'' ? text.Substring(1, text.Length - 2) : text);
    }

    /// <summary>Whether the brackets enclose one placeholder, which <c>{a}/resourceGroups/{b}</c> is not; only template expressions nest.</summary>
    private static bool IsOne(string words, string open, string close) =>
        open == "["
        || (words.IndexOf(open, StringComparison.Ordinal) < 0 && words.IndexOf(close, StringComparison.Ordinal) < 0);

    /// <summary>The name of a shell variable, such as <c>$1</c> or <c>$env:SUBSCRIPTION</c>.</summary>
    private static string? VariableOf(string text) =>
        text.Length > 1 && text[0] == '$' && text.IndexOf('/') < 0 ? text.Substring(1) : null;

    /// <summary>The words in camel case; an expression, or no word at all, takes the name of what it stands for.</summary>
    private static string ParameterName(string words, PlaceholderKind kind)
    {
        var name = words.IndexOfAny(['(', '\'', '"']) >= 0 ? string.Empty : CamelCase(words);
        return name.Length == 0 || char.IsDigit(name[0]) ? NameOf(kind) : name;
    }

    private static string NameOf(PlaceholderKind kind) => kind switch
    {
        PlaceholderKind.SubscriptionId => "subscriptionId",
        PlaceholderKind.ResourceGroupName => "resourceGroupName",
        PlaceholderKind.ManagementGroupId => "managementGroupId",
        PlaceholderKind.ResourceName => "resourceName",
        _ => "assignableScope",
    };

    private static string CamelCase(string words)
    {
        var result = new StringBuilder();
        var start = 0;
        while (start < words.Length)
        {
            var end = start;
            while (end < words.Length && char.IsLetterOrDigit(words[end]))
                end++;
            AppendWord(result, words.Substring(start, end - start));
            start = end + 1;
        }

        return result.ToString();
    }

    /// <summary>"SUBSCRIPTION" shouts, "subscriptionId" already has its humps: only the former is lowered.</summary>
    private static void AppendWord(StringBuilder result, string word)
    {
        if (word.Length == 0)
            return;
        var rest = word.Substring(1);
        result.Append(result.Length == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0]));
        result.Append(word.Any(char.IsLower) ? rest : rest.ToLowerInvariant());
    }
}
