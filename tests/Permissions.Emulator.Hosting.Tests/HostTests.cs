using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;

namespace Permissions.Emulator.Hosting.Tests;

/// <summary>Tests that each have an emulator with a small world, and a host that serves it.</summary>
public abstract class HostTests
{
    private protected const string ApiVersion = "2022-04-01";

    private protected static readonly Guid SubscriptionId = new("5ab00000-0000-4000-8000-000000000001");
    private protected static readonly Principal App = Principal.ServicePrincipal(new("a0000000-0000-4000-8000-000000000003"));

    private protected AzureRbacEmulator Emulator { get; private set; } = null!;

    private protected AzureRbacEmulatorHost Host { get; private set; } = null!;

    private protected HttpClient Client { get; private set; } = null!;

    private protected Scope Subscription { get; private set; } = null!;

    private protected static string RolesPath => $"/subscriptions/{SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions?api-version={ApiVersion}";

    [SetUp]
    public async Task StartHost()
    {
        Emulator = new();
        Subscription = Emulator.DefaultTenant.AddSubscription(SubscriptionId);
        _ = Emulator.DefaultTenant.AddPrincipal(App);
        Host = await AzureRbacEmulatorHost.StartAsync(Emulator, Options());
        Client = ClientOf(Host);
    }

    [TearDown]
    public async Task StopHost()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        Emulator.Dispose();
    }

    private protected virtual AzureRbacEmulatorHostOptions? Options() => null;

    private protected static HttpClient ClientOf(AzureRbacEmulatorHost host) => new(host.CreateHandler()) { BaseAddress = host.BaseAddress };

    private protected string Token() => Emulator.Credential.GetToken(new TokenRequestContext(["https://management.azure.com/.default"]), default).Token;

    private protected HttpRequestMessage Request(HttpMethod method, string path, string? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token());
        return request;
    }

    private protected async Task<(int Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = Request(method, path, body);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>A TLS connection for what no HTTP client would send.</summary>
    private protected async Task<SslStream> ConnectAsync()
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, Host.Port);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(Host.Certificate);
        var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", CertificateChainPolicy = policy });
        return tls;
    }

    private protected static string RolePath(Guid id) => $"/subscriptions/{SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{id}?api-version={ApiVersion}";

    private protected static string RoleBody(string name) =>
        $$"""{"properties":{"roleName":"{{name}}","type":"CustomRole","permissions":[{"actions":["Microsoft.Compute/virtualMachines/read"]}],"assignableScopes":["/subscriptions/{{SubscriptionId}}"] } }""";
}
