using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;

namespace Permissions.Emulator.Tests;

/// <summary>An emulator with a small world, and raw requests to it.</summary>
internal sealed class TestAzure : IDisposable
{
    internal const string ApiVersion = "2022-04-01";

    internal static readonly Guid SubscriptionId = new("5ab00000-0000-4000-8000-000000000001");
    internal static readonly Guid OtherSubscriptionId = new("5ab00000-0000-4000-8000-000000000002");
    internal static readonly Guid UnknownId = new("fffffff0-0000-4000-8000-00000000000f");
    internal static readonly Principal Ada = Principal.User(new("a0000000-0000-4000-8000-000000000001"));
    internal static readonly Principal Team = Principal.Group(new("a0000000-0000-4000-8000-000000000002"));
    internal static readonly Principal App = Principal.ServicePrincipal(new("a0000000-0000-4000-8000-000000000003"));

    internal static readonly RoleDefinition Reader = BuiltIn("Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7", new PermissionBlock([ControlAction.Parse("*/read")]));
    internal static readonly RoleDefinition BlobReader = BuiltIn("Storage Blob Data Reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", new PermissionBlock(dataActions: [DataAction.Parse("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read")]));

    private readonly HttpClient _client;
    private readonly string _token;

    internal TestAzure()
    {
        Emulator = new([Reader, BlobReader]);
        var tenant = Emulator.DefaultTenant;
        Group = tenant.AddManagementGroup("platform");
        ChildGroup = tenant.AddManagementGroup("platform-online", "platform");
        Subscription = tenant.AddSubscription(SubscriptionId, "platform-online");
        OtherSubscription = tenant.AddSubscription(OtherSubscriptionId);
        ResourceGroup = tenant.AddResourceGroup(SubscriptionId, "rg-data");
        foreach (var principal in new[] { Ada, Team, App })
            _ = tenant.AddPrincipal(principal);
        _client = new(Emulator, disposeHandler: false) { BaseAddress = new("https://management.azure.com") };
        _token = TokenOf(Emulator.Credential);
    }

    internal AzureRbacEmulator Emulator { get; }

    internal Scope Group { get; }

    internal Scope ChildGroup { get; }

    internal Scope Subscription { get; }

    internal Scope OtherSubscription { get; }

    internal Scope ResourceGroup { get; }

    public void Dispose()
    {
        _client.Dispose();
        Emulator.Dispose();
    }

    internal static string TokenOf(TokenCredential credential) =>
        credential.GetToken(new TokenRequestContext(["https://management.azure.com/.default"]), default).Token;

    internal static Guid Id(int number) => new(number, 0x1111, 0x4111, 0x81, 0, 0, 0, 0, 0, 0, 1);

    internal static string RolePath(Scope scope, Guid id) => $"{Prefix(scope)}/providers/Microsoft.Authorization/roleDefinitions/{id}";

    internal static string RolesPath(Scope scope) => $"{Prefix(scope)}/providers/Microsoft.Authorization/roleDefinitions";

    internal static string AssignmentPath(Scope scope, Guid id) => $"{Prefix(scope)}/providers/Microsoft.Authorization/roleAssignments/{id}";

    internal static string AssignmentsPath(Scope scope) => $"{Prefix(scope)}/providers/Microsoft.Authorization/roleAssignments";

    internal static JsonObject RoleBody(string name, params Scope[] scopes) => new()
    {
        ["properties"] = new JsonObject
        {
            ["roleName"] = name,
            ["description"] = "For a test.",
            ["type"] = "CustomRole",
            ["permissions"] = new JsonArray(new JsonObject { ["actions"] = new JsonArray("Microsoft.Compute/virtualMachines/read"), ["notActions"] = new JsonArray() }),
            ["assignableScopes"] = new JsonArray([.. scopes.Select(s => (JsonNode)s.Path)]),
        },
    };

    internal static JsonObject AssignmentBody(Guid role, Guid principal, string? type = null)
    {
        var properties = new JsonObject { ["roleDefinitionId"] = RolePath(Scope.Tenant, role), ["principalId"] = principal };
        if (type is not null)
            properties["principalType"] = type;
        return new() { ["properties"] = properties };
    }

    internal Task<Answer> GetAsync(string path, string? filter = null) =>
        SendAsync(HttpMethod.Get, path, filter is null ? null : "$filter=" + Uri.EscapeDataString(filter));

    internal Task<Answer> PutAsync(string path, JsonNode body) => SendAsync(HttpMethod.Put, path, body: JsonContent(body));

    internal Task<Answer> PutRawAsync(string path, byte[] body) => SendAsync(HttpMethod.Put, path, body: new ByteArrayContent(body));

    internal Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <summary>Creates a role that must be accepted.</summary>
    internal async Task<Guid> DefineAsync(Guid id, JsonObject body, Scope scope)
    {
        var answer = await PutAsync(RolePath(scope, id), body);
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return id;
    }

    /// <summary>Creates an assignment that must be accepted.</summary>
    internal async Task<Guid> AssignAsync(Guid id, Scope scope, Guid role, Guid principal, string? type = null)
    {
        var answer = await PutAsync(AssignmentPath(scope, id), AssignmentBody(role, principal, type));
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return id;
    }

    internal async Task<Answer> SendAsync(HttpMethod method, string path, string? query = null, HttpContent? body = null, string? apiVersion = ApiVersion, string? token = "")
    {
        var parameters = new[] { apiVersion is null ? null : "api-version=" + apiVersion, query }.Where(p => p is not null);
        var separator = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        using var request = new HttpRequestMessage(method, new Uri(path + separator + string.Join('&', parameters), UriKind.RelativeOrAbsolute)) { Content = body };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Length == 0 ? _token : token);
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers.RetryAfter?.Delta)
        {
            Location = response.Headers.Location?.OriginalString,
            Operation = response.Headers.TryGetValues("Azure-AsyncOperation", out var links) ? links.Single() : null,
        };
    }

    internal static StringContent JsonContent(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private static string Prefix(Scope scope) => scope.Kind == ScopeKind.Tenant ? string.Empty : scope.Path;

    private static RoleDefinition BuiltIn(string name, string id, PermissionBlock block) =>
        new(name, "Built in.", RoleType.BuiltIn, [block], [Scope.Tenant], new(id));
}

/// <summary>What the emulator answered.</summary>
internal sealed record Answer(int Status, string Text, JsonNode? Body, TimeSpan? RetryAfter)
{
    internal string? Location { get; init; }

    internal string? Operation { get; init; }

    internal string? ErrorCode => (string?)Body?["error"]?["code"];

    internal string? Message => (string?)Body?["error"]?["message"];

    internal JsonNode Properties => Body!["properties"]!;

    internal IReadOnlyList<string> Names => [.. Body!["value"]!.AsArray().Select(v => (string)v!["name"]!)];

    internal string? NextLink => (string?)Body!["nextLink"];
}
