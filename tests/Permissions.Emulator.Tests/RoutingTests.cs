using FsCheck;
using FsCheck.Fluent;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class RoutingTests : AzureTests
{
    [Test]
    public async Task A_request_without_a_bearer_token_is_not_authenticated()
    {
        var answer = await Azure.SendAsync(HttpMethod.Get, RolesPath(Azure.Subscription), token: null);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((401, "AuthenticationFailed")));
    }

    [Test]
    public async Task Any_bearer_token_stands_for_the_default_caller()
    {
        var answer = await Azure.SendAsync(HttpMethod.Put, RolePath(Azure.Subscription, Id(1)), body: JsonContent(RoleBody("VM reader", Azure.Subscription)), token: "something");

        Assert.That((string?)answer.Properties["createdBy"], Is.EqualTo(AzureRbacEmulator.DefaultCallerId.ToString()));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("not json")]
    [TestCase("""{"tid":5,"oid":null}""")]
    [TestCase("""{"tid":"\ud800","oid":"\ud800"}""")]
    public async Task A_token_with_broken_claims_stands_for_the_default_caller(string claims)
    {
        var token = $"x.{System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(claims))}.emulated";
        var answer = await Azure.SendAsync(HttpMethod.Get, RolesPath(Azure.Subscription), token: token);

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(Azure.Emulator.Requests.Single().Caller, Is.EqualTo(AzureRbacEmulator.DefaultCallerId));
    }

    [Test]
    public async Task A_token_of_another_tenant_does_not_reach_a_subscription()
    {
        var other = Azure.Emulator.AddTenant(Id(900));
        var answer = await Azure.SendAsync(HttpMethod.Get, RolesPath(Azure.Subscription), token: TokenOf(Azure.Emulator.CredentialFor(other, Id(901))));

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((401, "InvalidAuthenticationTokenTenant")));
    }

    [Test]
    public async Task The_token_of_another_emulator_s_tenant_is_refused()
    {
        using var elsewhere = new AzureRbacEmulator();
        var token = TokenOf(elsewhere.CredentialFor(elsewhere.AddTenant(Id(900)), Id(901)));
        var answer = await Azure.SendAsync(HttpMethod.Get, RolesPath(Azure.Subscription), token: token);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((401, "InvalidAuthenticationTokenTenant")));
    }

    [TestCase(null, "MissingApiVersionParameter")]
    [TestCase("", "MissingApiVersionParameter")]
    [TestCase("2022-04-02", "InvalidApiVersionParameter")]
    [TestCase("latest", "InvalidApiVersionParameter")]
    public async Task An_api_version_is_required_and_must_be_a_real_one(string? version, string code)
    {
        var answer = await Azure.SendAsync(HttpMethod.Get, AssignmentsPath(Azure.Subscription), apiVersion: version);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, code)));
    }

    [Test]
    public async Task Places_that_are_not_there_answer_as_Azure_does()
    {
        async Task<(int, string?)> At(Scope scope)
        {
            var answer = await Azure.GetAsync(AssignmentsPath(scope));
            return (answer.Status, answer.ErrorCode);
        }

        Assert.Multiple(async () =>
        {
            Assert.That(await At(Scope.Subscription(UnknownId)), Is.EqualTo((404, "SubscriptionNotFound")));
            Assert.That(await At(Scope.ResourceGroup(SubscriptionId, "unknown")), Is.EqualTo((404, "ResourceGroupNotFound")));
            Assert.That(await At(Scope.ResourceGroup(SubscriptionId, "unknown").Resource("Microsoft.Storage", "storageAccounts", "s1")), Is.EqualTo((404, "ResourceGroupNotFound")));
            Assert.That(await At(Scope.ManagementGroup("unknown")), Is.EqualTo((403, "AuthorizationFailed")));
            Assert.That(await At(Azure.ResourceGroup.Resource("Microsoft.Storage", "storageAccounts", "s1")), Is.EqualTo((200, (string?)null)));
        });
    }

    [TestCase("/subscriptions/5ab00000-0000-4000-8000-000000000001", 404, "MissingSubscription")]
    [TestCase("/", 404, "MissingSubscription")]
    [TestCase("/subscriptions/5ab00000-0000-4000-8000-000000000001/providers/Microsoft.Compute/virtualMachines", 404, "InvalidResourceNamespace")]
    [TestCase("/providers/Microsoft.Authorization/locks", 404, "InvalidResourceType")]
    [TestCase("/providers/Microsoft.Authorization", 404, "InvalidResourceType")]
    [TestCase("/providers/Microsoft.Authorization/roleDefinitions/x/y", 404, "InvalidResourceType")]
    [TestCase("/subscriptions/mine/providers/Microsoft.Authorization/roleDefinitions", 400, "InvalidSubscriptionId")]
    [TestCase("/resourceGroups/rg/providers/Microsoft.Authorization/roleDefinitions", 400, "InvalidScope")]
    public async Task Paths_that_are_not_served_are_refused(string path, int status, string code)
    {
        var answer = await Azure.GetAsync(path);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((status, code)));
        if (status == 404)
            Assert.That(answer.Message, Does.Contain("The emulator serves"));
    }

    [TestCase("POST", true)]
    [TestCase("PATCH", true)]
    [TestCase("HEAD", true)]
    [TestCase("PUT", false)]
    [TestCase("DELETE", false)]
    [TestCase("POST", false)]
    public async Task Methods_that_are_not_served_are_refused(string method, bool named)
    {
        foreach (var path in new[] { RolesPath(Azure.Subscription), AssignmentsPath(Azure.Subscription) })
        {
            var answer = await Azure.SendAsync(new(method), named ? $"{path}/{Id(1)}" : path);
            Assert.That(answer.Status, Is.EqualTo(405));
        }
    }

    [Test]
    public async Task Paths_are_read_in_any_case_with_escapes_and_doubled_leading_slashes()
    {
        _ = await Azure.DefineAsync(Id(1), RoleBody("VM reader", Azure.ResourceGroup), Azure.ResourceGroup);
        var path = RolePath(Azure.ResourceGroup, Id(1));
        string[] spellings = [path.ToUpperInvariant(), path.ToLowerInvariant(), path + "/", path.Replace("rg-data", "rg%2Ddata", StringComparison.Ordinal), "https://management.azure.com//" + path.TrimStart('/')];

        foreach (var spelling in spellings)
            Assert.That((await Azure.GetAsync(spelling)).Status, Is.EqualTo(200), spelling);
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property No_path_and_no_filter_is_answered_with_500_or_an_exception()
    {
        var part = Gen.Elements("/", "providers", "Microsoft.Authorization", "roleAssignments", "roleDefinitions", "subscriptions", $"{SubscriptionId}", "%2F", "%00", "%zz", "*", "é", ".", "//", "resourceGroups", "rg-data");
        var term = Gen.Elements("atScope()", "assignedTo(", "'", "principalId eq ", " and ", "type eq 'CustomRole'", "%27", "+", "&", "=", "$skipToken=", "x", "atScopeAndBelow()", $"{UnknownId}");
        var requests =
            from path in part.ArrayOf()
            from list in Gen.Elements("roleDefinitions", "roleAssignments")
            from terms in term.ArrayOf()
            from served in Gen.Elements(true, false)
            select $"https://management.azure.com/{(served ? $"subscriptions/{SubscriptionId}/providers/Microsoft.Authorization/{list}" : string.Join('/', path))}?$filter={string.Concat(terms)}";
        return Prop.ForAll(requests.ToArbitrary(), uri =>
            (Azure.SendAsync(HttpMethod.Get, uri).GetAwaiter().GetResult().Status is 200 or 400 or 403 or 404).Label(uri));
    }

    [Test]
    public void A_request_without_an_absolute_uri_is_refused_in_words()
    {
        using var invoker = new HttpMessageInvoker(Azure.Emulator, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, (Uri?)null);

        Assert.That(() => invoker.SendAsync(request, default), Throws.InvalidOperationException.With.Message.Contains("absolute URI"));
    }

    [Test]
    public async Task Every_request_is_recorded_with_its_outcome()
    {
        var path = RolePath(Azure.Subscription, Id(1));
        _ = await Azure.PutAsync(path, RoleBody("VM reader", Azure.Subscription));
        _ = await Azure.GetAsync(RolePath(Azure.Subscription, Id(2)));

        Assert.That(Azure.Emulator.Requests.Select(r => r.ToString()), Is.EqualTo(new[]
        {
            $"PUT {path} 201",
            $"GET {RolePath(Azure.Subscription, Id(2))} 404 RoleDefinitionDoesNotExist",
        }));
        Assert.That(Azure.Emulator.Requests[0].Query, Is.EqualTo("?api-version=2022-04-01"));
        Assert.That(Azure.Emulator.Requests.Select(r => r.IsWrite), Is.EqualTo(new[] { true, false }));
        Assert.That(Azure.Emulator.Requests.Select(r => r.Caller), Is.All.EqualTo(AzureRbacEmulator.DefaultCallerId));
        Assert.That(Azure.Emulator.Requests.Select(r => r.Body), Is.EqualTo(new[] { RoleBody("VM reader", Azure.Subscription).ToJsonString(), string.Empty }));
        Azure.Emulator.ClearRequests();
        Assert.That(Azure.Emulator.Requests, Is.Empty);
    }

    [Test]
    public async Task A_test_may_answer_in_place_of_the_emulator()
    {
        Azure.Emulator.Intercept = r => r.Method == HttpMethod.Put ? new((System.Net.HttpStatusCode)429) : null;
        var put = await Azure.PutAsync(RolePath(Azure.Subscription, Id(1)), RoleBody("VM reader", Azure.Subscription));
        var get = await Azure.GetAsync(RolePath(Azure.Subscription, Id(1)));

        Assert.That((put.Status, get.Status), Is.EqualTo((429, 404)));
        Assert.That(Azure.Emulator.Requests[0].Status, Is.EqualTo(429));
    }
}
