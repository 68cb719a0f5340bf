using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using Azure.ResourceManager;

namespace Permissions.Emulator.Hosting;

/// <summary>
/// Serves an <see cref="AzureRbacEmulator"/> over HTTPS on this machine's loopback addresses, for clients in another process or in
/// another language. Such a client has to trust <see cref="Certificate"/>, made for this host alone; with it no verification has
/// to be turned off. It can sign in here too, as any service principal or managed identity. Thread-safe.
/// </summary>
/// <remarks>
/// It speaks HTTP/1.1, so that a lost connection loses one request. Everybody who can reach the port is let in: it is for tests,
/// and on no other address than 127.0.0.1 and [::1].
/// </remarks>
public sealed class AzureRbacEmulatorHost : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly LoopbackCertificate _certificate;
    private readonly AzureRbacEmulator _emulator;

    private AzureRbacEmulatorHost(AzureRbacEmulator emulator, LoopbackServer server, LoopbackCertificate certificate, string identityHeader)
    {
        _emulator = emulator;
        _server = server;
        _certificate = certificate;
        IdentityHeader = identityHeader;
        BaseAddress = new($"https://localhost:{server.Port}/");
        CertificatePem = certificate.Authority.ExportCertificatePem() + "\n";
    }

    /// <summary>Where clients reach the host, such as <c>https://localhost:41327/</c>; <c>127.0.0.1</c> serves as well as the name.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The TCP port.</summary>
    public int Port => _server.Port;

    /// <summary>The addresses that the host listens on: 127.0.0.1, and [::1] where the machine has it.</summary>
    public IReadOnlyList<IPEndPoint> EndPoints => _server.EndPoints;

    /// <summary>The certificate that clients have to trust: an authority without a private key, which has signed this host's certificate and nothing else. Disposed of with the host.</summary>
    public X509Certificate2 Certificate => _certificate.Authority;

    /// <summary><see cref="Certificate"/> in PEM format.</summary>
    public string CertificatePem { get; }

    /// <summary>Where clients get a token as a managed identity; they find it in the environment variable <c>IDENTITY_ENDPOINT</c>.</summary>
    public Uri IdentityEndpoint => new(BaseAddress, "msi/token");

    /// <summary>What clients send to <see cref="IdentityEndpoint"/> in the header <c>X-IDENTITY-HEADER</c>; they find it in the environment variable <c>IDENTITY_HEADER</c>.</summary>
    public string IdentityHeader { get; }

    /// <summary>Fresh options for an <see cref="ArmClient"/> whose requests go to this host over a socket, with the SDK's own retries and pauses.</summary>
    public ArmClientOptions ClientOptions
    {
        get
        {
            // The api-versions that the emulator answers.
            var options = _emulator.ClientOptions;
            options.Environment = new(BaseAddress, "https://management.azure.com");
            options.Transport = new HttpClientTransport(CreateHandler());
            options.RetryPolicy = null;
            return options;
        }
    }

    /// <summary>Starts to listen.</summary>
    /// <param name="emulator">The emulator; it stays its owner's, and answers in this process as before.</param>
    /// <param name="options">The port and whom clients are taken for; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The host, listening.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="emulator"/> is null.</exception>
    /// <exception cref="ArgumentException">A client or a service principal of the options has the all-zero GUID.</exception>
    /// <exception cref="IOException">The port is taken, or may not be listened on.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<AzureRbacEmulatorHost> StartAsync(AzureRbacEmulator emulator, AzureRbacEmulatorHostOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        cancellationToken.ThrowIfCancellationRequested();
        options ??= new();
        if (options.ServicePrincipals.Any(pair => pair.Key == Guid.Empty || pair.Value == Guid.Empty))
            throw new ArgumentException($"{nameof(AzureRbacEmulatorHostOptions.ServicePrincipals)} has the all-zero GUID, which is the id of no client and of no service principal.", nameof(options));
        var identityHeader = RandomNumberGenerator.GetHexString(32);
        var signIn = new Identity.SignIn(emulator, options.ServicePrincipals.ToDictionary(), options.ManagedIdentity, identityHeader);
        var certificate = LoopbackCertificate.Make(DateTimeOffset.UtcNow);
        try
        {
            var server = await LoopbackServer.StartAsync(emulator, signIn, certificate.Server, options, cancellationToken).ConfigureAwait(false);
            return new(emulator, server, certificate, identityHeader);
        }
        catch
        {
            certificate.Dispose();
            throw;
        }
    }

    /// <summary>Writes <see cref="CertificatePem"/> to a file, for clients that are told by the name of a file what to trust. No private key is ever written.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or blank.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public string WriteCertificate(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        File.WriteAllText(path, CertificatePem);
        return Path.GetFullPath(path);
    }

    /// <summary>
    /// The environment variables by which clients in other languages find the host and trust it: of OpenSSL, curl, Python, Node.js
    /// and the Azure SDKs, which take it for their managed identity. To be set in a process that a test starts.
    /// </summary>
    /// <param name="certificatePath">The file to which <see cref="WriteCertificate"/> wrote. Clients that read it trust nothing else, but for Node.js.</param>
    /// <returns>The variables with their values.</returns>
    /// <exception cref="ArgumentException"><paramref name="certificatePath"/> is null or blank.</exception>
    public IReadOnlyDictionary<string, string> EnvironmentVariables(string certificatePath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(certificatePath);
        var file = Path.GetFullPath(certificatePath);
        return new Dictionary<string, string>
        {
            ["SSL_CERT_FILE"] = file,
            ["CURL_CA_BUNDLE"] = file,
            ["REQUESTS_CA_BUNDLE"] = file,
            ["NODE_EXTRA_CA_CERTS"] = file,
            ["AZURE_AUTHORITY_HOST"] = BaseAddress.AbsoluteUri,
            ["AZURE_TENANT_ID"] = AzureRbacEmulator.DefaultTenantId.ToString("D"),
            ["IDENTITY_ENDPOINT"] = IdentityEndpoint.AbsoluteUri,
            ["IDENTITY_HEADER"] = IdentityHeader,
        };
    }

    /// <summary>A handler that sends requests over sockets and trusts this host's certificate and no other; for an <see cref="HttpClient"/> or a transport of the SDK's. It is the caller's to dispose of.</summary>
    /// <returns>The handler.</returns>
    public HttpMessageHandler CreateHandler()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        // A copy, because handlers may outlive the host.
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(CertificatePem));
        // No proxy leads to this machine.
        return new SocketsHttpHandler { UseProxy = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
    }

    /// <summary>Stops listening. Requests that are under way may end for a moment, then their connections are cut. The emulator goes on answering in this process.</summary>
    /// <returns>When the port is free again.</returns>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        _certificate.Dispose();
    }
}
