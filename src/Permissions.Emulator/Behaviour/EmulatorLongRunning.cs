namespace Permissions.Emulator;

/// <summary>
/// How long Azure Cosmos DB, Azure Cache for Redis and Azure Managed Redis are at work on a write that they have accepted. Until
/// then what is read is as it was (Redis lists it with its state), and another write to the same account, cache or cluster is
/// refused. A write is done when it has been looked at often enough, or when its time is over on the emulator's clock. Looks are
/// requests about the operation, for the assignment itself, and writes that are refused because of it.
/// </summary>
public sealed class EmulatorLongRunning
{
    internal EmulatorLongRunning()
    {
    }

    /// <summary>How many looks find a write still at work; 1 unless set, zero for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Polls
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1;

    /// <summary>When a write is done without having been looked at, on the emulator's clock; 30 seconds unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan Duration { get; set => field = NotNegative(value); } = TimeSpan.FromSeconds(30);

    /// <summary>The <c>Retry-After</c> of an answer about a write at work; zero, which is at once, unless set, so that tests do not wait.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan RetryAfter { get; set => field = NotNegative(value); } = TimeSpan.Zero;

    private static TimeSpan NotNegative(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
        return value;
    }
}
