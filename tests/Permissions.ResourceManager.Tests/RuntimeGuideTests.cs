using Azure.ResourceManager;
using Permissions.ResourceManager.Tests.Plans;
using Permissions.TestSupport;

namespace Permissions.ResourceManager.Tests;

/// <summary>The examples of docs/guides/runtime.md, run; a test holds the page to them.</summary>
public sealed class RuntimeGuideTests
{
    private static readonly Guid subscriptionId = PlanWorld.FirstId;

    [Test]
    public async Task Three_ways_to_make_a_client()
    {
        using var world = new PlanWorld();
        var credential = world.Azure.Credential;
        var armClient = new ArmClient(credential, default, world.Azure.ClientOptions);

        var rbac = new RbacClient(credential);              // new DefaultAzureCredential(), or any other
        var china = new RbacClient(credential, new ArmClientOptions { Environment = ArmEnvironment.AzureChina });
        var shared = new RbacClient(armClient);             // the client that the program has already

        Assert.That(await shared.GetRoleDefinitionAsync("Reader", PlanWorld.First), Is.Not.Null);
        Assert.That(new[] { rbac, china, shared }, Is.Unique);
    }

    [Test]
    public async Task A_role_is_created_assigned_found_and_taken_away()
    {
        using var world = new PlanWorld();
        var (rbac, principal, scope) = (world.Client(), PlanWorld.App(0), PlanWorld.Data);
        var objectId = principal.ObjectId;
        var role = await CreateAsync(rbac);

        RoleAssignmentResult result = await rbac.AssignAsync(role, Principal.ServicePrincipal(objectId), scope, "Seqera Platform");

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Created));
        await rbac.AssignAsync(role, principal, scope, condition:
            "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'logs'");

        Assert.That(await rbac.ListRoleAssignmentsAsync(scope, RoleAssignmentReach.AtAndBelow, objectId).CountAsync(), Is.EqualTo(1));
        await foreach (var assignment in rbac.ListRoleAssignmentsAsync(scope, RoleAssignmentReach.AtAndBelow, principal.ObjectId))
            Console.WriteLine($"{assignment.Scope}: {assignment.RoleDefinitionId}");

        bool wasThere = await rbac.RemoveRoleAssignmentAsync(role, principal.ObjectId, scope);

        Assert.That(wasThere);
    }

    [Test]
    public void The_page_shows_nothing_that_is_not_run_here() =>
        Guide.Of("runtime.md").AssertRunIn("tests", "Permissions.ResourceManager.Tests", $"{nameof(RuntimeGuideTests)}.cs");

    private static async Task<RoleDefinition> CreateAsync(RbacClient rbac)
    {
        RoleDefinition tagger = RoleDefinition.Create("Blob tagger", "Sets blob index tags.")
            .Allow(DataAction.Parse("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/*"))
            .AssignableAt(Scope.Subscription(subscriptionId))
            .Build();
        var role = tagger;

        RoleDefinitionResult result = await rbac.CreateOrUpdateRoleDefinitionAsync(role);   // such as SeqeraAzureCloud.For(subscriptionId)
        Console.WriteLine($"{result.Outcome}: {result.Role.Name}");                         // Created, Updated or Unchanged
        Console.WriteLine(result.Former?.Description);                                      // the role before an update

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Created));
        return role;
    }
}
