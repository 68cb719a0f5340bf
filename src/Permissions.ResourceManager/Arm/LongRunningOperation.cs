using System.Globalization;
using Azure;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager.Arm;

/// <summary>
/// Waits until a service has done what it accepted (azure-docs, azure-resource-manager/management/async-operations.md): it asks
/// the address in <c>Azure-AsyncOperation</c>, else the one in <c>Location</c>, else what was written. Such an address lies outside
/// the resource, so that who may write there may be refused it; then what was written is asked too. The SDK's own pollers
/// are internal to it or wait by the system's clock, and their requests would not be counted with the others.
/// </summary>
/// <param name="arm">The way to Azure.</param>
/// <param name="resource">The resource that is written to.</param>
/// <param name="read">Reads what was written; asked where the service names no address, or none that may be read.</param>
/// <param name="isDelete">Whether it is deleted, so that it is done when it is not there.</param>
/// <param name="attempt">What is done, for messages.</param>
internal sealed class LongRunningOperation(ArmConnection arm, Scope resource, Func<CancellationToken, Task<Response>> read, bool isDelete, string attempt)
{
    private string? _status;
    private string? _location;
    private bool _followsLinks = true;

    /// <param name="accepted">The answer to the request, of a status below 300.</param>
    /// <param name="wait">How long to wait in all.</param>
    /// <param name="cancellationToken">Ends the wait; what was accepted goes on.</param>
    /// <exception cref="RequestFailedException">It failed, or was not done in time (with status 0), or nothing about it could be learned.</exception>
    internal async Task WaitAsync(Response accepted, ReplicationWait wait, CancellationToken cancellationToken)
    {
        var response = accepted;
        var isDone = IsDone(accepted, Asked.Write);
        while (!isDone)
        {
            if (!await wait.NextAsync(RetryAfterOf(response), cancellationToken).ConfigureAwait(false))
                throw new RequestFailedException(0, $"Azure accepted the attempt to {attempt}, and has not ended it. {wait.Summary} RbacClientOptions.OperationTimeout says how long it is waited for.");
            var asked = _status is not null ? Asked.Status : _location is not null ? Asked.Location : Asked.Resource;
            response = await ((_status ?? _location) is { } link ? arm.FollowAsync(resource, link, cancellationToken) : read(cancellationToken)).ConfigureAwait(false);
            isDone = IsDone(response, asked);
        }
    }

    private bool IsDone(Response response, Asked asked)
    {
        // What was deleted is not found when that is done, and what was made is not found before.
        if (response.Status == 404 && (asked == Asked.Resource || (asked == Asked.Location && isDelete)))
            return isDelete;
        if (response.Status == 403 && asked is (Asked.Status or Asked.Location))
        {
            (_status, _location, _followsLinks) = (null, null, false);
            return false;
        }

        if (response.Status >= 300)
            throw ArmFailure.Refused(response, attempt);
        if (_followsLinks)
        {
            _status = LinkOf(response, "Azure-AsyncOperation") ?? _status;
            _location = LinkOf(response, "Location") ?? _location;
        }

        if (response.Status == 202 || (asked == Asked.Write && (_status ?? _location) is not null))
            return false;
        if (isDelete && asked != Asked.Status)
            return asked != Asked.Resource;
        var state = asked == Asked.Status ? StatusOf(response) : ProvisioningStateOf(response);
        if (Is(state, "Failed") || Is(state, "Canceled"))
            throw ArmFailure.Refused(response, attempt, $"It was accepted, and ended as {state}.");
        // An address in Location answers 202 until the end, whatever the resource says of itself then.
        return state is null || Is(state, "Succeeded") || asked == Asked.Location;
    }

    private string? StatusOf(Response response) => IsEmpty(response) ? null : ArmConnection.Read(response, WireJson.Default.AsyncOperationBody, attempt).Status;

    private string? ProvisioningStateOf(Response response) =>
        IsEmpty(response) ? null : ArmConnection.Read(response, WireJson.Default.DataPlaneBody, attempt).Properties?.ProvisioningState;

    private string? LinkOf(Response response, string header)
    {
        if (!response.Headers.TryGetValue(header, out var link) || string.IsNullOrEmpty(link))
            return null;
        return Uri.TryCreate(link, UriKind.RelativeOrAbsolute, out _)
            ? link
            : throw ArmFailure.Unreadable(response, attempt, $"its header {header} is '{link}', which is no address.");
    }

    private static bool IsEmpty(Response response) => response.ContentStream is null || response.Content.ToMemory().IsEmpty;

    private static bool Is(string? state, string name) => string.Equals(state, name, StringComparison.OrdinalIgnoreCase);

    private static TimeSpan? RetryAfterOf(Response response) =>
        response.Headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>What an answer answers.</summary>
    private enum Asked
    {
        Write,
        Status,
        Location,
        Resource,
    }
}
