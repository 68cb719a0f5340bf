namespace Permissions.PackageTests;

/// <summary>A project with levels of access and identities, built with the packed package.</summary>
public class AccessTests
{
    private const string Levels = """
        {
          "kinds": {
            "StorageBlob": {
              "scopes": {
                "Container": "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.Storage/storageAccounts/{account}/blobServices/default/containers/{container}"
              },
              "capabilities": {
                "reader": ["Storage Blob Data Reader"],
                "writer": ["Storage Blob Data Contributor", "Account Reader"]
              }
            }
          }
        }
        """;

    private const string Identities = """
        {
          "name": "Team",
          "scopes": { "subscription": { "kind": "subscription" }, "vault": { "kind": "resource", "optional": true } },
          "identities": {
            "infraCi": {
              "type": "servicePrincipal",
              "reason": "Plans.",
              "roles": { "subscription": ["Reader", "Account Reader"], "vault": ["Key Vault Secrets User"] }
            }
          }
        }
        """;

    [Test]
    public void Levels_and_identities_become_classes_of_which_a_program_makes_a_model()
    {
        var consumer = new Consumer("Access", "<OutputType>Exe</OutputType>");
        consumer.WriteRole("account-reader.role.json", "Account Reader").Write("access/blob.access-levels.json", Levels).Write("access/team.identities.json", Identities);
        consumer.Write("Program.cs", """
            using System;
            using Access.Roles;
            using Permissions;

            var subscription = Guid.Parse("3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11");
            var app = Guid.Parse("7d6f1a52-93a1-4a3c-8d6b-0a8a2f0c5a10");
            var model = Team.Create("team", Scope.Subscription(subscription), infraCi: app)
                .Assign(StorageBlob.Container(subscription, "data", "logs01", "raw").Writer.To(Principal.ServicePrincipal(app), "Writes logs."));
            foreach (var assignment in model.Assignments)
                Console.WriteLine($"{assignment.Role} at {assignment.Scope.Kind}: {assignment.Reason}");
            Console.WriteLine(model.Check().Count);
            """);
        consumer.Build().Clean();
        Assert.That(consumer.Run(), Is.EqualTo(new[]
        {
            "Reader at Subscription: Plans.",
            "Account Reader at Subscription: Plans.",
            "Storage Blob Data Contributor at Resource: Writes logs.",
            "Account Reader at Resource: Writes logs.",
            "0",
        }));
    }

    [Test]
    public void A_role_that_is_not_known_fails_the_build_at_its_name()
    {
        var consumer = new Consumer("UnknownLevelRole");
        consumer.WriteRole("account-reader.role.json", "Account Reader")
            .Write("blob.access-levels.json", Levels.Replace("Storage Blob Data Contributor", "Storage Blob Data Contributer", StringComparison.Ordinal))
            .Write("team.identities.json", Identities.Replace("\"Account Reader\"", "\"Acount Reader\"", StringComparison.Ordinal));
        var build = consumer.Build();
        Assert.That(build.Result.ExitCode, Is.Not.Zero);
        Assert.That(build.Rules, Is.EquivalentTo(new[] { "blob.access-levels.json(9): error RBAC050", "team.identities.json(8): error RBAC050" }));
        Assert.That(build.Diagnostics.Select(d => d.Message), Has.Some.Contain("did you mean 'Storage Blob Data Contributor'"));
    }

    [Test]
    public void Files_that_the_project_turns_off_are_not_looked_at()
    {
        var consumer = new Consumer("AccessOff", "<EnableDefaultAccessItems>false</EnableDefaultAccessItems>");
        consumer.Write("blob.access-levels.json", "{").Write("team.identities.json", "{");
        consumer.Build().Clean();
    }
}
