namespace Permissions.Emulator;

/// <summary>
/// The time in the emulator: it stands still until a test moves it. Every <c>createdOn</c> and <c>updatedOn</c> is taken from it.
/// Thread-safe.
/// </summary>
public sealed class EmulatorClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now;

    /// <summary>Makes a clock that shows 1 January 2026, 00:00 UTC.</summary>
    public EmulatorClock()
        : this(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Makes a clock.</summary>
    /// <param name="start">The time that it shows until it is moved.</param>
    public EmulatorClock(DateTimeOffset start) => _now = start.ToUniversalTime();

    /// <summary>Ticks of 100 nanoseconds, as <see cref="TimeSpan"/> counts.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The time that the clock shows.</summary>
    /// <returns>The time, in UTC.</returns>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    /// <summary>The time that the clock shows, in ticks.</summary>
    /// <returns>A count with the frequency <see cref="TimestampFrequency"/>.</returns>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock and runs the timers that fall due on the way, each at its own time, the earliest first.</summary>
    /// <param name="time">How far; zero runs what is due now.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative: Azure's time does not run backwards.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        DateTimeOffset end;
        lock (_gate)
            end = _now + time;
        while (TakeDue(end) is { } due)
            due.Run();
        lock (_gate)
        {
            if (_now < end)
                _now = end;
        }
    }

    /// <summary>Makes a timer that runs while <see cref="Advance"/> moves the clock past its time, on the thread that moves it.</summary>
    /// <param name="callback">What to run.</param>
    /// <param name="state">What to hand to it.</param>
    /// <param name="dueTime">When to run first, from now; infinite for never.</param>
    /// <param name="period">How long to wait between runs; infinite or zero for one run.</param>
    /// <returns>The timer.</returns>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        _ = timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var next = _timers.Where(t => t.Due <= end).MinBy(t => t.Due);
            if (next is null)
                return null;
            if (_now < next.Due)
                _now = next.Due;
            if (next.Period > TimeSpan.Zero)
                next.Due += next.Period;
            else
                _ = _timers.Remove(next);
            return next;
        }
    }

    private sealed class ManualTimer(EmulatorClock clock, TimerCallback callback, object? state) : ITimer
    {
        internal DateTimeOffset Due { get; set; }

        internal TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _ = clock._timers.Remove(this);
                Period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
                _ = clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Run() => callback(state);
    }
}
