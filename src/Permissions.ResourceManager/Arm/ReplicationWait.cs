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

    /// <summary>How often a service may ask to be asked again at once before the waits grow all the same.</summary>
    private const int AtOnce = 5;

    private readonly long _start = time.GetTimestamp();
    private TimeSpan _next = First;
    private int _waits;

    /// <summary>Waits, unless the bound is reached.</summary>
    /// <returns>Whether there is time for another attempt.</returns>
    internal Task<bool> NextAsync(CancellationToken cancellationToken) => NextAsync(null, cancellationToken);

    /// <summary>Waits as long as a service asked for, unless the bound is reached.</summary>
    /// <param name="asked">How long; null where it did not say.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there is time for another attempt.</returns>
    internal async Task<bool> NextAsync(TimeSpan? asked, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var left = timeout - time.GetElapsedTime(_start);
        if (left < TimerGrain)
            return false;
        _waits++;
        if (asked == TimeSpan.Zero && _waits <= AtOnce)
            return true;
        var delay = asked is { } said && said > TimeSpan.Zero ? said : Grown();
        await Task.Delay(delay < left ? delay : left, time, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>What was tried, as a sentence for a failure's message; null when nothing was waited for.</summary>
    internal string? Summary => _waits == 0
        ? null
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Tried {_waits + 1} times in {timeout.TotalSeconds:0} seconds.");

    private TimeSpan Grown()
    {
        var now = _next;
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return now;
    }
}
