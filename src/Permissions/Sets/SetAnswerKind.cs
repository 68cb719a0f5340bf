namespace Permissions;

/// <summary>What a question about sets of permissions is answered with.</summary>
public enum SetAnswerKind
{
    /// <summary>Yes, whatever conditions hold.</summary>
    Yes,

    /// <summary>No, whatever conditions hold.</summary>
    No,

    /// <summary>It depends on the conditions of permission blocks, which this library does not evaluate here.</summary>
    OnlyIfConditionsHold,

    /// <summary>
    /// The question was given up: it needs more search than is spent on one question, or speaks of more than 64 conditions.
    /// Only sets of many patterns with several wildcards each come to this.
    /// </summary>
    Undecided,
}
