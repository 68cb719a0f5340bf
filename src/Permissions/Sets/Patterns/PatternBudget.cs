namespace Permissions;

/// <summary>How much work it may take to write a set as permission blocks before that is refused.</summary>
internal sealed class PatternBudget
{
    /// <summary>Comparisons of two strings: a few seconds of work.</summary>
    internal const long Default = PermissionSet.MaximumComparisonsInBlocks;

    private readonly long _steps;
    private long _left;

    internal PatternBudget(long steps = Default) => _steps = _left = steps;

    /// <summary>Whether more was asked for than there was.</summary>
    internal bool IsExhausted => _left < 0;

    /// <summary>How many comparisons are left.</summary>
    internal long Left => Math.Max(0, _left);

    /// <summary>Takes comparisons from the budget.</summary>
    /// <exception cref="InvalidOperationException">It is used up.</exception>
    internal void Spend(long comparisons)
    {
        if (!TrySpend(comparisons))
            throw new InvalidOperationException($"The set is too intricate to be written as permission blocks: that takes more than {Words.Number(_steps)} comparisons of permission strings. Exclusions that overlap, and strings with several wildcards, multiply; ask about the set without writing it, or write its parts one by one.");
    }

    /// <summary>Takes comparisons from the budget; false if it is used up.</summary>
    internal bool TrySpend(long comparisons) => (_left -= comparisons) >= 0;
}
