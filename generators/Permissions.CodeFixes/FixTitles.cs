using System.Globalization;
using Permissions.Rules;

namespace Permissions.CodeFixes;

/// <summary>What the fixes are called, and which of them are the same for fixing all.</summary>
internal static class FixTitles
{
    /// <summary>What a fix does, as the editor's menu says it.</summary>
    internal static string Of(string ruleId, string value, string? suggestion) => ruleId switch
    {
        RuleIds.WrongPlane => $"Move '{value}' to the list of its plane",
        _ when suggestion is not null => $"Write '{suggestion}'",
        _ => $"Remove '{value}'",
    };

    /// <summary>What the fix does that reads a constant as an operation of its own plane.</summary>
    internal static string OfPlane(string typeName) => $"Use '{typeName}'";

    /// <summary>The key by which fixes of one kind are applied together: the rule, and which of its suggestions is taken.</summary>
    internal static string KeyOf(string ruleId, int suggestion) => ruleId + "." + suggestion.ToString(CultureInfo.InvariantCulture);

    /// <summary>Which suggestion a key takes, the first where the key says nothing else.</summary>
    internal static int SuggestionOf(string? key)
    {
        var dot = key?.LastIndexOf('.') ?? -1;
        return dot >= 0 && int.TryParse(key!.Substring(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
    }

    /// <summary>Whether a key takes what a diagnostic of a rule offers.</summary>
    internal static bool Takes(string? key, string ruleId) => key is null || key.StartsWith(ruleId + ".", StringComparison.Ordinal);
}
