using System.Diagnostics;
using Azure;
using Permissions.Emulator;
using Permissions.Emulator.Hosting;
using Permissions.TestSupport;
using static Permissions.Emulator.AccessExpectation;

namespace Permissions.ResourceManager.Tests;

/// <summary>The examples of docs/guides/emulator.md, run; a test holds the page to them.</summary>
public sealed class EmulatorGuideTests
{
    private static readonly Guid subscriptionId = new("6f1a2b3c-0000-4000-8000-00000000c0de");
    private static readonly Guid objectId = new("9d4f1a2b-1111-4222-8333-444455556666");
    private static readonly RoleDefinition role = RoleDefinition.Create("Tag reader", "Reads tags.")
        .Allow(ControlAction.Parse("Microsoft.Resources/tags/read"))
        .AssignableAt(Scope.Subscription(subscriptionId))
        .Build();

    [Test]
    public async Task A_world_requests_and_what_was_asked()
    {
        var azure = new AzureRbacEmulator();
        azure.DefaultTenant.AddManagementGroup("contoso");
        Scope subscription = azure.DefaultTenant.AddSubscription(subscriptionId, "contoso");
        azure.DefaultTenant.AddResourceGroup(subscriptionId, "data");
        Principal app = azure.DefaultTenant.AddPrincipal(Principal.ServicePrincipal(objectId));

        var options = new RbacClientOptions { ReplicationTimeout = TimeSpan.Zero };
        var rbac = new RbacClient(azure.Credential, azure.ClientOptions, options);   // or new ArmClient(…, azure.ClientOptions)
        await rbac.CreateOrUpdateRoleDefinitionAsync(role);
        await rbac.AssignAsync(role, app, subscription);

        Assert.That(azure.Requests.Count(request => request.IsWrite), Is.EqualTo(2));   // the role, the assignment
    }

    [Test]
    public async Task Who_may_do_what()
    {
        var (azure, rbac, app, subscription) = World();
        var data = Scope.ResourceGroup(subscriptionId, "data");
        var readTags = ControlAction.Parse("Microsoft.Resources/tags/read");

        await rbac.CreateOrUpdateRoleDefinitionAsync(role);
        await rbac.AssignAsync(role, app, subscription);

        AccessDecision decision = azure.DefaultTenant.Authorize(app.ObjectId, readTags, data);
        Assert.That(decision.IsAllowed, decision.ToString());
        Assert.That(decision.DecidedBy!.Scope, Is.EqualTo(subscription));

        PermissionBlock everything = new([ControlAction.Parse("*")]);
        azure.DefaultTenant.AddDenyAssignment(new(Guid.NewGuid(), "Frozen", data, [everything]));
        Assert.That(azure.DefaultTenant.Authorize(app.ObjectId, readTags, data).IsAllowed, Is.False);

        azure.DefaultTenant.Expect(Can(app).Do(readTags).At(subscription));
        azure.DefaultTenant.Expect(Cannot(app).Do(readTags).At(data));
    }

    [Test]
    public async Task Whether_the_caller_may()
    {
        var (azure, rbac, app, subscription) = World();
        var options = new RbacClientOptions { ReplicationTimeout = TimeSpan.Zero };
        var user = azure.DefaultTenant.AddPrincipal(Principal.User(new("9d4f1a2b-1111-4222-8333-444455556667")));
        var (RbacAdministrator, Reader, Owner) = (BuiltIn("Role Based Access Control Administrator"), BuiltIn("Reader"), BuiltIn("Owner"));

        azure.AddBuiltInRoles();
        string condition = RoleCondition.DelegateAllExceptPrivilegedRoles;
        await rbac.AssignAsync(RbacAdministrator, app, subscription, condition: condition);
        azure.AuthorizesRequests = true;   // from here on

        var pipeline = new RbacClient(azure.CredentialFor(azure.DefaultTenant, app.ObjectId), azure.ClientOptions, options);
        await pipeline.AssignAsync(Reader, user, subscription);
        var escalation = Assert.ThrowsAsync<RequestFailedException>(() => pipeline.AssignAsync(Owner, app, subscription));
        Assert.That(escalation!.ErrorCode, Is.EqualTo("AuthorizationFailed"));
    }

    [Test]
    public async Task Other_languages_other_processes()
    {
        var (azure, _, _, _) = World();

        await using var host = await AzureRbacEmulatorHost.StartAsync(azure, new() { Port = 0 });   // 0: any that is free
        string certificate = host.WriteCertificate("emulator.pem");
        var script = new ProcessStartInfo("python3", "client.py");
        foreach (var (name, value) in host.EnvironmentVariables(certificate))
            script.Environment[name] = value;

        Assert.That(script.Environment["IDENTITY_ENDPOINT"], Is.EqualTo(host.IdentityEndpoint.AbsoluteUri));
        File.Delete(certificate);
    }

    [Test]
    public async Task A_bad_day()
    {
        var (azure, rbac, app, subscription) = World();
        await rbac.CreateOrUpdateRoleDefinitionAsync(role);

        azure.Faults.AtRequest(1, EmulatorFault.ConnectionLost);
        azure.Faults.AtRequest(2, EmulatorFault.ServiceUnavailable.WithRetryAfter(TimeSpan.FromSeconds(1)));
        azure.Faults.When(request => request.Method == HttpMethod.Put, EmulatorFault.InternalServerError.AfterActing());
        await rbac.AssignAsync(role, app, subscription);

        Assert.That(azure.Faults.Pending, Is.Zero);
        Assert.That(azure.Requests.Count(request => request.Status >= 500 || request.Status == 0), Is.EqualTo(3));
    }

    [Test]
    public void Time_and_limits()
    {
        var (azure, _, _, subscription) = World();

        azure.Replication.RoleAssignments = [TimeSpan.Zero, TimeSpan.FromSeconds(30)];   // two regions, one of which lags
        azure.Clock.Advance(TimeSpan.FromSeconds(30));
        azure.Throttling.IsOn = true;
        azure.Limits.AssignmentsPerSubscription = 10;
        azure.LongRunning.Polls = 3;
        azure.DefaultTenant.Lock(subscription, LockLevel.CannotDelete);
        azure.Operations = azure.Operations.With([new("Contoso.App/things/read", OperationPlane.Control, null, default)]);

        Assert.That(azure.Operations.Contains("Contoso.App/things/read"));
    }

    [Test]
    public void The_page_shows_nothing_that_is_not_run_here() =>
        Guide.Of("emulator.md").AssertRunIn("tests", "Permissions.ResourceManager.Tests", $"{nameof(EmulatorGuideTests)}.cs");

    private static RoleDefinition BuiltIn(string name) => BuiltInRoleCatalogue.Azure.TryFind(name, out var found) ? found : throw new InvalidOperationException(name);

    private static (AzureRbacEmulator Azure, RbacClient Client, Principal App, Scope Subscription) World()
    {
        var azure = new AzureRbacEmulator();
        var subscription = azure.DefaultTenant.AddSubscription(subscriptionId);
        azure.DefaultTenant.AddResourceGroup(subscriptionId, "data");
        var app = azure.DefaultTenant.AddPrincipal(Principal.ServicePrincipal(objectId));
        return (azure, new(azure.Credential, azure.ClientOptions, new RbacClientOptions { ReplicationTimeout = TimeSpan.Zero }), app, subscription);
    }
}
