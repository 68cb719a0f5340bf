namespace Permissions;

/// <summary>How much a question may search before it is given up as undecided.</summary>
internal sealed class SearchBudget(long steps = SearchBudget.Default)
{
    /// <summary>Steps of one glob by one character: well under a second of work and at most 40 MB.</summary>
    internal const long Default = 16_000_000;

    private long _left = steps;

    /// <summary>Whether more was asked for than there was.</summary>
    internal bool IsExhausted => _left < 0;

    /// <summary>Takes steps from the budget; false if it is used up.</summary>
    internal bool Spend(int steps) => (_left -= steps) >= 0;

    /// <summary>Gives up.</summary>
    internal void Exhaust() => _left = -1;
}
