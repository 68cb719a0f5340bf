using System.Diagnostics;

namespace Permissions.Emulator.Hosting;

/// <summary>Moves an emulator's clock with real time: before each request, and now and then between them for whoever looks at the clock itself.</summary>
internal sealed class RealTime : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly EmulatorClock _clock;
    private readonly Lock _gate = new();
    private readonly Timer _timer;
    private long _seen = Stopwatch.GetTimestamp();

    internal RealTime(EmulatorClock clock)
    {
        _clock = clock;
        _timer = new(_ => CatchUp(), null, Interval, Interval);
    }

    public void Dispose() => _timer.Dispose();

    internal void CatchUp()
    {
        TimeSpan passed;
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            passed = Stopwatch.GetElapsedTime(_seen, now);
            _seen = now;
        }

        _clock.Advance(passed);
    }
}
