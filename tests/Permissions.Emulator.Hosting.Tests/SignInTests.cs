using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Azure.Identity;
using Permissions.ResourceManager;

namespace Permissions.Emulator.Hosting.Tests;

/// <summary>How clients get a token, as service principals and as managed identities.</summary>
public sealed class SignInTests : HostTests
{
    private static readonly Guid ClientId = new("c11e0000-0000-4000-8000-000000000001");
    private static readonly Guid Infra = new("c11e0000-0000-4000-8000-000000000002");

    private static string TokenPath => $"/{AzureRbacEmulator.DefaultTenantId}/oauth2/v2.0/token";

    private protected override AzureRbacEmulatorHostOptions Options() => new() { ServicePrincipals = { [ClientId] = App.ObjectId }, ManagedIdentity = Infra };

    [Test]
    public async Task Azure_Identity_signs_in_with_a_client_secret()
    {
        using var handler = Host.CreateHandler();
        var options = new ClientSecretCredentialOptions { AuthorityHost = Host.BaseAddress, DisableInstanceDiscovery = true, Transport = new HttpClientTransport(handler) };
        var credential = new ClientSecretCredential(AzureRbacEmulator.DefaultTenantId.ToString(), ClientId.ToString(), "any", options);
        _ = await new RbacClient(credential, Host.ClientOptions).ListRoleAssignmentsAsync(Subscription).ToListAsync();

        Assert.That(Emulator.Requests.Select(r => r.Caller), Is.EqualTo(new Guid?[] { App.ObjectId }));
    }

    [Test]
    public async Task A_client_id_that_is_not_listed_is_the_object_id()
    {
        var (status, body) = await FormAsync(TokenPath, $"grant_type=client_credentials&client_id={Infra}&client_secret=x&scope=https%3A%2F%2Fmanagement.azure.com%2F.default");
        _ = await GetAsync((string)body["access_token"]!);

        Assert.That((status, (string?)body["token_type"]), Is.EqualTo((200, "Bearer")));
        Assert.That(Emulator.Requests.Single().Caller, Is.EqualTo(Infra));
    }

    [Test]
    public async Task A_token_has_the_claims_of_Entra()
    {
        var (_, body) = await FormAsync(TokenPath, $"grant_type=client_credentials&client_id={ClientId}&client_assertion=x&client_assertion_type=y&scope=z");
        var payload = ((string)body["access_token"]!).Split('.')[1];
        var claims = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(payload))!;

        Assert.That((Guid)claims["oid"]!, Is.EqualTo(App.ObjectId));
        Assert.That((Guid)claims["tid"]!, Is.EqualTo(AzureRbacEmulator.DefaultTenantId));
    }

    [Test]
    public async Task Each_tenant_has_its_own_endpoint()
    {
        var tenant = Emulator.AddTenant(new("72f988bf-0000-4000-8000-0000000000ff"));
        var (_, description) = await GetJsonAsync($"/{tenant.Id}/v2.0/.well-known/openid-configuration");
        var (_, body) = await FormAsync((string)description["token_endpoint"]!, $"grant_type=client_credentials&client_id={Infra}&client_secret=x&scope=z");

        var (_, keys) = await GetJsonAsync((string)description["jwks_uri"]!);

        Assert.That(keys["keys"]!.AsArray(), Is.Empty);
        Assert.That(await GetAsync((string)body["access_token"]!), Is.EqualTo(401), "The subscription is of another tenant.");
        Assert.That(Emulator.Requests.Single().ErrorCode, Is.EqualTo("InvalidAuthenticationTokenTenant"));
    }

    [TestCase("grant_type=password&client_id={0}&client_secret=x&scope=z", 400, 70003)]
    [TestCase("client_id={0}&client_secret=x&scope=z", 400, 70003)]
    [TestCase("grant_type=client_credentials&client_id=app&client_secret=x&scope=z", 400, 700016)]
    [TestCase("grant_type=client_credentials&client_secret=x&scope=z", 400, 700016)]
    [TestCase("grant_type=client_credentials&client_id={0}&scope=z", 401, 7000218)]
    [TestCase("grant_type=client_credentials&client_id={0}&client_secret=x", 400, 900144)]
    public async Task What_Entra_refuses_is_refused_with_its_code(string form, int expected, int code)
    {
        var (status, body) = await FormAsync(TokenPath, string.Format(System.Globalization.CultureInfo.InvariantCulture, form, ClientId));

        Assert.That((status, (int)body["error_codes"]![0]!), Is.EqualTo((expected, code)));
        Assert.That((string?)body["error_description"], Does.StartWith($"AADSTS{code}: "));
    }

    [TestCase("/common/oauth2/v2.0/token")]
    [TestCase("/11111111-1111-4111-8111-111111111111/oauth2/v2.0/token")]
    public async Task An_unknown_tenant_is_said(string path)
    {
        var (status, body) = await FormAsync(path, "grant_type=client_credentials");
        Assert.That((status, (int)body["error_codes"]![0]!), Is.EqualTo((400, 90002)));
    }

    [Test]
    public async Task A_body_that_is_no_form_is_refused()
    {
        using var response = await Client.PostAsync(TokenPath, new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.That((int)response.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task A_form_that_is_too_large_is_refused_and_the_next_request_answered()
    {
        using var response = await Client.PostAsync(TokenPath, new FormUrlEncodedContent([new("client_secret", new string('x', 1_000_000))]));

        Assert.That((int)response.StatusCode, Is.EqualTo(413));
        Assert.That((await SendAsync(HttpMethod.Get, RolesPath)).Status, Is.EqualTo(200));
    }

    [TestCase("", "c11e0000-0000-4000-8000-000000000002")]
    [TestCase("&client_id=c11e0000-0000-4000-8000-000000000001", "a0000000-0000-4000-8000-000000000003")]
    [TestCase("&principal_id=a0000000-0000-4000-8000-000000000009", "a0000000-0000-4000-8000-000000000009")]
    public async Task A_managed_identity_gets_a_token(string query, string expected)
    {
        var (status, body) = await GetJsonAsync($"{Host.IdentityEndpoint}?api-version=2019-08-01&resource=https://management.azure.com{query}", Host.IdentityHeader);
        _ = await GetAsync((string)body["access_token"]!);

        Assert.That(status, Is.EqualTo(200));
        Assert.That(DateTimeOffset.FromUnixTimeSeconds(long.Parse((string)body["expires_on"]!, System.Globalization.CultureInfo.InvariantCulture)), Is.GreaterThan(DateTimeOffset.UtcNow));
        Assert.That(Emulator.Requests.Single().Caller, Is.EqualTo(new Guid(expected)));
    }

    [TestCase("?resource=x", null, 401)]
    [TestCase("?resource=x", "wrong", 401)]
    [TestCase("?", "", 400)]
    [TestCase("?resource=x&client_id=app", "", 400)]
    [TestCase("?resource=x&mi_res_id=/subscriptions/1", "", 400)]
    public async Task What_is_not_asked_as_a_managed_identity_does_is_refused(string query, string? header, int expected)
    {
        var (status, _) = await GetJsonAsync($"{Host.IdentityEndpoint}{query}", header is "" ? Host.IdentityHeader : header);
        Assert.That(status, Is.EqualTo(expected));
    }

    [Test]
    public async Task The_cloud_is_this_host()
    {
        var (_, one) = await GetJsonAsync("/metadata/endpoints?api-version=2022-09-01");
        var (_, list) = await GetJsonAsync("/metadata/endpoints?api-version=2019-05-01");

        Assert.That((string?)one["resourceManager"], Is.EqualTo(Host.BaseAddress.AbsoluteUri.TrimEnd('/')));
        Assert.That((string?)one["authentication"]!["loginEndpoint"], Is.EqualTo(Host.BaseAddress.AbsoluteUri));
        Assert.That(list.AsArray().Single()!.ToJsonString(), Is.EqualTo(one.ToJsonString()));
    }

    private async Task<(int Status, JsonNode Body)> FormAsync(string path, string form)
    {
        using var response = await Client.PostAsync(path, new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private async Task<(int Status, JsonNode Body)> GetJsonAsync(string path, string? identityHeader = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (identityHeader is not null)
            request.Headers.Add("X-IDENTITY-HEADER", identityHeader);
        using var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private async Task<int> GetAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, RolesPath);
        request.Headers.Authorization = new("Bearer", token);
        using var response = await Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
