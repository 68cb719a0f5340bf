using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Permissions.Emulator.Hosting;

/// <summary>
/// The certificates of one host: a self-signed authority, which clients are told to trust, and the server's own below it. One
/// certificate for both would do for some clients and be refused by stricter ones, which take no authority for a server. The
/// authority's key is gone once it has signed, so that whoever trusts it trusts this one server and nothing else.
/// </summary>
internal sealed class LoopbackCertificate : IDisposable
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    // Clocks of clients may be behind.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    private LoopbackCertificate(X509Certificate2 authority, X509Certificate2 server) => (Authority, Server) = (authority, server);

    /// <summary>What clients trust; without a private key.</summary>
    internal X509Certificate2 Authority { get; }

    /// <summary>The server's certificate with its private key.</summary>
    internal X509Certificate2 Server { get; }

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
    }

    internal static LoopbackCertificate Make(DateTimeOffset now)
    {
        var (start, end) = (now - ClockSkew, now + Validity);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signer = AuthorityRequest(authorityKey).CreateSelfSigned(start, end);
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var server = ServerRequest(serverKey, signer).Create(signer, start, end, RandomNumberGenerator.GetBytes(16));
        using var withKey = server.CopyWithPrivateKey(serverKey);
        // Read back, because TLS on Windows takes no key that was never stored.
        var usable = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), password: null);
        return new(X509CertificateLoader.LoadCertificate(signer.RawData), usable);
    }

    private static CertificateRequest AuthorityRequest(ECDsa key)
    {
        var request = new CertificateRequest("CN=Azure RBAC emulator test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static CertificateRequest ServerRequest(ECDsa key, X509Certificate2 issuer)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        // TLS server authentication (RFC 5280, section 4.2.1.12).
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        return request;
    }
}
