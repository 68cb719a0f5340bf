using System.Diagnostics;

namespace Permissions;

/// <summary>How much longer a search may take: steps, time, and whether anyone still wants the result.</summary>
internal sealed class RoleCoverBudget(int maximumSteps, TimeSpan? timeLimit, CancellationToken cancellationToken)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>How many steps were taken.</summary>
    internal int Steps { get; private set; }

    /// <summary>Whether a search ended early.</summary>
    internal bool IsSpent { get; private set; }

    /// <summary>For work that no step is counted for.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants the result any more.</exception>
    internal void ThrowIfCancelled() => cancellationToken.ThrowIfCancellationRequested();

    /// <summary>Takes a step if there is one left.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants the result any more.</exception>
    internal bool TryStep()
    {
        if (IsSpent || Steps >= maximumSteps)
            return !(IsSpent = true);
        // A step over thousands of needs takes long, so each looks at the clock.
        ThrowIfCancelled();
        if (timeLimit is { } limit && _clock.Elapsed >= limit)
            return !(IsSpent = true);
        Steps++;
        return true;
    }
}
