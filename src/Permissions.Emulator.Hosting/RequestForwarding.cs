using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Permissions.Emulator.Hosting;

/// <summary>Makes the emulator's message of a request that arrived, and the answer to send of the emulator's.</summary>
internal static class RequestForwarding
{
    // They speak of a connection, and each has its own (RFC 9110, section 7.6.1).
    private static readonly HashSet<string> OfOneConnection = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade" };

    /// <summary>The address as the client sent it, escapes untouched, so that links in the answer lead to where the client asked.</summary>
    internal static bool TryReadAddress(HttpRequest request, [NotNullWhen(true)] out Uri? address)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return Uri.TryCreate(target.StartsWith('/') ? AuthorityOf(request) + target : target, UriKind.Absolute, out address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
    }

    /// <summary>Where the client says that it is talking to; clients of HTTP/1.0 need not say.</summary>
    internal static string AuthorityOf(HttpRequest request) =>
        $"https://{(request.Host.HasValue ? request.Host.Value : $"localhost:{request.HttpContext.Connection.LocalPort}")}";

    internal static async Task<HttpRequestMessage> ReadAsync(HttpRequest request, Uri address, CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), address) { Content = new ByteArrayContent(await ReadBodyAsync(request.Body, cancellationToken).ConfigureAwait(false)) };
        foreach (var (name, values) in request.Headers)
        {
            if (!OfOneConnection.Contains(name) && !message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                _ = name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) || message.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        return message;
    }

    internal static async Task WriteAsync(HttpResponseMessage response, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        // Asked for, the length of a body that is known is among the headers.
        var length = response.Content.Headers.ContentLength;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (!OfOneConnection.Contains(name) && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                context.Response.Headers[name] = values.ToArray();
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentLength = length;
            return;
        }

        if (context.Response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
            return;
        context.Response.ContentLength = length;
        await response.Content.CopyToAsync(context.Response.Body, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The body, cut one byte after what the emulator takes: it refuses that as it would the whole.</summary>
    private static async Task<byte[]> ReadBodyAsync(Stream body, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (read.Length <= EmulatorLimits.RequestBytes)
        {
            var wanted = (int)Math.Min(buffer.Length, EmulatorLimits.RequestBytes + 1 - read.Length);
            var count = await body.ReadAsync(buffer.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false);
            if (count == 0)
                break;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
