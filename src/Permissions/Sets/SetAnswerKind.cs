namespace Permissions;

/// <summary>What a question about sets of permissions is answered with.</summary>
public enum SetAnswerKind
{
    /// <summary>Yes, whatever conditions hold. Of an overlap: an operation is granted by both for sure.</summary>
    Yes,

    /// <summary>
    /// No. Of an overlap: none, whatever conditions hold. Of a subset, an equivalence and an empty set: an operation shows
    /// it that one set grants, for sure or where its own conditions hold, and the other grants under no conditions; where
    /// the operation is granted under conditions only, the opposite may be true as long as these do not hold. "No" is the
    /// safe answer then, and <see cref="Witness.First"/>, <see cref="Witness.Second"/> and <see cref="Witness.Conditions"/> say so.
    /// </summary>
    No,

    /// <summary>
    /// It depends on the conditions of permission blocks, which this library does not evaluate here. Of a subset and an equivalence:
    /// no operation is granted by one set and never by the other, but some are granted under other conditions. Of an overlap: no operation
    /// is granted by both for sure, but some are where conditions hold. Never of an empty set.
    /// </summary>
    OnlyIfConditionsHold,

    /// <summary>
    /// The question was given up: it needs more search than is spent on one question, or speaks of more than 64 conditions.
    /// Only sets of many patterns with several wildcards each come to this.
    /// </summary>
    Undecided,
}
