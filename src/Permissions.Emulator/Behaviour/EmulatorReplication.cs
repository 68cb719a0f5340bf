namespace Permissions.Emulator;

/// <summary>
/// How long it takes until what was written can be read, on the emulator's clock. Azure answers reads from several regions,
/// each of which lags writes by its own time: give one time a region, and reads are answered from one region after the other.
/// Whether a name or an assignment is taken is always decided by what was written last. Thread-safe.
/// </summary>
public sealed class EmulatorReplication
{
    private static readonly IReadOnlyList<TimeSpan> AtOnce = [TimeSpan.Zero];

    private int _reads;

    internal EmulatorReplication()
    {
    }

    /// <summary>How long a role definition that was created, changed or deleted is read, and assigned, as it was before; one time a region. At once unless set.</summary>
    public IReadOnlyList<TimeSpan> RoleDefinitions { get; set => field = Checked(value); } = AtOnce;

    /// <summary>How long a role assignment that was created, changed or deleted is read, and holds, as it was before; one time a region. At once unless set; Azure takes up to 10 minutes (azure-docs, role-based-access-control/troubleshooting.md).</summary>
    public IReadOnlyList<TimeSpan> RoleAssignments { get; set => field = Checked(value); } = AtOnce;

    /// <summary>How long a principal that was added is not found; one time a region. At once unless set.</summary>
    public IReadOnlyList<TimeSpan> Principals { get; set => field = Checked(value); } = AtOnce;

    /// <summary>The times that the next request sees.</summary>
    internal ReadTimes NextRegion(DateTimeOffset now)
    {
        var region = Interlocked.Increment(ref _reads) - 1;
        return new(now - Of(RoleDefinitions), now - Of(RoleAssignments), now - Of(Principals));

        TimeSpan Of(IReadOnlyList<TimeSpan> lags) => lags[(int)((uint)region % (uint)lags.Count)];
    }

    /// <summary>The times that all regions have seen.</summary>
    internal ReadTimes SlowestRegion(DateTimeOffset now) => new(now - RoleDefinitions.Max(), now - RoleAssignments.Max(), now - Principals.Max());

    private static IReadOnlyList<TimeSpan> Checked(IReadOnlyList<TimeSpan> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Count == 0)
            throw new ArgumentException("There is no region without a time: give at least one, zero for at once.", nameof(value));
        foreach (var time in value)
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(value));
        return [.. value];
    }
}

/// <summary>The time whose state a request sees of each kind of thing.</summary>
internal readonly record struct ReadTimes(DateTimeOffset RoleDefinitions, DateTimeOffset RoleAssignments, DateTimeOffset Principals);
