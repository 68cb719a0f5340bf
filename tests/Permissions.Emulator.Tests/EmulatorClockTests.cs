namespace Permissions.Emulator.Tests;

public sealed class EmulatorClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<TimeSpan> _runs = [];
    private readonly EmulatorClock _clock = new();

    [SetUp]
    public void SetUp() => _runs.Clear();

    [Test]
    public void Time_stands_still_until_it_is_moved_and_never_runs_backwards()
    {
        var clock = new EmulatorClock(new(2026, 5, 1, 12, 0, 0, TimeSpan.FromHours(2)));
        var before = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromMinutes(3));

        Assert.That(clock.GetUtcNow(), Is.EqualTo(new DateTimeOffset(2026, 5, 1, 10, 3, 0, TimeSpan.Zero)));
        Assert.That(clock.GetElapsedTime(before), Is.EqualTo(TimeSpan.FromMinutes(3)));
        Assert.That(() => clock.Advance(TimeSpan.FromTicks(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Timers_run_in_the_order_of_their_times_each_at_its_own()
    {
        var clock = new EmulatorClock();
        using var late = clock.CreateTimer(_ => _runs.Add(clock.GetUtcNow() - Start), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => _runs.Add(clock.GetUtcNow() - Start), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        using var never = clock.CreateTimer(_ => _runs.Add(TimeSpan.Zero), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(_runs, Is.Empty);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That(_runs.Select(r => r.TotalSeconds), Is.EqualTo(new[] { 2, 4, 5, 6 }));
        Assert.That(clock.GetUtcNow() - Start, Is.EqualTo(TimeSpan.FromSeconds(6)));
    }

    [Test]
    public void A_timer_that_was_changed_or_disposed_of_does_not_run_at_its_old_time()
    {
        var changed = _clock.CreateTimer(_ => _runs.Add(TimeSpan.FromSeconds(1)), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        var disposed = _clock.CreateTimer(_ => _runs.Add(TimeSpan.FromSeconds(2)), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        Assert.That(changed.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan), Is.True);
        disposed.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.That(_runs, Is.Empty);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(_runs, Is.EqualTo(new[] { TimeSpan.FromSeconds(1) }));
        changed.Dispose();
    }

    [Test]
    public async Task A_delay_on_the_clock_ends_when_the_clock_is_moved()
    {
        var clock = new EmulatorClock();
        var delay = Task.Delay(TimeSpan.FromHours(1), clock);
        Assert.That(delay.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromHours(1));
        await delay;

        Assert.That(delay.IsCompletedSuccessfully, Is.True);
    }
}
