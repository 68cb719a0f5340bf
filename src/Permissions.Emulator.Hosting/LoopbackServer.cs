using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Permissions.Emulator.Hosting.Identity;

namespace Permissions.Emulator.Hosting;

/// <summary>
/// Kestrel by itself, without the host around it: no configuration, environment variable or command line of the process that a
/// test runs in can make it listen elsewhere, and it takes no signals.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    // How long requests that are under way may take when the host is disposed of.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly IServer _server;
    private readonly EmulatorApplication _application;
    private readonly RealTime? _time;
    private readonly CancellationTokenSource _stopping;
    private readonly ServiceProvider _services;
    private int _disposed;

    private LoopbackServer(IServer server, EmulatorApplication application, RealTime? time, CancellationTokenSource stopping, ServiceProvider services, LoopbackSockets sockets)
    {
        (_server, _application, _time, _stopping, _services) = (server, application, time, stopping, services);
        (Port, EndPoints) = (sockets.Port, sockets.EndPoints);
    }

    internal int Port { get; }

    internal IReadOnlyList<IPEndPoint> EndPoints { get; }

    internal static async Task<LoopbackServer> StartAsync(AzureRbacEmulator emulator, SignIn signIn, X509Certificate2 certificate, AzureRbacEmulatorHostOptions options, CancellationToken cancellationToken)
    {
        using var sockets = LoopbackSockets.Bind(options.Port);
        var services = Services(sockets, certificate);
        var stopping = new CancellationTokenSource();
        var time = options.AdvancesClock ? new RealTime(emulator.Clock) : null;
        var kestrel = services.GetRequiredService<IServer>();
        var server = new LoopbackServer(kestrel, new(emulator, signIn, time, stopping.Token), time, stopping, services, sockets);
        try
        {
            await kestrel.StartAsync(server._application, cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch (Exception e)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            if (e is IOException)
                throw LoopbackSockets.CannotListen(server.Port, e);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        using var grace = new CancellationTokenSource(Grace);
        await using var cut = grace.Token.Register(_stopping.Cancel).ConfigureAwait(false);
        await _server.StopAsync(grace.Token).ConfigureAwait(false);
        _server.Dispose();
        _time?.Dispose();
        _application.Dispose();
        await _services.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private static ServiceProvider Services(LoopbackSockets sockets, X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        _ = builder.WebHost.UseKestrelCore();
        return builder.Services
            .Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = sockets.Take)
            .Configure<KestrelServerOptions>(options => Configure(options, sockets.EndPoints, certificate))
            .BuildServiceProvider();
    }

    private static void Configure(KestrelServerOptions options, IEnumerable<IPEndPoint> endPoints, X509Certificate2 certificate)
    {
        options.AddServerHeader = false;
        // The emulator refuses large bodies itself, as Azure does.
        options.Limits.MaxRequestBodySize = null;
        foreach (var endPoint in endPoints)
        {
            options.Listen(endPoint, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                _ = listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate });
            });
        }
    }
}
