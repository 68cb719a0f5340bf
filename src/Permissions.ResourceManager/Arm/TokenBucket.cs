using System.Diagnostics.CodeAnalysis;

namespace Permissions.ResourceManager.Arm;

/// <summary>
/// Lets a number of requests through at once and then so many a second, in the order of coming. A refusal closes it for all who
/// wait: until the time that the service named is over nobody passes, then one alone tries, and the others follow more slowly
/// than before. Where the one is refused again, another program of the same caller is in the way, whose requests start the
/// service's wait again as ours do its; each refusal in a row closes the bucket for twice as long, so that they come apart.
/// Thread-safe.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore holds something to be disposed only once its wait handle was asked for.")]
internal sealed class TokenBucket(TimeProvider time, int capacity, int perSecond)
{
    private const int MostDoublings = 5;

    /// <summary>How slow a refused bucket becomes at the least, and how many successes bring it back from nothing: parts of its rate.</summary>
    private const double SlowestPart = 1.0 / 64;
    private const double RecoveryPart = 1.0 / 100;

    /// <summary>What timers can tell; a wait that is shorter is none.</summary>
    private static readonly TimeSpan TimerGrain = TimeSpan.FromMilliseconds(1);

    /// <summary>The longest that is waited without looking again: timers take no more than some weeks.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private double _tokens = capacity;
    private double _rate = perSecond;
    private long _filledAt = time.GetTimestamp();
    private long _closedAt;
    private TimeSpan _closedFor;
    private int _refusalsInARow;
    private int _episode;

    /// <summary>Waits until a request may be sent.</summary>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <returns>What the request's outcome is told to; to be disposed when it is over.</returns>
    internal async Task<Pass> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        var isKept = false;
        try
        {
            while (Wait() is { } wait)
                await Task.Delay(wait < Longest ? wait : Longest, time, cancellationToken).ConfigureAwait(false);
            lock (_gate)
            {
                isKept = _refusalsInARow > 0;
                return new(this, _episode, isKept);
            }
        }
        finally
        {
            // Who tries alone keeps the turn until it is known how that went.
            if (!isKept)
                _turn.Release();
        }
    }

    /// <summary>How long there is to wait; null when a token was taken.</summary>
    private TimeSpan? Wait()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var closed = _closedFor - time.GetElapsedTime(_closedAt, now);
            if (_refusalsInARow > 0 && closed >= TimerGrain)
                return closed;
            // The service named the time after which it takes one.
            if (_refusalsInARow > 0)
            {
                _filledAt = now;
                return null;
            }

            _tokens = Math.Min(capacity, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * _rate));
            _filledAt = now;
            if (_tokens < 1 && TimeSpan.FromSeconds((1 - _tokens) / _rate) is { } wait && wait >= TimerGrain)
                return wait;
            _tokens--;
            return null;
        }
    }

    private void Close(int episode, TimeSpan wait)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (episode == _episode)
            {
                _episode++;
                _rate = Math.Max(_rate / 2, perSecond * SlowestPart);
                wait *= 1 << Math.Min(_refusalsInARow++, MostDoublings);
            }

            // What was under way at a refusal is refused too, and started the service's wait again.
            _tokens = 0;
            if (wait > _closedFor - time.GetElapsedTime(_closedAt, now))
                (_closedAt, _closedFor) = (now, wait);
        }
    }

    private void Open(int episode)
    {
        lock (_gate)
        {
            if (episode != _episode)
                return;
            _refusalsInARow = 0;
            _rate = Math.Min(perSecond, _rate + (perSecond * RecoveryPart));
        }
    }

    /// <summary>One request's leave to be sent.</summary>
    internal sealed class Pass(TokenBucket bucket, int episode, bool keepsTurn) : IDisposable
    {
        /// <summary>The service takes no more for a time.</summary>
        internal void Refused(TimeSpan wait) => bucket.Close(episode, wait);

        /// <summary>The service took it.</summary>
        internal void Taken() => bucket.Open(episode);

        public void Dispose()
        {
            if (keepsTurn)
                bucket._turn.Release();
        }
    }
}
