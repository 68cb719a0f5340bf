namespace Permissions.ResourceManager.Tests.Fakes;

/// <summary>A clock whose timers fire at once and move it on, so that a wait takes no time and is remembered.</summary>
internal sealed class ManualTime : TimeProvider
{
    private TimeSpan _now;

    public List<TimeSpan> Waits { get; } = [];

    public TimeSpan Waited => _now;

    /// <summary>How much sooner than asked a timer fires, as the system's do, which know whole milliseconds only.</summary>
    public TimeSpan FiresEarlyBy { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        _now += dueTime > FiresEarlyBy ? dueTime - FiresEarlyBy : TimeSpan.Zero;
        callback(state);
        return new Fired();
    }

    private sealed class Fired : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
