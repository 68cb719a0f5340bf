using System.Diagnostics;

namespace Permissions;

/// <summary>How much longer a search may take: steps, time, and whether anyone still wants the result.</summary>
/// <param name="maximumSteps">The most steps.</param>
/// <param name="timeLimit">The most time; null for no limit.</param>
/// <param name="cancellationToken">Gives the search up.</param>
/// <param name="clock">How much time has passed; null for a clock that starts now.</param>
internal sealed class RoleCoverBudget(int maximumSteps, TimeSpan? timeLimit, CancellationToken cancellationToken, Func<TimeSpan>? clock = null)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>How many steps were taken.</summary>
    internal int Steps { get; private set; }

    /// <summary>Whether a search ended early.</summary>
    internal bool IsSpent { get; private set; }

    /// <summary>Whether time has run out: whatever is left to do is done in the quickest way.</summary>
    internal bool IsLate { get; private set; }

    /// <summary>Whether there is time left. Asked wherever work grows with the needs or the candidates, so that no phase goes on for long after its time.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants the result any more.</exception>
    internal bool HasTime()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!IsLate && timeLimit is { } limit && (clock?.Invoke() ?? _clock.Elapsed) >= limit)
            IsLate = IsSpent = true;
        return !IsLate;
    }

    /// <summary>Takes a step if there is one left.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants the result any more.</exception>
    internal bool TryStep()
    {
        if (IsSpent || Steps >= maximumSteps)
            return !(IsSpent = true);
        if (!HasTime())
            return false;
        Steps++;
        return true;
    }
}
