using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Permissions.Emulator.Hosting.Identity;

namespace Permissions.Emulator.Hosting;

/// <summary>Takes a request from the server: what signs clients in is answered here, all else by the emulator.</summary>
internal sealed class EmulatorApplication(AzureRbacEmulator emulator, SignIn signIn, RealTime? time, CancellationToken stopping) : IHttpApplication<HttpContext>, IDisposable
{
    private readonly HttpMessageInvoker _emulator = new(emulator, disposeHandler: false);

    public void Dispose() => _emulator.Dispose();

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            time?.CatchUp();
            if (!await signIn.TryAnswerAsync(context, cancellation.Token).ConfigureAwait(false))
                await ForwardAsync(context, cancellation.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            // A lost connection, as the emulator tells it: nothing is answered, and TCP ends.
            context.Abort();
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // The client has gone, or the host is being disposed of: there is nobody to answer.
            context.Abort();
        }
        catch (Exception e) when (e is not BadHttpRequestException && !context.Response.HasStarted)
        {
            // What a test's own code threw, in a predicate or in place of an answer.
            context.Response.Clear();
            await HostReply.ErrorAsync(context, HttpStatusCode.InternalServerError, "InternalServerError", $"Answering the request failed with {e.GetType().Name}: {e.Message}").ConfigureAwait(false);
        }
    }

    private async Task ForwardAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!RequestForwarding.TryReadAddress(context.Request, out var address))
        {
            await HostReply.ErrorAsync(context, HttpStatusCode.BadRequest, "BadRequest", "The address of the request is malformed; expected is a path such as '/subscriptions/{id}/providers/Microsoft.Authorization/roleAssignments'.").ConfigureAwait(false);
            return;
        }

        using var request = await RequestForwarding.ReadAsync(context.Request, address, cancellationToken).ConfigureAwait(false);
        using var response = await _emulator.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await RequestForwarding.WriteAsync(response, context, cancellationToken).ConfigureAwait(false);
    }
}
