namespace Permissions;

/// <summary>
/// What each way of getting an operation wrong costs, so that the likeliest is the cheapest: 100 is one segment that has
/// nothing to do with the right one. The numbers were set by trying them on mutated operations (see the quality test).
/// </summary>
internal static class SuggestionCosts
{
    /// <summary>A segment in place of an unrelated one.</summary>
    internal const int OtherSegment = 100;

    /// <summary>A singular for a plural, or the reverse.</summary>
    internal const int OtherNumber = 10;

    /// <summary>One character inserted, removed, replaced or swapped.</summary>
    internal const int Edit = 20;

    /// <summary>All characters of a segment edited; a share of it for a share of them. Makes edits in short words weigh more.</summary>
    internal const int EditedShare = 60;

    /// <summary>One segment starts or ends with the other one.</summary>
    internal const int PartOfSegment = 70;

    /// <summary>A segment of the operation is missing.</summary>
    internal const int Missing = 65;

    /// <summary>The final <c>action</c> is missing.</summary>
    internal const int MissingAction = 25;

    /// <summary>A segment too many.</summary>
    internal const int Extra = 80;

    /// <summary>A segment twice in a row.</summary>
    internal const int Doubled = 15;

    /// <summary>Another verb of Azure.</summary>
    internal const int OtherVerb = 60;

    /// <summary>A word that means the verb, such as <c>get</c> for <c>read</c>.</summary>
    internal const int VerbByMeaning = 30;

    /// <summary>Another provider, at most.</summary>
    internal const int OtherProvider = 70;

    /// <summary>The provider without its first part, such as <c>Compute</c> for <c>Microsoft.Compute</c>.</summary>
    internal const int ShortProvider = 15;

    /// <summary>Up to this cost an unknown operation counts as a slip; above it, as one that may be newer than the snapshot.</summary>
    internal const int Close = 50;

    /// <summary>Costs above this are no suggestion at all.</summary>
    internal const int Far = 230;
}
