namespace Permissions.ResourceManager.Arm;

/// <summary>
/// Waits between attempts, longer each time, until a bound is reached. The last wait is cut so that one attempt is made
/// at the bound itself.
/// </summary>
internal sealed class ReplicationWait(TimeProvider time, TimeSpan timeout)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>What timers can tell: they fire up to so much early, and a wait that is shorter is none.</summary>
    private static readonly TimeSpan TimerGrain = TimeSpan.FromMilliseconds(1);

    private readonly long _start = time.GetTimestamp();
    private TimeSpan _next = First;
    private int _waits;

    /// <summary>Waits, unless the bound is reached.</summary>
    /// <returns>Whether there is time for another attempt.</returns>
    internal async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        var left = timeout - time.GetElapsedTime(_start);
        if (left < TimerGrain)
            return false;
        _waits++;
        await Task.Delay(_next < left ? _next : left, time, cancellationToken).ConfigureAwait(false);
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return true;
    }

    /// <summary>What was tried, as a sentence for a failure's message; null when nothing was waited for.</summary>
    internal string? Summary => _waits == 0
        ? null
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Tried {_waits + 1} times in {timeout.TotalSeconds:0} seconds.");
}
