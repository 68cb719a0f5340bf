using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Permissions.Generators.Tests.Access;

/// <summary>From an access-level file to classes that give assignments.</summary>
internal sealed class AccessLevelTests
{
    private static readonly Guid Subscription = new("3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11");
    private static readonly Principal App = Principal.ServicePrincipal(new("7d6f1a52-93a1-4a3c-8d6b-0a8a2f0c5a10"));
    private static readonly Scope Container = Scope.Parse($"/subscriptions/{Subscription}/resourceGroups/data/providers/Microsoft.Storage/storageAccounts/logs01/blobServices/default/containers/raw");

    [Test]
    public void A_level_of_a_container_is_the_assignments_of_its_roles_there()
    {
        var assembly = Run().Load();
        var level = Level(assembly, "StorageBlob", "Container", "Writer", Subscription, "data", "logs01", "raw");
        var assigned = level.To(App, "Writes logs.");
        Assert.That(level.ToString(), Is.EqualTo("StorageBlob writer"));
        Assert.That(assigned.DataPlaneAssignments, Is.Empty);
        Assert.That(assigned.Assignments.Select(a => (a.Role!.Name, a.Scope, a.Principal, a.Reason)), Is.EqualTo(new[]
        {
            ("Storage Blob Data Contributor", Container, App, "Writes logs."),
            ("Blob tagger", Container, App, "Writes logs."),
        }));

        var model = new AccessModel("logs").RequireReasons().Assign(assigned);
        Assert.That(model.Check(), Is.Empty);
        Assert.That(model.Assignments, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_scope_may_be_given_whole_and_must_have_the_shape()
    {
        var kind = Run().Load().GetType("Contoso.Roles.StorageBlob", throwOnError: true)!;
        var levels = kind.GetMethod("Container", [typeof(Scope)])!;
        Assert.That(((AccessLevel)Read(levels.Invoke(null, [Container])!, "Reader")).Grants.Single().ToString(), Is.EqualTo($"Storage Blob Data Reader at {Container}"));
        var refused = Assert.Throws<TargetInvocationException>(() => levels.Invoke(null, [Container.Parent!.Parent]))!.InnerException!;
        Assert.That(refused, Is.TypeOf<ArgumentException>());
        Assert.That(refused.Message, Does.Contain("is no scope of StorageBlob.Container; expected '/subscriptions/{subscriptionId}/"));
    }

    [Test]
    public void Code_that_names_a_level_compiles_and_runs()
    {
        var project = TestProject.With(AccessJson.Levels(), AccessJson.Tagger()) with
        {
            Source = """
                using System;
                using Contoso.Roles;
                using Permissions;

                namespace Contoso
                {
                    /// <summary>A program.</summary>
                    public static class Program
                    {
                        /// <summary>Its model.</summary>
                        public static AccessModel Model(Guid subscription, Principal principal) => new AccessModel("logs")
                            .Assign(StorageBlob.Container(subscription, "data", "logs01", "raw").Writer.To(principal, "Writes logs."))
                            .Assign(StorageBlob.Account(subscription, "data", "logs01").Reader.To(principal, "Reads logs."));
                    }
                }
                """,
        };
        var model = (AccessModel)GeneratorRun.Of(project).Load().GetType("Contoso.Program")!.GetMethod("Model")!.Invoke(null, [Subscription, App])!;
        Assert.That(model.Assignments.Select(a => a.Role!.Name), Is.EqualTo(new[] { "Storage Blob Data Contributor", "Blob tagger", "Storage Blob Data Reader" }));
    }

    [Test]
    public void An_unknown_role_is_RBAC050_at_its_name_with_the_nearest_and_the_class_is_there()
    {
        const string Wrong = "Storage Blob Data Raeder";
        var text = AccessJson.BlobLevels.Replace("Storage Blob Data Reader", Wrong, StringComparison.Ordinal);
        var run = GeneratorRun.Of(AccessJson.Levels(text), AccessJson.Tagger());
        var diagnostic = run.Diagnostics.Single();
        Assert.That(diagnostic.Id, Is.EqualTo("RBAC050"));
        Assert.That(diagnostic.Severity, Is.EqualTo(DiagnosticSeverity.Error));
        Assert.That(At(diagnostic, text), Is.EqualTo($"\"{Wrong}\""));
        Assert.That(diagnostic.Message(), Does.StartWith($"No role of this project and no built-in role is called '{Wrong}'; did you mean 'Storage Blob Data Reader'"));
        Assert.That(Level(run.Load(), "StorageBlob", "Account", "Reader", Subscription, "data", "logs01").Grants, Is.Empty);
    }

    [Test]
    public void A_project_role_is_suggested_too()
    {
        var text = AccessJson.BlobLevels.Replace("Blob tagger", "Blob taggre", StringComparison.Ordinal);
        Assert.That(GeneratorRun.Of(AccessJson.Levels(text), AccessJson.Tagger()).Diagnostics.Single().Message(), Does.Contain("did you mean 'Blob tagger'"));
    }

    [Test]
    public void A_level_that_lacks_what_a_lower_one_has_is_RBAC051_with_its_witness()
    {
        var text = AccessJson.BlobLevels.Replace("Storage Blob Data Owner", "Storage Blob Data Reader", StringComparison.Ordinal);
        var diagnostic = GeneratorRun.Of(AccessJson.Levels(text), AccessJson.Tagger()).Diagnostics.Single();
        Assert.That(diagnostic.Id, Is.EqualTo("RBAC051"));
        Assert.That(diagnostic.DefaultSeverity, Is.EqualTo(DiagnosticSeverity.Warning));
        Assert.That(At(diagnostic, text), Is.EqualTo("\"owner\""));
        Assert.That(diagnostic.Message(), Does.StartWith("'owner' of StorageBlob does not hold all that 'writer' does: the ").And.Contain("is granted by 'Storage Blob Data Contributor' and by nothing in 'owner'"));
        Assert.That(text.Substring(diagnostic.AdditionalLocations.Single().SourceSpan.Start, 31), Is.EqualTo("\"Storage Blob Data Contributor\""));
    }

    [Test]
    public void A_projects_own_role_counts_in_the_proof()
    {
        var run = GeneratorRun.Of(AccessJson.Levels(), AccessJson.Tagger("Microsoft.Storage/storageAccounts/queueServices/queues/messages/read"));
        Assert.That(run.Diagnostics.Single().Message(), Does.Contain("the data action 'Microsoft.Storage/storageAccounts/queueServices/queues/messages/read' is granted by 'Blob tagger'"));
    }

    [Test]
    public void Grants_of_other_mechanisms_become_typed_values()
    {
        var assembly = GeneratorRun.Of([.. AccessJson.PagoPa("*.access-levels.json", "pagopa-storage-*.role.json")]).Load();
        var cosmos = Level(assembly, "CosmosDb", "Container", "Owner", Subscription, "data", "orders", "shop", "carts").To(App, "Runs.");
        var account = Scope.ResourceGroup(Subscription, "data").Resource("Microsoft.DocumentDB", "databaseAccounts", "orders");
        Assert.That(cosmos.Assignments.Single().ToString(), Is.EqualTo($"role 'DocumentDB Account Contributor' for {App} at {account}"));
        Assert.That(cosmos.DataPlaneAssignments.Single().ToString(), Is.EqualTo($"SQL role 'Cosmos DB Built-in Data Contributor' for {App} at {account}/dbs/shop/colls/carts"));
        Assert.That(cosmos.DataPlaneAssignments.Single().Resource, Is.EqualTo(account));

        var redis = Level(assembly, "ManagedRedis", "Database", "Manage", Subscription, "data", "cache", "default").To(App);
        Assert.That(redis.DataPlaneAssignments.Single().Role, Is.SameAs(DataPlaneRole.RedisDefault));
        var model = new AccessModel("data").Assign(cosmos).Assign(redis).Assign(cosmos);
        Assert.That((model.Assignments.Count, model.DataPlaneAssignments.Count), Is.EqualTo((2, 2)));
        Assert.That(model.Check(), Is.Empty);
    }

    [TestCase("{ \"kinds\": { \"K\": { \"scopes\": { \"S\": \"/subscriptions/{s}\" }, \"directions\": { \"r\": [ { \"role\": \"Data Reader\", \"mechanism\": \"redisAccessPolicyAssignment\" } ] } } } }", "RBAC052", "An access policy of Redis is given at a cache")]
    [TestCase("{ \"kinds\": { \"K\": { \"scopes\": { \"S\": \"/subscriptions/{s}\" }, \"directions\": { \"r\": [ { \"role\": \"Data Raeder\", \"mechanism\": \"redisAccessPolicyAssignment\" } ] } } } }", "RBAC050", "expected 'Data Reader'")]
    [TestCase("{ \"kinds\": ", "RBAC001", "")]
    [TestCase("[]", "RBAC052", "an access-level file")]
    [TestCase("{ \"kinds\": { \"Roles\": { \"scopes\": { \"S\": \"/subscriptions/{s}\" }, \"directions\": { \"r\": [\"Reader\"] } } } }", "RBAC052", "which the list of roles has already")]
    public void What_is_wrong_is_an_error_in_the_file(string text, string id, string message)
    {
        var diagnostic = GeneratorRun.Of(AccessJson.Levels(text)).Diagnostics[0];
        Assert.That(diagnostic.Id, Is.EqualTo(id));
        Assert.That(diagnostic.Message(), Does.Contain(message));
        Assert.That(diagnostic.Location.GetLineSpan().Path, Does.EndWith("blob.access-levels.json"));
    }

    [Test]
    public void Two_kinds_of_one_class_and_a_file_named_twice_are_refused()
    {
        var twice = GeneratorRun.Of(AccessJson.Levels(), AccessJson.Levels(), AccessJson.Tagger());
        Assert.That(twice.Ids, Is.EqualTo(new[] { "RBAC052", "RBAC052" }));
        var other = new TestFile("z.access-levels.json", AccessJson.BlobLevels);
        Assert.That(GeneratorRun.Of(AccessJson.Levels(), other, AccessJson.Tagger()).Diagnostics.Single().Message(), Does.Contain("'Contoso.Roles.StorageBlob', which 'access/blob.access-levels.json' has already"));
        var apart = GeneratorRun.Of(AccessJson.Levels(), other.With(inNamespace: "Contoso.Other"), AccessJson.Tagger());
        Assert.That(apart.Diagnostics, Is.Empty);
        Assert.That(apart.Load().GetType("Contoso.Other.StorageBlob"), Is.Not.Null);
    }

    [Test]
    public void Names_that_C_sharp_has_its_own_use_for_compile()
    {
        const string Text = """
            { "kinds": { "Levels": { "scopes": { "Levels": "/subscriptions/{class}", "equals": "/subscriptions/{class}/resourceGroups/{scope}" },
              "directions": { "scope": ["Reader"], "getType": ["Reader"], "levels": ["Reader"], "class": ["Reader"] } },
              "record": { "scopes": { "record": "/providers/Microsoft.Management/managementGroups/root" }, "directions": { "record": ["Reader"] } } } }
            """;
        Assert.That(GeneratorRun.Of(AccessJson.Levels(Text)).Load().GetType("Contoso.Roles.Record"), Is.Not.Null);
    }

    private static GeneratorRun Run() => GeneratorRun.Of(AccessJson.Levels(), AccessJson.Tagger());

    internal static AccessLevel Level(Assembly assembly, string kind, string scope, string level, params object[] values)
    {
        var method = assembly.GetType($"Contoso.Roles.{kind}", throwOnError: true)!.GetMethods().Single(m => m.Name == scope && !m.GetParameters().Any(p => p.ParameterType == typeof(Scope)));
        return (AccessLevel)Read(method.Invoke(null, values)!, level);
    }

    internal static string At(Diagnostic diagnostic, string text) => text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);

    private static object Read(object levels, string level) => levels.GetType().GetProperty(level)!.GetValue(levels)!;
}
