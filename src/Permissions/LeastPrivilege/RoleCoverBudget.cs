using System.Diagnostics;

namespace Permissions;

/// <summary>How much longer a search may take: steps, time, and whether anyone still wants the result.</summary>
internal sealed class RoleCoverBudget(int maximumSteps, TimeSpan? timeLimit, CancellationToken cancellationToken)
{
    // Reading a clock costs about as much as a small step.
    private const int StepsBetweenLooks = 64;

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>How many steps were taken.</summary>
    internal int Steps { get; private set; }

    /// <summary>Whether a search ended early.</summary>
    internal bool IsSpent { get; private set; }

    /// <summary>Takes a step if there is one left.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants the result any more.</exception>
    internal bool TryStep()
    {
        if (IsSpent || Steps >= maximumSteps)
            return !(IsSpent = true);
        if (Steps % StepsBetweenLooks == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_clock.Elapsed >= timeLimit)
                return !(IsSpent = true);
        }

        Steps++;
        return true;
    }
}
