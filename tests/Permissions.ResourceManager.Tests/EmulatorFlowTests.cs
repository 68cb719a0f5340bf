using System.Net.Http.Headers;
using System.Text;
using Azure;
using Permissions.Emulator;
using Permissions.ResourceManager.Tests.Fakes;
using static Permissions.ResourceManager.Tests.Fakes.Samples;

namespace Permissions.ResourceManager.Tests;

/// <summary>The main ways through the client, against an Azure that keeps what it is told.</summary>
public sealed class EmulatorFlowTests : IDisposable
{
    private readonly List<AzureRbacEmulator> _emulators = [];

    public void Dispose() => _emulators.ForEach(emulator => emulator.Dispose());

    private AzureRbacEmulator Azure()
    {
        var azure = new AzureRbacEmulator();
        azure.DefaultTenant.AddManagementGroup("platform");
        azure.DefaultTenant.AddSubscription(SubscriptionId, "platform");
        azure.DefaultTenant.AddResourceGroup(SubscriptionId, "data");
        azure.DefaultTenant.AddPrincipal(Deployer);
        _emulators.Add(azure);
        return azure;
    }

    private static RbacClient Client(AzureRbacEmulator azure) =>
        new(azure.Credential, azure.ClientOptions, new RbacClientOptions { TimeProvider = new ManualTime() });

    private static IEnumerable<RecordedRequest> Writes(AzureRbacEmulator azure) => azure.Requests.Where(request => request.Method != "GET");

    [Test]
    public async Task What_ran_once_writes_nothing_when_it_runs_again()
    {
        var azure = Azure();
        async Task<EnsureOutcome[]> RunAsync()
        {
            var client = Client(azure);
            var role = await client.CreateOrUpdateRoleDefinitionAsync(Builder().Build());
            var wide = await client.AssignAsync(role.Role, Deployer, Subscription, "Reads tags for the portal");
            var narrow = await client.AssignAsync(role.Role, Deployer, Scope.ResourceGroup(SubscriptionId, "data"));
            return [role.Outcome, wide.Outcome, narrow.Outcome];
        }

        Assert.That(await RunAsync(), Is.All.EqualTo(EnsureOutcome.Created));
        Assert.That(Writes(azure).Count(), Is.EqualTo(3));
        azure.ClearRequests();
        Assert.That(await RunAsync(), Is.All.EqualTo(EnsureOutcome.Unchanged));
        Assert.That(Writes(azure), Is.Empty);
        Assert.That(azure.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_role_is_changed_found_listed_and_deleted()
    {
        var azure = Azure();
        var client = Client(azure);
        await client.CreateOrUpdateRoleDefinitionAsync(Role());

        var changed = await client.CreateOrUpdateRoleDefinitionAsync(
            Builder().WithId(RoleId).Allow(ControlAction.Parse("Microsoft.Resources/tags/write")).Build());

        Assert.That(changed.Outcome, Is.EqualTo(EnsureOutcome.Updated));
        Assert.That(changed.Former!.PermissionBlocks.Single().Actions, Has.Count.EqualTo(2));
        Assert.That((await client.GetRoleDefinitionAsync("TAG READER", Subscription))!.PermissionBlocks.Single().Actions, Has.Count.EqualTo(3));
        Assert.That((await client.GetRoleDefinitionAsync(RoleId, Subscription))!.Name, Is.EqualTo("Tag reader"));
        Assert.That((await client.ListRoleDefinitionsAsync(Subscription, RoleType.Custom).ToListAsync()).Select(role => role.Id), Is.EqualTo(new Guid?[] { RoleId }));
        Assert.That(await client.DeleteRoleDefinitionAsync(RoleId, Subscription));
        Assert.That(await client.DeleteRoleDefinitionAsync(RoleId, Subscription), Is.False);
        Assert.That(await client.GetRoleDefinitionAsync(RoleId, Subscription), Is.Null);
    }

    [Test]
    public async Task A_role_of_the_name_in_another_subscription_is_adopted_and_assigned_under_its_own_guid()
    {
        var azure = Azure();
        var elsewhere = azure.DefaultTenant.AddSubscription(Guid.NewGuid());
        await Client(azure).CreateOrUpdateRoleDefinitionAsync(
            RoleDefinition.Create("Tag reader", "Older.").Allow(ControlAction.Parse("Microsoft.Resources/tags/read")).AssignableAt(elsewhere).WithId(OtherRoleId).Build());
        var client = Client(azure);

        var role = await client.CreateOrUpdateRoleDefinitionAsync(Role());
        var assigned = await client.AssignAsync(Role(), Deployer, Subscription);

        Assert.That(role.Outcome, Is.EqualTo(EnsureOutcome.Updated));
        Assert.That(role.Role.Id, Is.EqualTo(OtherRoleId));
        Assert.That(assigned.Assignment.RoleDefinitionId, Is.EqualTo(OtherRoleId));
    }

    [Test]
    public async Task An_assignment_made_elsewhere_is_adopted_and_changed_under_its_own_name()
    {
        var azure = Azure();
        var client = Client(azure);
        var name = Guid.NewGuid();
        await client.CreateOrUpdateRoleDefinitionAsync(Role());
        await PutAssignmentAsync(azure, name, "made by hand");

        var adopted = await client.AssignAsync(Role(), Deployer, Subscription);
        var changed = await client.AssignAsync(Role(), Deployer, Subscription, "made by us");

        Assert.That(adopted.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
        Assert.That(adopted.Assignment.Name, Is.EqualTo(name));
        Assert.That(changed.Outcome, Is.EqualTo(EnsureOutcome.Updated));
        Assert.That(changed.Former!.Description, Is.EqualTo("made by hand"));
        Assert.That((await client.GetRoleAssignmentAsync(name, Subscription))!.Description, Is.EqualTo("made by us"));
    }

    [Test]
    public async Task A_role_of_a_management_group_is_assigned_below_it()
    {
        var azure = Azure();
        var client = Client(azure);
        var group = Scope.ManagementGroup("platform");
        var role = RoleDefinition.Create("Group reader", "Reads groups.").Allow(ControlAction.Parse("Microsoft.Resources/subscriptions/resourceGroups/read")).AssignableAt(group).Build();

        await client.CreateOrUpdateRoleDefinitionAsync(role);
        var above = await client.AssignAsync(role, Deployer, group);
        var below = await client.AssignAsync(role, Deployer, Subscription);

        Assert.That(new[] { above.Outcome, below.Outcome }, Is.All.EqualTo(EnsureOutcome.Created));
        var holding = await client.ListRoleAssignmentsAsync(Subscription, RoleAssignmentReach.AtAndAbove, Deployer.ObjectId).ToListAsync();
        Assert.That(holding.Select(assignment => assignment.Name), Is.EquivalentTo(new[] { above.Assignment.Name, below.Assignment.Name }));
    }

    [Test]
    public async Task Lists_go_over_all_pages()
    {
        var azure = Azure();
        azure.Limits.PageSize = 1;
        var client = Client(azure);
        await client.CreateOrUpdateRoleDefinitionAsync(Role());
        foreach (var group in new[] { "a", "b", "c" })
        {
            azure.DefaultTenant.AddResourceGroup(SubscriptionId, group);
            await client.AssignAsync(Role(), Deployer, Scope.ResourceGroup(SubscriptionId, group));
        }

        var pages = 0;
        await foreach (var page in client.ListRoleAssignmentsAsync(Subscription).AsPages())
            pages += page.Values.Count;

        Assert.That(pages, Is.EqualTo(3));
    }

    [Test]
    public async Task A_role_in_use_is_deleted_after_its_assignments()
    {
        var azure = Azure();
        var client = Client(azure);
        await client.CreateOrUpdateRoleDefinitionAsync(Role());
        await client.AssignAsync(Role(), Deployer, Subscription);

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => client.DeleteRoleDefinitionAsync(RoleId, Subscription));

        Assert.That(failure.ErrorCode, Is.EqualTo("RoleDefinitionHasAssignments"));
        Assert.That(await client.RemoveRoleAssignmentAsync(Role(), Deployer.ObjectId, Subscription));
        Assert.That(await client.RemoveRoleAssignmentAsync(Role(), Deployer.ObjectId, Subscription), Is.False);
        Assert.That(await client.DeleteRoleDefinitionAsync(RoleId, Subscription));
    }

    [Test]
    public async Task Clients_that_assign_the_same_at_once_end_with_one_assignment()
    {
        var azure = Azure();
        await Client(azure).CreateOrUpdateRoleDefinitionAsync(Role());

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Client(azure).AssignAsync(Role(), Deployer, Subscription, "why"))));

        Assert.That(results.Select(result => result.Assignment).Distinct().Count(), Is.EqualTo(1));
        Assert.That(results.Count(result => result.Outcome == EnsureOutcome.Created), Is.EqualTo(1));
        Assert.That(await Client(azure).ListRoleAssignmentsAsync(Subscription).CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Clients_that_race_to_the_same_triple_under_other_names_end_with_one_assignment()
    {
        var azure = Azure();
        await Client(azure).CreateOrUpdateRoleDefinitionAsync(Role());
        var name = Guid.NewGuid();
        var overtaken = false;
        // The other writer comes between our list, which shows nothing, and our write.
        azure.Intercept = request =>
        {
            if (request.Method == HttpMethod.Put && !overtaken)
            {
                overtaken = true;
                PutAssignmentAsync(azure, name, "quicker").GetAwaiter().GetResult();
            }

            return null;
        };

        var result = await Client(azure).AssignAsync(Role(), Deployer, Subscription);

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
        Assert.That(result.Assignment.Name, Is.EqualTo(name));
        Assert.That(azure.Requests.Select(request => request.ErrorCode), Does.Contain("RoleAssignmentExists"));
    }

    private static async Task PutAssignmentAsync(AzureRbacEmulator azure, Guid name, string description)
    {
        using var http = new HttpClient(azure, disposeHandler: false);
        var token = await azure.Credential.GetTokenAsync(new(["https://management.azure.com/.default"]), CancellationToken.None);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        using var body = new StringContent(
            $$"""{ "properties": { "roleDefinitionId": "{{RolesPath}}/{{RoleId}}", "principalId": "{{Deployer.ObjectId}}", "principalType": "ServicePrincipal", "description": "{{description}}" } }""",
            Encoding.UTF8,
            "application/json");
        using var response = await http.PutAsync(new Uri($"https://management.azure.com{AssignmentsPath}/{name}?api-version=2022-04-01"), body);
        Assert.That((int)response.StatusCode, Is.EqualTo(201));
    }
}
