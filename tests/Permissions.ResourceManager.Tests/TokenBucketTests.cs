using Azure.Core;
using Permissions.Emulator;
using Permissions.ResourceManager.Arm;

namespace Permissions.ResourceManager.Tests;

/// <summary>Who may send when, on a clock that the test moves.</summary>
public class TokenBucketTests
{
    private readonly EmulatorClock _clock = new();

    private TokenBucket Bucket() => new(_clock, capacity: 2, perSecond: 1);

    private Task<TokenBucket.Pass> Enter(TokenBucket bucket, CancellationToken cancellationToken = default) => bucket.EnterAsync(cancellationToken);

    private async Task AfterAsync(int seconds, Task<TokenBucket.Pass> waiting)
    {
        var last = TimeSpan.FromMilliseconds(10);
        _clock.Advance(TimeSpan.FromSeconds(seconds) - last);
        await Task.Delay(20);
        Assert.That(waiting.IsCompleted, Is.False, $"{seconds} s are not over");
        _clock.Advance(last);
        await waiting;
    }

    [Test]
    public async Task A_full_bucket_lets_as_many_through_as_it_holds_and_then_one_a_time()
    {
        var bucket = Bucket();
        using var first = await Enter(bucket);
        using var second = await Enter(bucket);

        await AfterAsync(1, Enter(bucket));
        await AfterAsync(1, Enter(bucket));
    }

    [Test]
    public async Task A_refusal_closes_it_for_all_and_then_one_tries_alone()
    {
        var bucket = Bucket();
        using var refused = await Enter(bucket);
        refused.Refused(TimeSpan.FromSeconds(17));
        var trying = Enter(bucket);
        var waiting = Enter(bucket);

        await AfterAsync(17, trying);
        _clock.Advance(TimeSpan.FromHours(1));
        await Task.Delay(20);
        Assert.That(waiting.IsCompleted, Is.False, "it is not known yet how the one went");

        var pass = await trying;
        pass.Taken();
        pass.Dispose();
        await Task.Delay(20);
        _clock.Advance(TimeSpan.FromHours(1));
        (await waiting).Dispose();
    }

    [Test]
    public async Task Each_refusal_in_a_row_closes_it_for_twice_as_long()
    {
        var bucket = Bucket();
        using (var pass = await Enter(bucket))
            pass.Refused(TimeSpan.FromSeconds(1));
        for (var seconds = 1; seconds <= 8; seconds *= 2)
        {
            var waiting = Enter(bucket);
            await AfterAsync(seconds, waiting);
            using var pass = await waiting;
            pass.Refused(TimeSpan.FromSeconds(1));
        }
    }

    [Test]
    public async Task What_was_under_way_at_a_refusal_counts_as_the_same_one()
    {
        var bucket = Bucket();
        using var one = await Enter(bucket);
        using var other = await Enter(bucket);
        one.Refused(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        other.Refused(TimeSpan.FromSeconds(1));

        await AfterAsync(1, Enter(bucket));
    }

    [Test]
    public async Task Cancelling_ends_the_wait_of_the_first_and_of_those_behind_it()
    {
        var bucket = Bucket();
        using (var pass = await Enter(bucket))
            pass.Refused(TimeSpan.FromDays(400));
        using var cancellation = new CancellationTokenSource();
        var first = Enter(bucket, cancellation.Token);
        var second = Enter(bucket, cancellation.Token);

        await cancellation.CancelAsync();

        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        _clock.Advance(TimeSpan.FromDays(401));
        (await Enter(bucket)).Dispose();
    }

    [Test]
    public void Subscriptions_and_kinds_of_request_have_buckets_of_their_own()
    {
        var rates = new RequestRates(_clock);
        var one = Guid.NewGuid();

        Assert.That(rates.BucketOf(RequestMethod.Put, one), Is.SameAs(rates.BucketOf(RequestMethod.Put, new Guid(one.ToString()))));
        Assert.That(rates.BucketOf(RequestMethod.Post, null), Is.SameAs(rates.BucketOf(RequestMethod.Get, null)));
        Assert.That(new[]
        {
            rates.BucketOf(RequestMethod.Put, one), rates.BucketOf(RequestMethod.Get, one), rates.BucketOf(RequestMethod.Delete, one),
            rates.BucketOf(RequestMethod.Put, null), rates.BucketOf(RequestMethod.Put, Guid.NewGuid()),
        }, Is.Unique);
    }
}
