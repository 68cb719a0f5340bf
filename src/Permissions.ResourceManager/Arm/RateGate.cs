using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Permissions.ResourceManager.Arm;

/// <summary>
/// Stands below the pipeline's retries, so that a request passes its bucket each time it is sent, and closes the bucket for all
/// others when Azure says that it takes no more: 429, and 503 with <c>Retry-After</c>. Being refused so costs a request none of
/// its retries, up to a bound, because it says nothing about the request; a pipeline without retries stays without.
/// </summary>
internal sealed class RateGate(RequestRates rates, Guid? subscription, RequestMeter meter) : HttpPipelinePolicy
{
    private const int MostRefusals = 50;

    /// <summary>How long a bucket is closed where Azure names no time.</summary>
    private static readonly TimeSpan Unnamed = TimeSpan.FromSeconds(1);

    private int _sent;
    private int _refusals;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("This library sends no request synchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var pass = await rates.BucketOf(message.Request.Method, subscription).EnterAsync(message.CancellationToken).ConfigureAwait(false);
        meter.Count(isRetry: _sent++ > 0);
        await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        if (WaitOf(message.Response) is not { } wait)
        {
            pass.Taken();
            return;
        }

        pass.Refused(wait);
        var context = message.ProcessingContext;
        if (context.RetryNumber > 0 && _refusals++ < MostRefusals)
            context.RetryNumber--;
    }

    /// <summary>How long Azure takes no more; null where it does not say that.</summary>
    private TimeSpan? WaitOf(Response response)
    {
        var named = RetryAfter(response);
        return response.Status switch
        {
            429 => named ?? Unnamed,
            503 => named,
            _ => null,
        };
    }

    /// <summary>The header in its three forms: milliseconds as some services of Azure give it, seconds, and a date (RFC 9110, section 10.2.3).</summary>
    private TimeSpan? RetryAfter(Response response)
    {
        foreach (var name in (string[])["retry-after-ms", "x-ms-retry-after-ms"])
        {
            if (response.Headers.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
                return TimeSpan.FromMilliseconds(milliseconds);
        }

        if (!response.Headers.TryGetValue("Retry-After", out var value))
            return null;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return null;
        var wait = date - rates.Time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
