using System.Net;
using System.Net.Http.Headers;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>What goes wrong with one request.</summary>
internal enum Fault
{
    TooManyRequests,
    InternalServerError,
    ServiceUnavailable,
    LostBefore,
    LostAfter,
    Cancelled,
}

/// <summary>Stands between a client and the emulator and lets one request fail.</summary>
internal sealed class FaultyTransport(HttpMessageHandler azure, Fault fault, int index, CancellationTokenSource cancellation) : DelegatingHandler(azure)
{
    private int _count;

    /// <summary>How many requests were made.</summary>
    public int Count => _count;

    public bool HasFailed => _count > index;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _count) - 1 != index)
            return await base.SendAsync(request, cancellationToken);
        switch (fault)
        {
            case Fault.TooManyRequests:
                return Refuse(HttpStatusCode.TooManyRequests, "TooManyRequests", request);
            case Fault.InternalServerError:
                return Refuse(HttpStatusCode.InternalServerError, "InternalServerError", request);
            case Fault.ServiceUnavailable:
                return Refuse(HttpStatusCode.ServiceUnavailable, "ServerBusy", request);
            case Fault.LostBefore:
                throw new HttpRequestException("The connection was lost before the request was read.");
            case Fault.LostAfter:
                using (await base.SendAsync(request, cancellationToken))
                    throw new HttpRequestException("The connection was lost after the request was carried out.");
            default:
                // Whether the service acted is not known to who cancels; here it did.
                using (await base.SendAsync(request, cancellationToken))
                    await cancellation.CancelAsync();
                throw new OperationCanceledException(cancellation.Token);
        }
    }

    private static HttpResponseMessage Refuse(HttpStatusCode status, string code, HttpRequestMessage request) => new(status)
    {
        RequestMessage = request,
        Content = new StringContent($$"""{ "error": { "code": "{{code}}", "message": "Try again." } }"""),
        Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.Zero) },
    };
}
