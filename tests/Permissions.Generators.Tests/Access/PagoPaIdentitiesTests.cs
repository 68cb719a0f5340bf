using System.Reflection;

namespace Permissions.Generators.Tests.Access;

/// <summary>DX's identities, as its documentation has them and as its module has them now, held against the table.</summary>
internal sealed class PagoPaIdentitiesTests
{
    private const string State = "TF state: Storage Blob Data Contributor";
    private const string Admins = "RG: Owner, Key Vault Data Access Administrator, Key Vault Administrator";
    private const string Devs = "RG: Contributor, Key Vault Secrets Officer";
    private const string OpexCi = "sub: Reader, Reader and Data Access; " + State;
    private const string OpexCd = "sub: Reader; " + State + ", Reader and Data Access; opex RG: PagoPA Opex Dashboards Contributor, Monitoring Contributor";

    private static readonly Scope Subscription = Scope.Subscription(new Guid("3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11"));

    /// <summary>What each parameter is given, and how the tables call the place.</summary>
    private static readonly (string Parameter, string Place, Scope Scope)[] Places =
    [
        ("subscription", "sub", Subscription),
        ("resourceGroups", "RG", Group("team")),
        ("terraformState", "TF state", Group("state").Resource("Microsoft.Storage", "storageAccounts", "tfstate")),
        ("opexResourceGroup", "opex RG", Group("opex")),
        ("apiManagement", "APIM", Group("common").Resource("Microsoft.ApiManagement", "service", "api")),
        ("virtualNetwork", "VNet", Group("network").Resource("Microsoft.Network", "virtualNetworks", "vnet")),
        ("privateDnsResourceGroup", "DNS RG", Group("dns")),
        ("natGatewayResourceGroup", "NAT RG", Group("nat")),
        ("serviceBusNamespace", "Service Bus", Group("common").Resource("Microsoft.ServiceBus", "namespaces", "bus")),
        ("logAnalyticsWorkspace", "Log Analytics", Group("common").Resource("Microsoft.OperationalInsights", "workspaces", "logs")),
    ];

    private static readonly (string Identity, string Access)[] Version3 =
    [
        ("infraCi", "sub: Reader, Reader and Data Access, PagoPA IaC Reader; RG: DocumentDB Account Contributor, Key Vault Secrets User, Key Vault Certificate User, Key Vault Crypto Officer, Storage Blob Data Reader, Storage Queue Data Reader, Storage Table Data Reader, Container Apps Operator, Container Apps Jobs Operator; APIM: PagoPA API Management Service List Secrets; " + State),
        ("infraCd", "sub: Reader, Role Based Access Control Administrator; RG: Contributor, User Access Administrator, Key Vault Secrets Officer, Key Vault Certificates Officer, Key Vault Crypto Officer, Storage Blob Data Contributor, Storage Queue Data Contributor, Storage Table Data Contributor, Container Apps Contributor; VNet: Network Contributor; DNS RG: Private DNS Zone Contributor, Network Contributor; NAT RG: Network Contributor; APIM: API Management Service Contributor; Service Bus: Contributor; Log Analytics: Log Analytics Contributor; " + State),
        ("appCi", "sub: Reader; RG: PagoPA IaC Reader, PagoPA Static Web Apps List Secrets"),
        ("appCd", "sub: Reader; RG: Website Contributor, CDN Profile Contributor, Container Apps Contributor, Storage Blob Data Contributor, PagoPA Static Web Apps List Secrets; " + State),
        ("opexCi", OpexCi),
        ("opexCd", OpexCd),
        ("entraAdmins", "sub: Contributor; " + Admins),
        ("entraDevs", "sub: Reader; " + Devs),
        ("entraExternals", "sub: Reader; RG: Reader"),
    ];

    private static readonly (string Identity, string Access)[] Version5 =
    [
        ("infraCi", "sub: DX Infra CI Subscription; RG: DX Infra CI Resource Groups; " + State),
        ("infraCd", "sub: DX Infra CD Subscription; RG: DX Infra CD Resource Groups; DNS RG: DX Infra CD Private Networking; " + State),
        ("appCi", "sub: Reader; RG: DX App CI Resource Groups"),
        ("appCd", "sub: Reader; RG: DX App CD Resource Groups; " + State),
        ("opexCi", OpexCi),
        ("opexCd", OpexCd),
        ("entraAdmins", Admins),
        ("entraDevs", Devs),
        ("entraExternals", "RG: Reader"),
    ];

    [Test]
    public void Each_identity_has_the_access_of_its_row() => Assert.Multiple(() =>
    {
        AssertRows("V3", Version3);
        AssertRows("V5", Version5);
    });

    [Test]
    public void Without_what_is_optional_only_the_access_there_is_missing()
    {
        var create = Factory("V3");
        var optional = create.GetParameters().Where(p => p.IsOptional).Select(p => p.Name!).ToHashSet();
        Assert.That(optional, Is.EquivalentTo(new[] { "apiManagement", "virtualNetwork", "privateDnsResourceGroup", "natGatewayResourceGroup", "serviceBusNamespace", "logAnalyticsWorkspace", "entraExternals" }));
        var model = Model(create, optional);
        var expected = Version3.Where(row => !optional.Contains(row.Identity)).SelectMany(row => row.Access.Split("; "))
            .Where(place => !optional.Contains(Places.Single(p => p.Place == place.Split(": ")[0]).Parameter))
            .Sum(place => place.Split(", ").Length);
        Assert.That(model.Assignments, Has.Count.EqualTo(expected));
    }

    [Test]
    public void The_merged_roles_grant_what_the_documented_roles_grant_there()
    {
        var (three, five) = (Model(Factory("V3"), []), Model(Factory("V5"), []));
        foreach (var identity in new[] { "appCi", "appCd" })
            Assert.That(Union(three, identity, Group("team")).IsEquivalentTo(Union(five, identity, Group("team"))).Kind, Is.EqualTo(SetAnswerKind.Yes), identity);

        // Infra CD gained, on the whole subscription, what it had on single resources.
        var gained = Union(five, "infraCd", Subscription).IsSubsetOf(Union(three, "infraCd", Subscription));
        Assert.That(gained.Kind, Is.EqualTo(SetAnswerKind.No));
    }

    [Test]
    public void Each_role_that_DX_delegates_without_a_condition_is_a_warning()
    {
        var run = GeneratorRun.Of(AccessJson.PagoPa("*.role.json", "*.identities.json"));
        var warned = run.Diagnostics.Select(d => $"{Path.GetFileName(d.Location.GetLineSpan().Path)} {d.Message().Split('\'')[1]}").Order(StringComparer.Ordinal);
        Assert.That(warned, Is.EqualTo(new[]
        {
            "dx-environment-v3.identities.json Owner",
            "dx-environment-v3.identities.json Role Based Access Control Administrator",
            "dx-environment-v3.identities.json User Access Administrator",
            "dx-environment-v5.identities.json DX Infra CD Resource Groups",
            "dx-environment-v5.identities.json DX Infra CD Subscription",
            "dx-environment-v5.identities.json Owner",
        }));
    }

    [TestCase("V3")]
    [TestCase("V5")]
    public void A_model_that_defines_the_roles_of_its_own_files_has_no_finding(string version)
    {
        var model = Model(Factory(version), []);
        var custom = model.Assignments.Select(a => a.Role!).Where(role => role.Type == RoleType.Custom).DistinctBy(role => role.Name).ToArray();
        Assert.That(custom, Has.Length.GreaterThan(2));
        // A placeholder is filled where the role is given; its definition is at the subscription.
        var defined = custom.Aggregate(model, (all, role) => all.Define(role.WithAssignableScopes(Subscription)));
        Assert.That(defined.Check(), Is.Empty);
    }

    private static PermissionSet Union(AccessModel model, string identity, Scope scope) => model.Assignments
        .Where(a => a.Principal.ObjectId == IdOf(identity) && a.Scope == scope)
        .Aggregate(PermissionSet.Empty, (all, a) => all.Union(a.Role!.Permissions));

    private static void AssertRows(string version, (string Identity, string Access)[] rows)
    {
        var model = Model(Factory(version), []);
        Assert.That(model.Check(), Is.Empty, version);
        foreach (var (identity, access) in rows)
        {
            var given = model.Assignments.Where(a => a.Principal.ObjectId == IdOf(identity)).GroupBy(a => a.Scope)
                .Select(place => $"{Places.Single(p => p.Scope == place.Key).Place}: {string.Join(", ", place.Select(a => a.Role!.Name))}");
            Assert.That(given, Is.EquivalentTo(access.Split("; ")), $"{version} {identity}");
        }

        Assert.That(model.Assignments.Select(a => a.Principal.ObjectId).Distinct().Count(), Is.EqualTo(rows.Length));
    }

    private static MethodInfo Factory(string version)
    {
        var run = GeneratorRun.Of(AccessJson.PagoPa("*.role.json", "*.identities.json"));
        Assert.That(run.Ids, Has.All.EqualTo("RBAC110"), "DX delegates without conditions");
        return run.Load().GetType("Contoso.Roles.DXEnvironment" + version, throwOnError: true)!.GetMethod("Create")!;
    }

    private static AccessModel Model(MethodInfo create, HashSet<string> without)
    {
        var arguments = create.GetParameters().Select(parameter => (object?)(
            parameter.Name == "modelName" ? "dx"
            : without.Contains(parameter.Name!) ? null
            : Places.FirstOrDefault(place => place.Parameter == parameter.Name).Scope is { } scope
                ? parameter.ParameterType == typeof(IEnumerable<Scope>) ? new[] { scope } : scope
                : parameter.ParameterType == typeof(IEnumerable<Guid>) ? new[] { IdOf(parameter.Name!) } : IdOf(parameter.Name!)));
        return (AccessModel)create.Invoke(null, [.. arguments])!;
    }

    private static Guid IdOf(string identity) => ArmGuid.Create(identity);

    private static Scope Group(string name) => Scope.ResourceGroup(Subscription.SubscriptionId!.Value, name);
}
