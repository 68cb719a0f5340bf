using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.ResourceManager;
using Permissions.Emulator;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>
/// Clients that wait as they do in Azure: on one clock with the emulator, which moves on in small steps while they wait, and with
/// retries that sleep on it. The emulator's own retry policy moves the clock instead, for all at once, so that nobody is early.
/// </summary>
internal static class SteppedTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    public static RbacClient Client(AzureRbacEmulator azure, int maxRetries = 3) => new(
        azure.Credential,
        new ArmClientOptions { Transport = new HttpClientTransport(azure), RetryPolicy = new SleepingRetryPolicy(maxRetries, azure.Clock) },
        new RbacClientOptions { TimeProvider = azure.Clock });

    /// <summary>Moves the clock until the work is done.</summary>
    public static async Task<T> RunAsync<T>(AzureRbacEmulator azure, Func<Task<T>> work)
    {
        var running = Task.Run(work);
        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, Task.Delay(1));
            azure.Clock.Advance(Step);
        }

        return await running;
    }

    /// <summary>The SDK's retries, whose <c>Retry-After</c> is slept on the emulator's clock.</summary>
    private sealed class SleepingRetryPolicy(int maxRetries, EmulatorClock clock) : RetryPolicy(maxRetries, DelayStrategy.CreateFixedDelayStrategy(TimeSpan.Zero))
    {
        protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception)
        {
            if (!await base.ShouldRetryAsync(message, exception))
                return false;
            if (message.HasResponse && message.Response.Headers.TryGetValue("Retry-After", out var text))
            {
                await Task.Delay(TimeSpan.FromSeconds(int.Parse(text, CultureInfo.InvariantCulture)), clock, message.CancellationToken);
                // The SDK would read the header of a response that is there, and sleep by the system's clock.
                message.Response.Dispose();
                message.Response = null!;
            }

            return true;
        }
    }
}
