using System.Globalization;
using System.Text;

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

    /// <summary>
    /// A message without the characters that are not seen but obeyed, such as a terminal's escape or a change of direction: what
    /// a file holds of them is written as <c>\u001B</c>.
    /// </summary>
    internal static string Printable(string message)
    {
        if (!message.Any(IsObeyed))
            return message;
        var text = new StringBuilder(message.Length + 8);
        foreach (var c in message)
            _ = IsObeyed(c) ? text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)) : text.Append(c);
        return text.ToString();
    }

    private static bool IsObeyed(char c) =>
        c is < ' ' or > '~'
        && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
