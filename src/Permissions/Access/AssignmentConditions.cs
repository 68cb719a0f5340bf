using System.Text;

namespace Permissions;

/// <summary>Compares conditions as texts whose layout means nothing.</summary>
internal static class AssignmentConditions
{
    /// <summary>Whether both are the same text but for white space outside quotes; null and blank are both no condition.</summary>
    internal static bool Same(string? left, string? right) => string.Equals(Normalize(left), Normalize(right), StringComparison.Ordinal);

    private static string Normalize(string? text)
    {
        var result = new StringBuilder();
        var quoted = false;
        foreach (var character in (text ?? string.Empty).Trim())
        {
            quoted ^= character == '\'';
            if (quoted || !char.IsWhiteSpace(character))
                result.Append(character);
            else if (result[result.Length - 1] != ' ')
                result.Append(' ');
        }

        return result.ToString();
    }
}
