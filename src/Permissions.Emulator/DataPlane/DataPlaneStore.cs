using Permissions.Emulator.Requests;

namespace Permissions.Emulator.DataPlane;

/// <summary>An assignment that a service keeps. Immutable: a write replaces it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Resource">The account, the cache or the database.</param>
/// <param name="Name">Its name, as it was sent first.</param>
/// <param name="Sequence">Its place in lists.</param>
/// <param name="PrincipalId">Who has it.</param>
/// <param name="Role">The GUID of the SQL role, or the name of the access policy.</param>
/// <param name="Scope">Where it holds, as it was sent.</param>
/// <param name="Alias">The alias at Azure Cache for Redis.</param>
/// <param name="State">How far the service is with it.</param>
internal sealed record StoredDataPlaneAssignment(
    EmulatedService Service, Scope Resource, string Name, long Sequence, Guid PrincipalId, string Role, Scope Scope, string? Alias, string State);

/// <summary>What a service has accepted and may not have done yet.</summary>
internal sealed class PendingWrite(Guid id, DataPlaneTarget target, StoredDataPlaneAssignment? wanted, ArmException? failure, int looks, DateTimeOffset due)
{
    private int _looksLeft = looks;

    internal Guid Id => id;

    internal DataPlaneTarget Target => target;

    /// <summary>The assignment as it will be; null for a deletion.</summary>
    internal StoredDataPlaneAssignment? Wanted => wanted;

    /// <summary>Why it will fail; null where it succeeds.</summary>
    internal ArmException? Failure => failure;

    internal bool HasEnded { get; set; }

    /// <summary>Whether it is done when it is looked at now. Each look that finds it at work brings the end nearer.</summary>
    internal bool IsDue(DateTimeOffset now) => now >= due || _looksLeft-- <= 0;

    internal bool IsOverdue(DateTimeOffset now) => now >= due;
}

/// <summary>The assignments that services keep in a tenant, in the order of their creation, and what they are at work on.</summary>
internal sealed class DataPlaneStore
{
    private readonly List<StoredDataPlaneAssignment> _assignments = [];
    private readonly Dictionary<Guid, PendingWrite> _writes = [];

    internal IEnumerable<StoredDataPlaneAssignment> Of(DataPlaneTarget target) => _assignments.Where(target.IsFor);

    internal StoredDataPlaneAssignment? Find(DataPlaneTarget target) => _assignments.Find(assignment => target.IsFor(assignment, target.Name));

    internal PendingWrite? FindWrite(Guid id) => _writes.GetValueOrDefault(id);

    /// <summary>The write that an account, a cache or a cluster is at work on.</summary>
    internal PendingWrite? FindWrite(DataPlaneTarget target) => _writes.Values.FirstOrDefault(write =>
        !write.HasEnded && write.Target.Service.QueueOf(write.Target.Resource) == target.Service.QueueOf(target.Resource));

    internal void Add(PendingWrite write) => _writes.Add(write.Id, write);

    internal void Put(StoredDataPlaneAssignment assignment)
    {
        var index = _assignments.FindIndex(other => other.Sequence == assignment.Sequence);
        if (index < 0)
            _assignments.Add(assignment);
        else
            _assignments[index] = assignment;
    }

    /// <summary>Ends what is due by time alone.</summary>
    internal void EndOverdue(DateTimeOffset now)
    {
        foreach (var write in _writes.Values.Where(write => !write.HasEnded && write.IsOverdue(now)))
            End(write);
    }

    internal void End(PendingWrite write)
    {
        write.HasEnded = true;
        if (write.Failure is not null)
            return;
        if (write.Wanted is { } wanted)
            Put(wanted with { State = "Succeeded" });
        else
            _ = _assignments.RemoveAll(assignment => write.Target.IsFor(assignment, write.Target.Name));
    }
}
