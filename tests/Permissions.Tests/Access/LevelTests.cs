namespace Permissions.Tests.Access;

public class LevelTests
{
    private static readonly Scope Group = Scope.ResourceGroup(new Guid("3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11"), "data");
    private static readonly Scope Account = Group.Resource("Microsoft.DocumentDB", "databaseAccounts", "orders");
    private static readonly Principal App = Principal.ServicePrincipal(new("7d6f1a52-93a1-4a3c-8d6b-0a8a2f0c5a10"));

    private static RoleDefinition Reader => BuiltInRoleCatalogue.Azure.TryFind("Reader", out var role) ? role : throw new InvalidOperationException("No Reader.");

    [TestCase("databaseAccounts", "orders")]
    [TestCase("databaseAccounts", "orders", "dbs", "shop")]
    [TestCase("databaseAccounts", "orders", "dbs", "shop", "colls", "carts")]
    public void A_SQL_role_is_held_by_the_account_of_its_scope(params string[] names)
    {
        var scope = Group.Resource("microsoft.documentdb", names);
        Assert.That(new DataPlaneAssignment(DataPlaneRole.CosmosDataReader, App, scope).Resource, Is.EqualTo(Account));
    }

    [TestCase("Microsoft.Cache", "redis", "cache")]
    [TestCase("Microsoft.Cache", "redisEnterprise", "cluster", "databases", "default")]
    public void An_access_policy_is_held_by_the_cache_or_its_database(string provider, params string[] names)
    {
        var scope = Group.Resource(provider, names);
        Assert.That(new DataPlaneAssignment(DataPlaneRole.RedisDefault, App, scope).Resource, Is.EqualTo(scope));
    }

    [TestCase("Microsoft.Cache", "redisEnterprise", "cluster")]
    [TestCase("Microsoft.Cache", "redis", "cache", "firewallRules", "office")]
    [TestCase("Microsoft.DocumentDB", "databaseAccounts", "orders")]
    public void An_access_policy_anywhere_else_is_refused(string provider, params string[] names) =>
        Assert.That(() => new AccessGrant(DataPlaneRole.RedisDefault, Group.Resource(provider, names)), Throws.ArgumentException.With.Message.StartsWith("An access policy of Redis is given at a cache"));

    [TestCase("Microsoft.DocumentDB", "databaseAccounts", "orders", "colls", "carts")]
    [TestCase("Microsoft.DocumentDB", "databaseAccounts", "orders", "dbs", "shop", "colls", "carts", "items", "1")]
    [TestCase("Microsoft.Storage", "storageAccounts", "orders")]
    public void A_SQL_role_anywhere_else_is_refused(string provider, params string[] names) =>
        Assert.That(() => new AccessGrant(DataPlaneRole.CosmosDataReader, Group.Resource(provider, names)), Throws.ArgumentException.With.Message.StartsWith("A SQL role of Azure Cosmos DB is given at an account"));

    [Test]
    public void Roles_of_one_service_contain_the_narrower_ones()
    {
        Assert.That(DataPlaneRole.RedisDataOwner.Contains(DataPlaneRole.RedisDataReader), Is.True);
        Assert.That(DataPlaneRole.CosmosDataReader.Contains(DataPlaneRole.CosmosDataContributor), Is.False);
        Assert.That(DataPlaneRole.RedisDataOwner.Contains(DataPlaneRole.CosmosDataReader), Is.False);
        Assert.That(DataPlaneRole.TryFind(AccessMechanism.CosmosSqlRoleAssignment, "00000000-0000-0000-0000-000000000002", out var found), Is.True);
        Assert.That(found, Is.SameAs(DataPlaneRole.CosmosDataContributor));
        Assert.That(DataPlaneRole.TryFind(AccessMechanism.CosmosSqlRoleAssignment, "Data Reader", out _), Is.False);
    }

    [Test]
    public void A_condition_is_for_role_assignments_only()
    {
        var level = new AccessLevel("CosmosDb", "owner", new AccessGrant(Reader, Account), new AccessGrant(DataPlaneRole.CosmosDataReader, Account));
        Assert.That(() => level.To(App, condition: "@Resource[a] StringEquals 'b'"), Throws.ArgumentException.With.Message.Contains("which takes no condition"));
        Assert.That(level.To(App).ToString(), Is.EqualTo("CosmosDb owner: 2 assignments"));
        Assert.That(level.Permissions.IsEquivalentTo(Reader.Permissions).Kind, Is.EqualTo(SetAnswerKind.Yes));
    }

    [Test]
    public void A_model_keeps_each_assignment_of_a_service_once_and_asks_for_its_reason()
    {
        DataPlaneAssignment[] twice = [new(DataPlaneRole.CosmosDataReader, App, Account), new(DataPlaneRole.CosmosDataReader, App, Account, "Shows carts.")];
        var part = new AccessModel("part").AssignDataPlane(twice);
        Assert.That(new AccessModel("whole").Include(part).RequireReasons().DataPlaneAssignments.Single().Reason, Is.EqualTo("Shows carts."));
        Assert.That(part.RequireReasons().Check(), Is.Empty);
        var finding = new AccessModel("silent").RequireReasons().AssignDataPlane([twice[0]]).Check().Single();
        Assert.That(finding.Kind, Is.EqualTo(AccessFindingKind.ReasonMissing));
        Assert.That(finding.Subject, Is.EqualTo($"The assignment of SQL role 'Cosmos DB Built-in Data Reader' for {App} at {Account}"));
        Assert.That(() => part.AssignDataPlane([null!]), Throws.ArgumentException);
        Assert.That(() => part.Assign((LevelAssignment)null!), Throws.ArgumentNullException);
    }

    [Test]
    public void A_role_with_open_placeholders_may_be_given_where_it_is_given()
    {
        var role = new RoleDefinition("Tagger", null, RoleType.Custom, [new PermissionBlock([ControlAction.Parse("Microsoft.Resources/tags/write")])], [], placeholders: ["subscription"]);
        var level = new AccessLevel("Group", "tagger", new AccessGrant(role, Group));
        Assert.That(new AccessModel("tags").Assign(level.To(App)).Check(), Is.Empty);
        Assert.That(level.Grants.Single().Role!.AssignableScopes, Is.EqualTo(new[] { Group }));
    }

    [Test]
    public void A_shape_finds_the_wider_scope_that_a_scope_lies_in()
    {
        var account = new LevelScope("Account", "/subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.DocumentDB/databaseAccounts/{a}");
        Assert.That(account.AncestorOf(Scope.Parse(Account + "/dbs/shop")), Is.EqualTo(Account));
        Assert.That(account.Check(Account), Is.SameAs(Account));
        Assert.That(() => account.AncestorOf(Group), Throws.ArgumentException.With.Message.Contains("lies in no scope of Account"));
        Assert.That(() => account.Check(Scope.Parse(Account + "/dbs/shop")), Throws.ArgumentException.With.Message.Contains("is no scope of Account"));
        Assert.That(() => new LevelScope("Any", "{scope}"), Throws.InstanceOf<FormatException>());
        Assert.That(() => new LevelScope("Odd", "/subscriptions/[concat('a/b')]"), Throws.InstanceOf<FormatException>());
    }
}
