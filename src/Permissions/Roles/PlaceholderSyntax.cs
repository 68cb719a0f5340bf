using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Permissions;

/// <summary>The spellings of placeholders that real role files use: <c>&lt;x&gt; {x} ${x} {{x}} #{x}# __x__ $x [x]</c> and the all-zero GUID.</summary>
internal static class PlaceholderSyntax
{
    // Longest opening first, so that "{{x}}" is not read as "{" and "{x}}".
    private static readonly (string Open, string Close)[] Brackets =
    [
        ("{{", "}}"), ("${", "}"), ("#{", "}#"), ("__", "__"), ("<", ">"), ("{", "}"), ("[", "]"),
    ];

    /// <summary>Reads a whole segment, or a whole scope, as a placeholder.</summary>
    internal static bool TryRead(string text, PlaceholderKind kind, [NotNullWhen(true)] out Placeholder? placeholder)
    {
        var words = WordsOf(text);
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

    private static string? WordsOf(string text)
    {
        if (Guid.TryParseExact(text, "D", out var guid))
            return guid == Guid.Empty ? string.Empty : null;
        foreach (var (open, close) in Brackets)
        {
            if (text.Length > open.Length + close.Length
                && text.StartsWith(open, StringComparison.Ordinal)
                && text.EndsWith(close, StringComparison.Ordinal))
            {
                return text.Substring(open.Length, text.Length - open.Length - close.Length);
            }
        }

        return text.Length > 1 && text[0] == '$' ? text.Substring(1) : null;
    }

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
        var startsWord = false;
        foreach (var c in words)
        {
            if (!char.IsLetterOrDigit(c))
            {
                startsWord = result.Length > 0;
                continue;
            }

            // "SUBSCRIPTION-ID" shouts, "subscriptionId" already has its humps: only the former is lowered.
            var lowered = IsShouted(words) ? char.ToLowerInvariant(c) : c;
            result.Append(startsWord ? char.ToUpperInvariant(c) : result.Length == 0 ? char.ToLowerInvariant(c) : lowered);
            startsWord = false;
        }

        return result.ToString();
    }

    private static bool IsShouted(string words) => !words.Any(char.IsLower);
}
