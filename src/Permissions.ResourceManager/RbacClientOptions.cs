namespace Permissions.ResourceManager;

/// <summary>
/// What <see cref="RbacClient"/> does beyond the ARM SDK's own options. Retries, diagnostics, cloud and transport are set
/// on <see cref="Azure.ResourceManager.ArmClientOptions"/>. Read once, when the client is made.
/// </summary>
public sealed class RbacClientOptions
{
    /// <summary>
    /// How long a call waits, in all, for a role or a principal that was made a moment ago and that Azure cannot see
    /// everywhere yet; two minutes by default. <see cref="TimeSpan.Zero"/> waits not at all. The wait is bounded because a
    /// client id given for an object id looks the same as a principal that has not replicated.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan ReplicationTimeout
    {
        get;
        set => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The wait for replication must not be negative; zero means none.");
    } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a call waits, for each assignment, until a service has done what it accepted, and until it takes a write while it
    /// is busy with another; 15 minutes by default. Azure Cosmos DB and Redis carry writes out after answering them. What takes
    /// longer goes on in Azure, and the next plan sees it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan OperationTimeout
    {
        get;
        set => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The wait for a service must not be negative; zero means none.");
    } = TimeSpan.FromMinutes(15);

    /// <summary>The clock and timers of those waits; the system's by default. Tests give one that does not sleep.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider TimeProvider
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;
}
