namespace Permissions;

/// <summary>What is wrong with the text of a scope, and where in it.</summary>
/// <param name="Start">The first character concerned, counted from zero.</param>
/// <param name="Length">How many characters are concerned; may be zero at the end of the text.</param>
/// <param name="Message">One sentence: what is wrong and what is expected.</param>
public sealed record ScopeError(int Start, int Length, string Message);
