using System.Diagnostics;
using Azure;

namespace Permissions.ResourceManager.Arm;

/// <summary>
/// An activity around each method of the client, named and tagged as the SDK's own libraries do it
/// (<c>RbacClient.Assign</c>, <c>az.namespace</c>). The SDK's scopes are internal to it, so this is an
/// <see cref="ActivitySource"/>; the pipeline's own activities for requests come to lie below it.
/// </summary>
internal sealed class OperationTrace(bool enabled)
{
    internal const string SourceName = "Permissions.ResourceManager.RbacClient";
    private static readonly ActivitySource Source = new(SourceName);

    internal async Task<T> RunAsync<T>(string method, Func<Task<T>> run)
    {
        using var activity = enabled ? Source.StartActivity($"{nameof(RbacClient)}.{method}") : null;
        activity?.SetTag("az.namespace", "Microsoft.Authorization");
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception exception) when (activity is not null)
        {
            var error = (exception as RequestFailedException)?.ErrorCode ?? exception.GetType().FullName;
            activity.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error, error);
            throw;
        }
    }
}
