namespace Permissions;

/// <summary>Why a text is no permission string.</summary>
public enum PermissionStringProblem
{
    /// <summary>The text is empty or blank.</summary>
    Blank,

    /// <summary>The text starts or ends with white space.</summary>
    SurroundingWhiteSpace,

    /// <summary>The text starts or ends with a slash.</summary>
    SurroundingSlash,

    /// <summary>Two slashes follow each other.</summary>
    EmptySegment,

    /// <summary>A character that no operation of Azure contains.</summary>
    IllegalCharacter,

    /// <summary>No provider: neither <c>Provider/…</c> nor a wildcard in its place.</summary>
    NoProvider,
}

/// <summary>What is wrong with a permission string, and where in it.</summary>
/// <param name="Problem">The kind of problem.</param>
/// <param name="Start">The first character concerned, counted from zero.</param>
/// <param name="Length">How many characters are concerned; zero only for an empty text.</param>
/// <param name="Message">One sentence: what is wrong and what is expected.</param>
public sealed record PermissionStringError(PermissionStringProblem Problem, int Start, int Length, string Message);
