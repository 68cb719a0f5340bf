namespace Permissions.Tests.Access;

/// <summary>What a model says of assignments that services keep, before anything is asked of Azure.</summary>
public class DataPlaneAssignmentTests
{
    private static readonly Scope Group = Scope.ResourceGroup(new Guid("3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11"), "data");
    private static readonly Scope Account = Group.Resource("Microsoft.DocumentDB", "databaseAccounts", "orders");
    private static readonly Scope Cache = Group.Resource("Microsoft.Cache", "redis", "sessions");
    private static readonly Scope Database = Group.Resource("Microsoft.Cache", "redisEnterprise", "fast", "databases", "default");
    private static readonly Guid Id = new("7d6f1a52-93a1-4a3c-8d6b-0a8a2f0c5a10");
    private static readonly Principal App = Principal.ServicePrincipal(Id);

    private static IReadOnlyList<AccessFinding> Check(params DataPlaneAssignment[] assignments) => new AccessModel("shop").AssignDataPlane(assignments).Check();

    [Test]
    public void What_each_service_takes_has_no_finding() =>
        Assert.That(
            Check(
                new(DataPlaneRole.CosmosDataReader, Principal.Group(Id), Account),
                new(DataPlaneRole.CosmosDataContributor, Principal.Group(Id), Account),
                new(DataPlaneRole.RedisDataOwner, Principal.Group(Id), Cache),
                new(DataPlaneRole.RedisDefault, App, Database)),
            Is.Empty);

    [Test]
    public void Two_policies_for_one_principal_at_one_cache_are_refused()
    {
        var other = Principal.User(new("7d6f1a52-93a1-4a3c-8d6b-0a8a2f0c5a11"));
        var part = new AccessModel("part").AssignDataPlane([new(DataPlaneRole.RedisDataReader, App, Cache), new(DataPlaneRole.RedisDataReader, App, Cache, "Again."), new(DataPlaneRole.RedisDataOwner, other, Cache)]);
        Assert.That(part.Check(), Is.Empty);

        var finding = new AccessModel("shop").Include(part).AssignDataPlane([new(DataPlaneRole.RedisDataContributor, App, Scope.Parse(Cache.Path.ToUpperInvariant()))]).Check().Single();

        Assert.That(finding.Kind, Is.EqualTo(AccessFindingKind.PoliciesDiffer));
        Assert.That(finding.ToString(), Is.EqualTo($"The assignment of access policy 'Data Reader' for {App} at {Cache}: The principal is given 2 access policies there: 'Data Reader', 'Data Contributor'. Redis keeps one for each principal; ask for the widest."));
    }

    [Test]
    public void A_policy_of_the_other_service_is_refused()
    {
        var atDatabase = Check(new DataPlaneAssignment(DataPlaneRole.RedisDataOwner, App, Database)).Single();
        var atCache = Check(new DataPlaneAssignment(DataPlaneRole.RedisDefault, App, Cache)).Single();

        Assert.That(atDatabase.Kind, Is.EqualTo(AccessFindingKind.InvalidAssignment));
        Assert.That(atDatabase.Message, Is.EqualTo("A database of Azure Managed Redis has the access policy 'default' alone."));
        Assert.That(atCache.Message, Is.EqualTo("An Azure Cache for Redis has no access policy 'default'; its built-in ones are 'Data Reader', 'Data Contributor' and 'Data Owner'."));
    }

    [Test]
    public void Principals_that_a_service_does_not_know_are_refused()
    {
        Assert.That(Check(new DataPlaneAssignment(DataPlaneRole.RedisDefault, Principal.Group(Id), Database)).Single().Message, Does.StartWith("Azure Managed Redis does not know groups"));
        Assert.That(Check(new DataPlaneAssignment(DataPlaneRole.CosmosDataReader, new(Id, PrincipalType.Unknown), Account)).Single().Message, Does.Contain("not a principal of kind Unknown"));
        Assert.That(() => AccessRules.Check((DataPlaneAssignment)null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Names_are_the_models_and_those_of_one_assignment()
    {
        var model = new AccessModel("shop");
        var reader = DataPlaneRole.CosmosDataReader.Id;
        Guid Sql(AccessModel of, Scope scope, Guid? role) => of.DataPlaneAssignmentName(AccessMechanism.CosmosSqlRoleAssignment, scope, Id, role);

        Assert.That(Sql(model, Account, reader), Is.EqualTo(new Guid("2e6dea08-e3e6-5898-8673-b9ddb415fb3d")));
        Assert.That(model.DataPlaneAssignmentName(AccessMechanism.RedisAccessPolicyAssignment, Cache, Id), Is.EqualTo(new Guid("a3009ae7-308f-572d-9492-368e2de89671")));
        Assert.That(Sql(model, Scope.Parse(Account.Path.ToUpperInvariant()), reader), Is.EqualTo(Sql(model, Account, reader)), "case is no difference");
        var names = new[] { Sql(model, Account, reader), Sql(model, Account, DataPlaneRole.CosmosDataContributor.Id), Sql(model, Scope.Parse(Account + "/dbs/shop"), reader), Sql(new("other"), Account, reader), model.AssignmentName(Account, Id, reader!.Value) };
        Assert.That(names, Is.Unique);
    }

    [Test]
    public void A_name_needs_what_its_service_names_by()
    {
        var model = new AccessModel("shop");

        Assert.That(() => model.DataPlaneAssignmentName(AccessMechanism.ArmRoleAssignment, Account, Id, Id), Throws.ArgumentException);
        Assert.That(() => model.DataPlaneAssignmentName(AccessMechanism.CosmosSqlRoleAssignment, Account, Id), Throws.ArgumentException);
        Assert.That(() => model.DataPlaneAssignmentName(AccessMechanism.RedisAccessPolicyAssignment, Cache, Id, Id), Throws.ArgumentException);
        Assert.That(() => model.DataPlaneAssignmentName(AccessMechanism.RedisAccessPolicyAssignment, null!, Id), Throws.ArgumentNullException);
    }

    [Test]
    public void A_scope_tells_which_resource_would_hold_an_assignment()
    {
        Assert.That(DataPlaneAssignment.ResourceOf(AccessMechanism.CosmosSqlRoleAssignment, Scope.Parse(Account + "/dbs/shop/colls/carts")), Is.EqualTo(Account));
        Assert.That(DataPlaneAssignment.ResourceOf(AccessMechanism.RedisAccessPolicyAssignment, Database), Is.EqualTo(Database));
        Assert.That(DataPlaneAssignment.ResourceOf(AccessMechanism.RedisAccessPolicyAssignment, Account), Is.Null);
        Assert.That(DataPlaneAssignment.ResourceOf(AccessMechanism.ArmRoleAssignment, Account), Is.Null);
        Assert.That(() => DataPlaneAssignment.ResourceOf(AccessMechanism.ArmRoleAssignment, null!), Throws.ArgumentNullException);
    }

    [Test]
    public void The_size_of_a_model_tells_of_them() =>
        Assert.That(new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.RedisDefault, App, Database)]).ToString(), Is.EqualTo("shop: 0 roles, 0 assignments, 1 of services' own"));
}
