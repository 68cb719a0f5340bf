namespace Permissions.Emulator.Behaviour;

/// <summary>Counts requests in buckets. Runs under the emulator's lock.</summary>
internal sealed class Throttle(EmulatorThrottling options, TimeProvider clock)
{
    private readonly Dictionary<Key, Bucket> _buckets = [];

    /// <summary>Takes a token.</summary>
    /// <returns>How long the caller has to wait; null if there was a token.</returns>
    internal TimeSpan? Take(HttpMethod method, Guid caller, Guid? subscription)
    {
        if (!options.IsOn)
            return null;
        var size = options.BucketFor(method);
        var key = new Key(caller, subscription, method == HttpMethod.Put || method == HttpMethod.Delete ? method : HttpMethod.Get);
        var now = clock.GetUtcNow();
        if (!_buckets.TryGetValue(key, out var bucket))
            _buckets.Add(key, bucket = new(size.Size, now));
        bucket.Fill(size, now);
        if (now >= bucket.ClosedUntil && bucket.Tokens >= 1)
        {
            bucket.Tokens--;
            return null;
        }

        var wait = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((1 - bucket.Tokens) / size.PerSecond)));
        bucket.ClosedUntil = now + wait;
        return wait;
    }

    private readonly record struct Key(Guid Caller, Guid? Subscription, HttpMethod Method);

    private sealed class Bucket(double tokens, DateTimeOffset filled)
    {
        private DateTimeOffset _filled = filled;

        internal double Tokens { get; set; } = tokens;

        internal DateTimeOffset ClosedUntil { get; set; } = filled;

        internal void Fill(RequestBucket size, DateTimeOffset now)
        {
            Tokens = Math.Min(size.Size, Tokens + ((now - _filled).TotalSeconds * size.PerSecond));
            _filled = now;
        }
    }
}
