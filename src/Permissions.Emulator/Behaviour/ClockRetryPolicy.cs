using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Permissions.Emulator.Behaviour;

/// <summary>The SDK's retries without its pauses: a <c>Retry-After</c> moves the emulator's clock instead, so that a test never waits.</summary>
internal sealed class ClockRetryPolicy(RetryOptions options, EmulatorClock clock)
    : RetryPolicy(int.MaxValue, DelayStrategy.CreateFixedDelayStrategy(TimeSpan.Zero))
{
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        IsLeft(message) && base.ShouldRetry(message, exception) && Wait(message);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsLeft(message) && await base.ShouldRetryAsync(message, exception).ConfigureAwait(false) && Wait(message);

    // Asked each time, because a client may set it after the options were pointed at the emulator.
    private bool IsLeft(HttpMessage message) => message.ProcessingContext.RetryNumber < options.MaxRetries;

    private bool Wait(HttpMessage message)
    {
        if (message.HasResponse
            && message.Response.Headers.TryGetValue("Retry-After", out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            // The SDK would read the header of a response that is there, and wait.
            message.Response.Dispose();
            message.Response = null!;
        }

        return true;
    }
}
