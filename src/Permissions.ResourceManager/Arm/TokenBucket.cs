namespace Permissions.ResourceManager.Arm;

/// <summary>
/// Lets a number of requests through at once and then so many a second. Who comes when it is empty is told when its turn is,
/// in the order of coming, so that nobody is overtaken.
/// </summary>
internal sealed class TokenBucket(TimeProvider time, int capacity, int perSecond)
{
    private readonly Lock _gate = new();
    private double _tokens = capacity;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Takes one token, and waits until it is there.</summary>
    internal async Task TakeAsync(CancellationToken cancellationToken)
    {
        var wait = Reserve();
        if (wait <= TimeSpan.Zero)
            return;
        try
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
                _tokens++;
            throw;
        }
    }

    private TimeSpan Reserve()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(capacity, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
            _filledAt = now;
            _tokens--;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
        }
    }
}
