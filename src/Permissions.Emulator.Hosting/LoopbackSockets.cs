using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Permissions.Emulator.Hosting;

/// <summary>
/// Sockets bound to the same port of both loopback addresses. Bound here and handed to the server, because a server that is
/// asked for any free port takes another one for each address.
/// </summary>
internal sealed class LoopbackSockets : IDisposable
{
    // How often a port that is free on 127.0.0.1 may turn out to be taken on [::1].
    private const int Attempts = 20;

    private readonly Dictionary<EndPoint, Socket> _sockets = [];

    internal int Port { get; private init; }

    internal IReadOnlyList<IPEndPoint> EndPoints => [.. _sockets.Keys.Cast<IPEndPoint>()];

    public void Dispose()
    {
        foreach (var socket in _sockets.Values)
            socket.Dispose();
    }

    /// <param name="port">The port; 0 for one that is free.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    internal static LoopbackSockets Bind(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return BindBoth(port);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse && port == 0 && attempt < Attempts)
            {
                // Another free port is tried.
            }
            catch (SocketException e)
            {
                throw CannotListen(port, e);
            }
        }
    }

    /// <summary>The socket that was bound to an address; it belongs to the asker from now on.</summary>
    internal Socket Take(EndPoint endPoint) =>
        _sockets.Remove(endPoint, out var socket) ? socket : throw new InvalidOperationException($"The emulator listens on loopback addresses only, and not on '{endPoint}'.");

    internal static IOException CannotListen(int port, Exception reason) =>
        new($"The emulator cannot listen on port {port} of this machine's loopback addresses: {reason.Message.TrimEnd('.')}. Choose another port, or 0 for one that is free.", reason);

    private static LoopbackSockets BindBoth(int port)
    {
        var first = SocketTransportOptions.CreateDefaultBoundListenSocket(new IPEndPoint(IPAddress.Loopback, port));
        try
        {
            var bound = new LoopbackSockets { Port = ((IPEndPoint)first.LocalEndPoint!).Port };
            bound._sockets.Add(new IPEndPoint(IPAddress.Loopback, bound.Port), first);
            var second = new IPEndPoint(IPAddress.IPv6Loopback, bound.Port);
            if (TryBind(second) is { } socket)
                bound._sockets.Add(second, socket);
            return bound;
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    /// <summary>A bound socket; null on a machine without that address.</summary>
    private static Socket? TryBind(IPEndPoint endPoint)
    {
        if (!Socket.OSSupportsIPv6)
            return null;
        try
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            return null;
        }
    }
}
