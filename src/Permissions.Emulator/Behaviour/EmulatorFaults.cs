namespace Permissions.Emulator;

/// <summary>The failures that the emulator is told to have, each at a request of its own. Thread-safe.</summary>
public sealed class EmulatorFaults
{
    private readonly Lock _gate = new();
    private readonly List<Planned> _planned = [];
    private int _seen;

    internal EmulatorFaults()
    {
    }

    /// <summary>
    /// Which names of new role assignments are answered <c>HashConflictOnDifferentRoleAssignmentIds</c>, whenever they are tried,
    /// as a few are in Azure; null for none.
    /// </summary>
    public Func<Guid, bool>? NameClashes { get; set; }

    /// <summary>How many failures are still to come.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
                return _planned.Sum(p => p.Left);
        }
    }

    /// <summary>Lets one request fail.</summary>
    /// <param name="number">Which one: 1 for the next that arrives.</param>
    /// <param name="fault">How it fails.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is less than 1.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is null.</exception>
    public void AtRequest(int number, EmulatorFault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            var wanted = _seen + number;
            _planned.Add(new((_, seen) => seen == wanted, fault, 1));
        }
    }

    /// <summary>Lets requests fail that meet a condition.</summary>
    /// <param name="predicate">Which ones; asked once a request, not for those that fail already.</param>
    /// <param name="fault">How they fail.</param>
    /// <param name="times">How many of them, the first that arrive; <see cref="int.MaxValue"/> for all.</param>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> or <paramref name="fault"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    public void When(Func<HttpRequestMessage, bool> predicate, EmulatorFault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_gate)
            _planned.Add(new((request, _) => predicate(request), fault, times));
    }

    /// <summary>Forgets the failures that are still to come.</summary>
    public void Clear()
    {
        lock (_gate)
            _planned.Clear();
    }

    /// <summary>The failure of the request that has just arrived; null for none.</summary>
    internal EmulatorFault? Next(HttpRequestMessage request)
    {
        lock (_gate)
        {
            _seen++;
            var planned = _planned.Find(p => p.AppliesTo(request, _seen));
            if (planned is null)
                return null;
            if (--planned.Left == 0)
                _ = _planned.Remove(planned);
            return planned.Fault;
        }
    }

    private sealed class Planned(Func<HttpRequestMessage, int, bool> appliesTo, EmulatorFault fault, int times)
    {
        internal Func<HttpRequestMessage, int, bool> AppliesTo { get; } = appliesTo;

        internal EmulatorFault Fault { get; } = fault;

        internal int Left { get; set; } = times;
    }
}
