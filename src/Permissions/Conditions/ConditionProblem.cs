using Permissions.Json;

namespace Permissions.Conditions;

/// <summary>What kind of thing is wrong with a condition.</summary>
public enum ConditionProblemKind
{
    /// <summary>The text is no condition.</summary>
    Malformed,

    /// <summary>An attribute that is not known, or not of that source.</summary>
    UnknownAttribute,

    /// <summary>An operator that does not exist, or that does not fit its attribute, its values or its quantifier.</summary>
    UnfitComparison,

    /// <summary>A guard of role assignments that treats writing and deleting them alike, or only one of them.</summary>
    NeedsTwoClauses,

    /// <summary>The text is longer than 8 KB.</summary>
    TooLong,
}

/// <summary>Something that is wrong with a condition.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Span">The characters concerned, counted from the start of the condition; empty at the start for a condition that was built.</param>
/// <param name="Message">What is wrong, what was expected, and the way out.</param>
public sealed record ConditionProblem(ConditionProblemKind Kind, SourceSpan Span, string Message)
{
    /// <summary>What the characters may be replaced with, the likeliest first; empty for none.</summary>
    public IReadOnlyList<string> Suggestions { get; internal set; } = [];

    /// <summary>Whether Azure surely refuses the condition.</summary>
    public bool IsError { get; internal set; } = Kind is ConditionProblemKind.Malformed or ConditionProblemKind.TooLong;

    /// <summary>Whether it may well be meant: worth knowing, no more.</summary>
    public bool IsAdvice { get; internal set; }
}
