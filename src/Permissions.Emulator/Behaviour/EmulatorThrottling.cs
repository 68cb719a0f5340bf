namespace Permissions.Emulator;

/// <summary>
/// How many requests the emulated service takes of a caller: a bucket of tokens for each subscription, and one for what is in
/// none, apart for reads, writes and deletes. What finds its bucket empty is answered 429 with <c>Retry-After</c>; what is
/// sent before that time is over starts it again. Off unless it is turned on, because the emulator's clock stands still. The
/// numbers are Azure Resource Manager's (azure-docs, articles/azure-resource-manager/management/request-limits-and-throttling).
/// </summary>
public sealed class EmulatorThrottling
{
    internal EmulatorThrottling()
    {
    }

    /// <summary>Whether requests are counted.</summary>
    public bool IsOn { get; set; }

    /// <summary>The bucket of GET requests, and of queries of Azure Resource Graph: 250, refilled with 25 a second.</summary>
    public RequestBucket Reads { get; set => field = NotNull(value); } = new(250, 25);

    /// <summary>The bucket of PUT requests: 200, refilled with 10 a second.</summary>
    public RequestBucket Writes { get; set => field = NotNull(value); } = new(200, 10);

    /// <summary>The bucket of DELETE requests: 200, refilled with 10 a second.</summary>
    public RequestBucket Deletes { get; set => field = NotNull(value); } = new(200, 10);

    internal RequestBucket BucketFor(HttpMethod method) =>
        method == HttpMethod.Delete ? Deletes : method == HttpMethod.Put ? Writes : Reads;

    private static RequestBucket NotNull(RequestBucket value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}

/// <summary>How many requests a bucket holds, and how fast it fills again.</summary>
public sealed record RequestBucket
{
    /// <summary>Describes a bucket.</summary>
    /// <param name="size">How many requests a full bucket takes; at least one.</param>
    /// <param name="perSecond">How many it gains a second; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public RequestBucket(int size, double perSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        Size = size;
        PerSecond = perSecond;
    }

    /// <summary>How many requests a full bucket takes.</summary>
    public int Size { get; }

    /// <summary>How many it gains a second.</summary>
    public double PerSecond { get; }
}
