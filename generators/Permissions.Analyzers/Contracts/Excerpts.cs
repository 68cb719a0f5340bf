using Microsoft.CodeAnalysis;

namespace Permissions.Analyzers.Contracts;

/// <summary>Source code in messages.</summary>
internal static class Excerpts
{
    private const int MaximumLength = 60;

    /// <summary>The start of a piece of code, on one line.</summary>
    internal static string Of(SyntaxNode node)
    {
        var text = string.Join(" ", node.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MaximumLength ? text : text.Substring(0, MaximumLength) + "…";
    }
}
