namespace Permissions;

/// <summary>
/// The form of a permission string: <c>Provider/type/…/verb</c>, where <c>*</c> may stand for any part. Shared by both
/// planes; which operations exist is the catalogue's question, not this one's.
/// </summary>
internal static class PermissionString
{
    /// <summary>The first thing that is wrong with <paramref name="text"/>; null when nothing is.</summary>
    internal static PermissionStringError? Check(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new(PermissionStringProblem.Blank, 0, text.Length, "A permission string must not be blank; expected 'Provider/type/verb', such as 'Microsoft.Compute/virtualMachines/read'.");

        return CheckWhiteSpace(text) ?? CheckCharacters(text) ?? CheckSlashes(text) ?? CheckProvider(text);
    }

    /// <summary>How many wildcards the text holds. Azure takes one a string (MicrosoftDocs/azure-docs#74428).</summary>
    internal static int CountWildcards(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (c == WildcardPattern.Wildcard)
                count++;
        }

        return count;
    }

    private static PermissionStringError? CheckWhiteSpace(string text)
    {
        if (char.IsWhiteSpace(text[0]))
            return SurroundingWhiteSpace(text, 0, text.Length - text.TrimStart().Length, "starts");
        if (char.IsWhiteSpace(text[text.Length - 1]))
            return SurroundingWhiteSpace(text, text.TrimEnd().Length, text.Length - text.TrimEnd().Length, "ends");
        return null;
    }

    private static PermissionStringError SurroundingWhiteSpace(string text, int start, int length, string end) =>
        new(PermissionStringProblem.SurroundingWhiteSpace, start, length, $"'{text}' {end} with white space; Azure takes the string literally, so remove it.");

    private static PermissionStringError? CheckCharacters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsLegal(text[i]))
                return new(PermissionStringProblem.IllegalCharacter, i, 1, $"'{text}' contains {Describe(text[i])} at position {i + 1}; an operation has only letters, digits and . / * - _ : $ {{ }}.");
        }

        return null;
    }

    private static string Describe(char c) =>
        c < ' ' || c > '~' ? $"the character U+{(int)c:X4}" : $"'{c}'";

    private static PermissionStringError? CheckSlashes(string text)
    {
        if (text[0] == '/')
            return new(PermissionStringProblem.SurroundingSlash, 0, 1, $"'{text}' starts with a slash; an operation starts with its provider.");
        if (text[text.Length - 1] == '/')
            return new(PermissionStringProblem.SurroundingSlash, text.Length - 1, 1, $"'{text}' ends with a slash; an operation ends with its verb, or with '*'.");
        var empty = text.IndexOf("//", StringComparison.Ordinal);
        return empty < 0
            ? null
            : new(PermissionStringProblem.EmptySegment, empty, 2, $"'{text}' has nothing between two slashes.");
    }

    private static PermissionStringError? CheckProvider(string text)
    {
        var slash = text.IndexOf('/');
        var provider = slash < 0 ? text : text.Substring(0, slash);
        // Without a slash only a pattern that may stand for slashes itself can match an operation.
        return slash < 0 && provider.IndexOf(WildcardPattern.Wildcard) < 0
            ? new(PermissionStringProblem.NoProvider, 0, text.Length, $"'{text}' names no provider; expected 'Provider/type/verb', such as 'Microsoft.Compute/virtualMachines/read'.")
            : null;
    }

    // The characters seen in the operations that Azure publishes and in its built-in roles.
    private static bool IsLegal(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
            or '.' or '/' or '*' or '-' or '_' or ':' or '$' or '{' or '}';
}
