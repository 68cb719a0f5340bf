namespace Permissions.Generators.Tests.Access;

/// <summary>DX's table of levels, in typed members; and where that table does not keep its own promise.</summary>
internal sealed class PagoPaLevelsTests
{
    private static readonly Guid Subscription = new("3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11");

    /// <summary>Kind, narrowest scope with the types of its names, and what each level is called here and gives. A grant that is no role assignment starts with its mechanism.</summary>
    private static readonly (string Kind, string Scope, string Types, (string Member, string Grants)[] Levels)[] Table =
    [
        ("StorageBlob", "Container", "Microsoft.Storage/storageAccounts/*/blobServices/default/containers/*", [("Reader", "Storage Blob Data Reader"), ("Writer", "Storage Blob Data Contributor + PagoPA Storage Blob Tags Contributor"), ("Owner", "Storage Blob Data Owner")]),
        ("StorageBlob", "Account", "Microsoft.Storage/storageAccounts/*", [("Reader", "Storage Blob Data Reader"), ("Owner", "Storage Blob Data Owner")]),
        ("StorageTable", "Table", "Microsoft.Storage/storageAccounts/*/tableServices/default/tables/*", [("Reader", "Storage Table Data Reader"), ("Writer", "Storage Table Data Contributor"), ("Owner", "Storage Table Data Contributor")]),
        ("StorageQueue", "Queue", "Microsoft.Storage/storageAccounts/*/queueServices/default/queues/*", [("Receive", "Storage Queue Data Message Processor + Storage Queue Data Reader + PagoPA Storage Queue Data Message Contributor"), ("Send", "Storage Queue Data Message Sender"), ("Manage", "Storage Queue Data Contributor")]),
        ("CosmosDb", "Account", "Microsoft.DocumentDB/databaseAccounts/*", [("Reader", "CosmosSqlRoleAssignment Cosmos DB Built-in Data Reader"), ("Writer", "CosmosSqlRoleAssignment Cosmos DB Built-in Data Contributor"), ("Owner", "CosmosSqlRoleAssignment Cosmos DB Built-in Data Contributor + DocumentDB Account Contributor")]),
        ("RedisCache", "Cache", "Microsoft.Cache/redis/*", [("Reader", "RedisAccessPolicyAssignment Data Reader"), ("Writer", "RedisAccessPolicyAssignment Data Contributor"), ("Owner", "RedisAccessPolicyAssignment Data Owner")]),
        ("ManagedRedis", "Database", "Microsoft.Cache/redisEnterprise/*/databases/*", [("Inspect", "Azure Managed Redis Reader at Microsoft.Cache/redisEnterprise/name0"), ("Use", "RedisAccessPolicyAssignment default"), ("Manage", "Azure Managed Redis Contributor at Microsoft.Cache/redisEnterprise/name0 + RedisAccessPolicyAssignment default")]),
        ("KeyVaultSecrets", "Vault", "Microsoft.KeyVault/vaults/*", [("Reader", "Key Vault Secrets User"), ("Writer", "Key Vault Secrets Officer"), ("Owner", "Key Vault Secrets Officer")]),
        ("KeyVaultKeys", "Vault", "Microsoft.KeyVault/vaults/*", [("Reader", "Key Vault Crypto User"), ("Writer", "Key Vault Crypto Officer"), ("Owner", "Key Vault Crypto Officer")]),
        ("KeyVaultCertificates", "Vault", "Microsoft.KeyVault/vaults/*", [("Use", "Key Vault Certificate User"), ("Manage", "Key Vault Certificates Officer")]),
        ("EventHub", "Hub", "Microsoft.EventHub/namespaces/*/eventhubs/*", [("Receive", "Azure Event Hubs Data Receiver"), ("Send", "Azure Event Hubs Data Sender"), ("Manage", "Azure Event Hubs Data Owner")]),
        ("EventHub", "Namespace", "Microsoft.EventHub/namespaces/*", [("Send", "Azure Event Hubs Data Sender")]),
        ("ServiceBus", "Queue", "Microsoft.ServiceBus/namespaces/*/queues/*", [("Receive", "Azure Service Bus Data Receiver"), ("Send", "Azure Service Bus Data Sender"), ("Manage", "Azure Service Bus Data Owner")]),
        ("ServiceBus", "Topic", "Microsoft.ServiceBus/namespaces/*/topics/*", [("Send", "Azure Service Bus Data Sender")]),
        ("ServiceBus", "Subscription", "Microsoft.ServiceBus/namespaces/*/topics/*/subscriptions/*", [("Receive", "Azure Service Bus Data Receiver")]),
        ("ApiManagement", "Service", "Microsoft.ApiManagement/service/*", [("Reader", "API Management Service Reader Role"), ("Writer", "API Management Service Operator Role"), ("Owner", "API Management Service Contributor")]),
        ("AppConfiguration", "Store", "Microsoft.AppConfiguration/configurationStores/*", [("Reader", "App Configuration Data Reader"), ("Writer", "App Configuration Data Owner"), ("Owner", "App Configuration Contributor + App Configuration Data Owner")]),
    ];

    /// <summary>The rows as DX has them, as capabilities, and one operation that shows why they are none.</summary>
    private static readonly (string Kind, string Path, string Reader, string Writer, string Owner, string Message)[] Broken =
    [
        ("Queue", "Microsoft.Storage/storageAccounts/{a}/queueServices/default/queues/{q}", "\"Storage Queue Data Message Processor\", \"Storage Queue Data Reader\", \"PagoPA Storage Queue Data Message Contributor\"", "\"Storage Queue Data Message Sender\"", "\"Storage Queue Data Contributor\"",
            "'writer' of Queue does not hold all that 'reader' does: the data action 'Microsoft.Storage/storageAccounts/queueServices/queues/messages/read' is granted by 'Storage Queue Data Message Processor'"),
        ("Hub", "Microsoft.EventHub/namespaces/{n}", "\"Azure Event Hubs Data Receiver\"", "\"Azure Event Hubs Data Sender\"", "\"Azure Event Hubs Data Owner\"",
            "'writer' of Hub does not hold all that 'reader' does: the data action 'Microsoft.EventHub/namespaces/messages/receive/action' is granted by 'Azure Event Hubs Data Receiver'"),
        ("Bus", "Microsoft.ServiceBus/namespaces/{n}/queues/{q}", "\"Azure Service Bus Data Receiver\"", "\"Azure Service Bus Data Sender\"", "\"Azure Service Bus Data Owner\"",
            "'writer' of Bus does not hold all that 'reader' does: the data action 'Microsoft.ServiceBus/namespaces/messages/receive/action' is granted by 'Azure Service Bus Data Receiver'"),
        ("Certificates", "Microsoft.KeyVault/vaults/{v}", "\"Key Vault Certificate User\"", "\"Key Vault Certificates Officer\"", "\"Key Vault Certificates Officer\"",
            "'writer' of Certificates does not hold all that 'reader' does: the data action 'Microsoft.KeyVault/vaults/keys/read' is granted by 'Key Vault Certificate User'"),
        ("Redis", "Microsoft.Cache/redisEnterprise/{c}/databases/{d}", "\"Azure Managed Redis Reader\"", "{ \"role\": \"default\", \"mechanism\": \"redisAccessPolicyAssignment\" }", "\"Azure Managed Redis Contributor\", { \"role\": \"default\", \"mechanism\": \"redisAccessPolicyAssignment\" }",
            "'writer' of Redis does not hold all that 'reader' does: the control-plane action 'Microsoft.Cache/operations/read' is granted by 'Azure Managed Redis Reader'"),
    ];

    [Test]
    public void The_definitions_have_no_finding_and_every_row_of_the_table()
    {
        var run = GeneratorRun.Of(AccessJson.PagoPa("*.access-levels.json", "pagopa-storage-*.role.json"));
        Assert.That(run.Diagnostics, Is.Empty);
        var assembly = run.Load();
        foreach (var row in Table)
        {
            var names = row.Types.Split('/').Where(part => part == "*").Select((_, i) => (object)$"name{i}").ToArray();
            var path = names.Aggregate(row.Types, (types, name) => ReplaceFirst(types, (string)name));
            foreach (var (member, grants) in row.Levels)
            {
                var level = AccessLevelTests.Level(assembly, row.Kind, row.Scope, member, [Subscription, "group", .. names]);
                var group = $"/subscriptions/{Subscription}/resourceGroups/group/providers/";
                var given = level.Grants.Select(grant => Describe(grant) + (grant.Scope.Path == group + path ? string.Empty : $" at {grant.Scope.Path[group.Length..]}"));
                Assert.That(string.Join(" + ", given), Is.EqualTo(grants), $"{row.Kind} {row.Scope} {member}");
            }
        }

        var kinds = assembly.GetTypes().Where(type => type.Namespace == "Contoso.Roles" && type.GetNestedType("Levels") is not null).Select(type => type.Name);
        Assert.That(kinds, Is.EquivalentTo(Table.Select(row => row.Kind).Distinct()));
    }

    [TestCaseSource(nameof(BrokenKinds))]
    public void A_row_that_breaks_its_promise_is_RBAC051_with_its_witness(string kind)
    {
        var row = Broken.Single(row => row.Kind == kind);
        var text = $$"""
            { "kinds": { "{{row.Kind}}": {
              "scopes": { "S": "/subscriptions/{s}/resourceGroups/{g}/providers/{{row.Path}}" },
              "capabilities": { "reader": [{{row.Reader}}], "writer": [{{row.Writer}}], "owner": [{{row.Owner}}] } } } }
            """;
        var run = GeneratorRun.Of([AccessJson.Levels(text), .. AccessJson.PagoPa("pagopa-storage-*.role.json")]);
        Assert.That(run.Ids, Is.Not.Empty.And.All.EqualTo("RBAC051"));
        var message = run.Diagnostics[0].Message();
        Assert.That(message, Does.StartWith(row.Message));
        TestContext.Out.WriteLine(string.Join("\n", run.Diagnostics.Select(d => d.Message())));

        // The witness is what it is said to be: granted below, and by nothing above.
        var (operation, role) = (Quoted(message, 2), Quoted(message, 3));
        var isData = message.Contains("the data action", StringComparison.Ordinal);
        Assert.That(row.Reader, Does.Contain($"\"{role}\""));
        var roles = AccessJson.PagoPa("pagopa-storage-*.role.json").SelectMany(file => Json.RoleDocument.Parse(file.Content).Roles).Select(syntax => syntax.ToRoleDefinition()).ToDictionary(r => r.Name);
        var lower = roles.TryGetValue(role, out var own) || BuiltInRoleCatalogue.Azure.TryFind(role, out own) ? own : throw new ArgumentException(role);
        Assert.That(Allows(lower, operation, isData), Is.True);
        foreach (var name in row.Writer.Split('"').Where(part => BuiltInRoleCatalogue.Azure.TryFind(part, out _)))
            Assert.That(BuiltInRoleCatalogue.Azure.TryFind(name, out var higher) && Allows(higher, operation, isData), Is.False);
    }

    private static IEnumerable<string> BrokenKinds => Broken.Select(row => row.Kind);

    private static bool Allows(RoleDefinition role, string operation, bool isData) =>
        isData ? role.Permissions.Allows(DataAction.FromService(operation)) : role.Permissions.Allows(ControlAction.FromService(operation));

    /// <summary>The quoted part of a message of this number, from zero.</summary>
    private static string Quoted(string message, int number) => message.Split('\'')[(number * 2) + 1];

    private static string Describe(AccessGrant grant) => grant.Role?.Name ?? $"{grant.Mechanism} {grant.DataPlaneRole}";

    private static string ReplaceFirst(string text, string with) => text.IndexOf('*') is var star and >= 0 ? text[..star] + with + text[(star + 1)..] : text;
}
