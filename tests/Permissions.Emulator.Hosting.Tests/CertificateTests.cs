using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Permissions.Emulator.Hosting.Tests;

/// <summary>Whom clients trust.</summary>
public sealed class CertificateTests : HostTests
{
    [Test]
    public void A_client_that_does_not_trust_the_certificate_fails()
    {
        using var client = new HttpClient { BaseAddress = Host.BaseAddress };
        var error = Assert.ThrowsAsync<HttpRequestException>(async () => await client.GetAsync(RolesPath));

        Assert.That(error!.InnerException, Is.InstanceOf<AuthenticationException>());
        Assert.That(Emulator.Requests, Is.Empty);
    }

    [Test]
    public async Task The_certificate_of_one_host_does_not_vouch_for_another()
    {
        await using var other = await AzureRbacEmulatorHost.StartAsync(Emulator);
        using var client = new HttpClient(other.CreateHandler());
        var error = Assert.ThrowsAsync<HttpRequestException>(async () => await client.GetAsync(new Uri(Host.BaseAddress, RolesPath)));

        Assert.That(error!.InnerException, Is.InstanceOf<AuthenticationException>());
    }

    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    public async Task The_names_of_this_machine_are_vouched_for(string name)
    {
        using var response = await Client.GetAsync(new Uri($"https://{name}:{Host.Port}{RolesPath}"));
        Assert.That((int)response.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public void Another_name_is_not_vouched_for()
    {
        using var client = Client;
        _ = Assert.ThrowsAsync<HttpRequestException>(async () => await client.GetAsync(new Uri($"https://127.0.0.2:{Host.Port}{RolesPath}")));
    }

    [Test]
    public void The_file_holds_the_public_part_alone()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.pem");
        try
        {
            Assert.That(Host.WriteCertificate(path), Is.EqualTo(Path.GetFullPath(path)));
            var text = File.ReadAllText(path);
            using var read = X509Certificate2.CreateFromPem(text);
            Assert.That(text, Does.StartWith("-----BEGIN CERTIFICATE-----").And.Not.Contain("PRIVATE KEY"));
            Assert.That(read.RawData, Is.EqualTo(Host.Certificate.RawData));
            Assert.That(Host.Certificate.HasPrivateKey, Is.False);
            Assert.That(Host.EnvironmentVariables(path)["REQUESTS_CA_BUNDLE"], Is.EqualTo(Path.GetFullPath(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public async Task The_certificates_say_what_strict_clients_ask_for()
    {
        await using var tls = await ConnectAsync();
        using var server = new X509Certificate2(tls.RemoteCertificate!);
        var names = server.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();

        Assert.That(names.EnumerateDnsNames(), Is.EqualTo(new[] { "localhost" }));
        Assert.That(names.EnumerateIPAddresses().Select(a => a.ToString()), Is.EqualTo(new[] { "127.0.0.1", "::1" }));
        Assert.That(server.NotAfter - server.NotBefore, Is.LessThan(TimeSpan.FromDays(8)));
        Assert.That(server.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority, Is.False);
        Assert.That(server.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages, Is.EqualTo(X509KeyUsageFlags.DigitalSignature));
        Assert.That(Host.Certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority, Is.True);
        Assert.That(Host.Certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages, Is.EqualTo(X509KeyUsageFlags.KeyCertSign));
        Assert.That(server.Issuer, Is.EqualTo(Host.Certificate.Subject));
        Assert.That(server.SerialNumber, Is.Not.EqualTo(Host.Certificate.SerialNumber));
    }
}
