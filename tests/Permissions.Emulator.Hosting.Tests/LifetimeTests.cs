using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Permissions.Emulator.Hosting.Tests;

/// <summary>Where the host listens, and how it starts and stops.</summary>
public sealed class LifetimeTests : HostTests
{
    [Test]
    public void It_listens_on_loopback_addresses_only()
    {
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == Host.Port).ToArray();

        Assert.That(listening, Is.Not.Empty);
        Assert.That(listening.Where(l => !IPAddress.IsLoopback(l.Address)), Is.Empty);
        Assert.That(Host.EndPoints.Select(e => e.Port), Is.All.EqualTo(Host.Port));
        Assert.That(Host.EndPoints.Select(e => e.Address), Does.Contain(IPAddress.Loopback));
    }

    [Test]
    public async Task Both_loopback_addresses_are_served_where_the_machine_has_them()
    {
        foreach (var endPoint in Host.EndPoints)
        {
            using var request = Request(HttpMethod.Get, $"https://{endPoint}{RolesPath}");
            using var response = await Client.SendAsync(request);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), endPoint.ToString());
        }
    }

    [Test]
    [NonParallelizable]
    public async Task No_setting_of_the_process_makes_it_listen_elsewhere()
    {
        string[] names = ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "Kestrel__Endpoints__Other__Url"];
        string[] values = ["http://0.0.0.0:0", "0", "http://0.0.0.0:0"];
        for (var i = 0; i < names.Length; i++)
            Environment.SetEnvironmentVariable(names[i], values[i]);
        try
        {
            var before = Listeners();
            await using var host = await AzureRbacEmulatorHost.StartAsync(Emulator);
            Assert.That(Listeners().Except(before).Where(l => !IPAddress.IsLoopback(l.Address)), Is.Empty);
        }
        finally
        {
            foreach (var name in names)
                Environment.SetEnvironmentVariable(name, null);
        }

        static IPEndPoint[] Listeners() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
    }

    [Test]
    public void A_port_that_is_taken_is_said_with_a_way_out()
    {
        var options = new AzureRbacEmulatorHostOptions { Port = Host.Port };
        var error = Assert.ThrowsAsync<IOException>(async () => await AzureRbacEmulatorHost.StartAsync(Emulator, options));

        Assert.That(error!.Message, Does.StartWith($"The emulator cannot listen on port {Host.Port} of this machine's loopback addresses: ").And.EndsWith("Choose another port, or 0 for one that is free."));
    }

    [Test]
    public async Task A_port_that_is_taken_on_IPv6_alone_is_not_used()
    {
        if (!Socket.OSSupportsIPv6 || Host.EndPoints.Count == 1)
        {
            // Without such an address there is nothing to be taken, and IPv4 alone is served.
            Assert.That(Host.EndPoints.Single().Address, Is.EqualTo(IPAddress.Loopback));
            return;
        }

        using var taken = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = false };
        taken.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        taken.Listen();
        var options = new AzureRbacEmulatorHostOptions { Port = ((IPEndPoint)taken.LocalEndPoint!).Port };

        _ = Assert.ThrowsAsync<IOException>(async () => await AzureRbacEmulatorHost.StartAsync(Emulator, options));
        await using var other = await AzureRbacEmulatorHost.StartAsync(Emulator);
        Assert.That(other.EndPoints, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_port_can_be_chosen_and_is_free_again_afterwards()
    {
        var port = Host.Port;
        await Host.DisposeAsync();
        await using var again = await AzureRbacEmulatorHost.StartAsync(Emulator, new() { Port = port });
        using var client = ClientOf(again);
        using var response = await client.GetAsync(RolesPath);

        Assert.That(again.BaseAddress, Is.EqualTo(new Uri($"https://localhost:{port}/")));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task One_emulator_can_be_served_twice_and_answers_in_the_process_too()
    {
        await using var second = await AzureRbacEmulatorHost.StartAsync(Emulator);
        using var other = ClientOf(second);
        using var inProcess = new HttpClient(Emulator, disposeHandler: false) { BaseAddress = new("https://management.azure.com") };
        _ = await SendAsync(HttpMethod.Put, RolePath(Guid.NewGuid()), RoleBody("VM reader"));

        foreach (var client in new[] { other, inProcess })
        {
            using var request = Request(HttpMethod.Get, RolesPath);
            using var response = await client.SendAsync(request);
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("VM reader"));
        }
    }

    [Test]
    public async Task Disposing_cuts_a_request_that_does_not_end()
    {
        using var arrived = new ManualResetEventSlim();
        var content = new EndlessContent(arrived);
        using var request = new HttpRequestMessage(HttpMethod.Put, RolePath(Guid.NewGuid())) { Content = content };
        var pending = Client.SendAsync(request);
        Assert.That(arrived.Wait(TimeSpan.FromSeconds(30)), Is.True);
        await Host.DisposeAsync();

        _ = Assert.CatchAsync<HttpRequestException>(async () => await pending);
        Assert.That(Emulator.Requests, Is.Empty);
    }

    [Test]
    public async Task Disposing_twice_does_nothing_more()
    {
        await Host.DisposeAsync();
        await Host.DisposeAsync();
        _ = Assert.ThrowsAsync<HttpRequestException>(async () => await Client.GetAsync(RolesPath));
    }

    [Test]
    public void A_start_that_is_cancelled_does_not_listen()
    {
        _ = Assert.CatchAsync<OperationCanceledException>(async () => await AzureRbacEmulatorHost.StartAsync(Emulator, cancellationToken: new CancellationToken(true)));
        _ = Assert.ThrowsAsync<ArgumentNullException>(async () => await AzureRbacEmulatorHost.StartAsync(null!));
    }

    [Test]
    public void Options_that_name_nobody_are_refused()
    {
        var options = new AzureRbacEmulatorHostOptions { ServicePrincipals = { [Guid.NewGuid()] = Guid.Empty } };
        _ = Assert.ThrowsAsync<ArgumentException>(async () => await AzureRbacEmulatorHost.StartAsync(Emulator, options));
        _ = Assert.Throws<ArgumentException>(() => options.ManagedIdentity = Guid.Empty);
    }

    [Test]
    public async Task A_host_that_is_disposed_of_still_says_what_it_was()
    {
        await Host.DisposeAsync();
        using var client = ClientOf(Host);
        _ = Assert.ThrowsAsync<HttpRequestException>(async () => await client.GetAsync(RolesPath));

        Assert.That(Host.CertificatePem, Does.Contain("BEGIN CERTIFICATE"));
        Assert.That(Host.EndPoints, Is.Not.Empty);
    }

    [TestCase(-1)]
    [TestCase(65536)]
    public void A_port_that_is_none_is_refused(int port) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new AzureRbacEmulatorHostOptions { Port = port });

    [Test]
    public async Task The_clock_goes_with_real_time_unless_it_is_told_not_to()
    {
        var still = new EmulatorClock();
        using var other = new AzureRbacEmulator(clock: still);
        var start = still.GetUtcNow();
        await using var standing = await AzureRbacEmulatorHost.StartAsync(other, new() { AdvancesClock = false });
        var before = Emulator.Clock.GetUtcNow();
        await Task.Delay(20);
        _ = await SendAsync(HttpMethod.Get, RolesPath);

        Assert.That(Emulator.Clock.GetUtcNow() - before, Is.GreaterThanOrEqualTo(TimeSpan.FromMilliseconds(15)));
        Assert.That(still.GetUtcNow(), Is.EqualTo(start));
    }

    [Test]
    public async Task What_lags_is_there_after_its_time_although_nobody_moves_the_clock()
    {
        Emulator.Replication.RoleDefinitions = [TimeSpan.FromMilliseconds(300)];
        _ = await SendAsync(HttpMethod.Put, RolePath(Guid.NewGuid()), RoleBody("VM reader"));
        var seen = 0;
        for (var i = 0; i < 600 && seen == 0; i++)
        {
            seen = (await SendAsync(HttpMethod.Get, RolesPath)).Body!["value"]!.AsArray().Count;
            await Task.Delay(50);
        }

        Assert.That(seen, Is.EqualTo(1));
    }

    private sealed class EndlessContent(ManualResetEventSlim arrived) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            while (true)
            {
                await stream.WriteAsync(new byte[1000]);
                await stream.FlushAsync();
                arrived.Set();
                await Task.Delay(20);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
