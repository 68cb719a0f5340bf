using Permissions.Json;

namespace Permissions.Conditions;

internal enum ConditionTokenKind
{
    End,
    Open,
    Close,
    OpenBrace,
    CloseBrace,
    Comma,
    And,
    Or,
    Not,
    Attribute,
    Text,
    Word,

    /// <summary>A character that no condition has, already reported.</summary>
    Bad,
}

/// <summary>A word of a condition's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">A word as it is, text without its quotes, an attribute's source.</param>
/// <param name="Name">What stands in an attribute's brackets.</param>
internal readonly record struct ConditionToken(ConditionTokenKind Kind, SourceSpan Span, string Text = "", string Name = "");
