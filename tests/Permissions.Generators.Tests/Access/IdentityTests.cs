using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Permissions.Generators.Tests.Access;

/// <summary>From an identity file to a factory of access models.</summary>
internal sealed class IdentityTests
{
    private static readonly Scope Subscription = Scope.Subscription(new Guid("3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11"));
    private static readonly Scope Group = Scope.ResourceGroup(Subscription.SubscriptionId!.Value, "app");
    private static readonly Scope Vault = Group.Resource("Microsoft.KeyVault", "vaults", "secrets");
    private static readonly Guid Ci = new("7d6f1a52-93a1-4a3c-8d6b-0a8a2f0c5a10");
    private static readonly Guid Cd = new("7d6f1a52-93a1-4a3c-8d6b-0a8a2f0c5a11");
    private static readonly Guid Externals = new("7d6f1a52-93a1-4a3c-8d6b-0a8a2f0c5a12");

    [Test]
    public void Required_parameters_come_first_and_optional_ones_are_null_by_default()
    {
        var create = Create();
        Assert.That(create.GetParameters().Select(p => (p.Name, p.ParameterType, p.IsOptional)), Is.EqualTo(new[]
        {
            ("modelName", typeof(string), false),
            ("subscription", typeof(Scope), false),
            ("groups", typeof(IEnumerable<Scope>), false),
            ("infraCi", typeof(Guid), false),
            ("infraCd", typeof(IEnumerable<Guid>), false),
            ("vault", typeof(Scope), true),
            ("externals", typeof(Guid?), true),
        }));
    }

    [Test]
    public void The_factory_gives_each_identity_its_roles()
    {
        var model = Model(Subscription, new[] { Group }, Ci, new[] { Cd }, Vault, Externals);
        Assert.That(model.Assignments.Select(a => $"{a.Role!.Name} | {a.Principal} | {a.Scope.Kind} | {a.Reason}"), Is.EqualTo(new[]
        {
            $"Reader | ServicePrincipal {Ci} | Subscription | Plans.",
            $"Blob tagger | ServicePrincipal {Ci} | Subscription | Plans.",
            $"Key Vault Secrets User | ServicePrincipal {Ci} | Resource | Plans.",
            $"Contributor | ServicePrincipal {Cd} | ResourceGroup | Applies.",
            $"Reader | Group {Externals} | ResourceGroup | ",
        }));
        Assert.That(model.Check(), Is.Empty);
    }

    [Test]
    public void What_is_left_out_gives_nothing() =>
        Assert.That(Model(Subscription, new[] { Group }, Ci, Array.Empty<Guid>(), null, null).Assignments, Has.Count.EqualTo(2));

    [Test]
    public void A_scope_of_another_kind_and_an_empty_id_are_refused_by_the_name_of_the_parameter()
    {
        Assert.That(Refusal(Group, new[] { Group }, Ci, new[] { Cd }, null, null), Does.Contain("is a resource group; expected a subscription").And.Contain("'subscription'"));
        Assert.That(Refusal(Subscription, new[] { Group }, Guid.Empty, new[] { Cd }, null, null), Does.Contain("all-zero").And.Contain("'infraCi'"));
        Assert.That(Refusal(Subscription, null, Ci, new[] { Cd }, null, null), Does.Contain("'groups'"));
    }

    [Test]
    public void An_unknown_role_is_RBAC050_at_its_name()
    {
        var text = AccessJson.Identities.Replace("Key Vault Secrets User", "Key Vault Secret User", StringComparison.Ordinal);
        var diagnostic = GeneratorRun.Of(AccessJson.IdentityFile(text), AccessJson.Tagger()).Diagnostics.Single();
        Assert.That(diagnostic.Id, Is.EqualTo("RBAC050"));
        Assert.That(AccessLevelTests.At(diagnostic, text), Is.EqualTo("\"Key Vault Secret User\""));
        Assert.That(diagnostic.Message(), Does.Contain("did you mean 'Key Vault Secrets User'"));
    }

    [Test]
    public void A_role_is_given_under_its_condition_and_no_other()
    {
        const string condition = "@Environment[isPrivateLink] BoolEquals true";
        var text = AccessJson.Identities.Replace("[\"Contributor\"]", $$"""["Contributor", { "role": "User Access Administrator", "delegation": "allExceptPrivilegedRoles" }, { "role": "Reader", "condition": "{{condition}}" }, "Storage Blob Data Reader"]""", StringComparison.Ordinal);
        var run = GeneratorRun.Of(AccessJson.IdentityFile(text), AccessJson.Tagger());
        Assert.That(run.Diagnostics, Is.Empty);
        var model = (AccessModel)run.Load().GetType("Contoso.Roles.TeamEnvironment", throwOnError: true)!.GetMethod("Create")!.Invoke(null, ["team", Subscription, new[] { Group }, Ci, new[] { Cd }, null, null])!;
        Assert.That(model.Assignments.Where(a => a.Principal.ObjectId == Cd).Select(a => (a.Role!.Name, a.Condition)), Is.EquivalentTo(new (string, string?)[]
        {
            ("Contributor", null),
            ("User Access Administrator", RoleCondition.DelegateAllExceptPrivilegedRoles),
            ("Reader", condition),
            ("Storage Blob Data Reader", null),
        }));
        Assert.That(model.Check(), Is.Empty);
    }

    [TestCase("\"condition\": \"(Exists @Environment[UtcNow]\"", "RBAC060", DiagnosticSeverity.Error, "(")]
    [TestCase("\"condition\": \"Exists @Environment[UtcNov]\"", "RBAC061", DiagnosticSeverity.Warning, "@Environment[UtcNov]")]
    public void A_condition_is_checked_where_it_stands(string condition, string id, DiagnosticSeverity severity, string at)
    {
        var text = AccessJson.Identities.Replace("[\"Contributor\"]", $$"""[{ "role": "Contributor", {{condition}} }]""", StringComparison.Ordinal);
        var diagnostic = GeneratorRun.Of(AccessJson.IdentityFile(text), AccessJson.Tagger()).Diagnostics.Single();
        Assert.That((diagnostic.Id, diagnostic.DefaultSeverity, AccessLevelTests.At(diagnostic, text)), Is.EqualTo((id, severity, at)));
    }

    [Test]
    public void A_role_that_assigns_roles_without_a_condition_is_RBAC110_at_its_name()
    {
        var text = AccessJson.Identities.Replace("[\"Contributor\"]", "[\"Owner\"]", StringComparison.Ordinal);
        var diagnostic = GeneratorRun.Of(AccessJson.IdentityFile(text), AccessJson.Tagger()).Diagnostics.Single();
        Assert.That((diagnostic.Id, diagnostic.DefaultSeverity, AccessLevelTests.At(diagnostic, text)), Is.EqualTo(("RBAC110", DiagnosticSeverity.Warning, "\"Owner\"")));
    }

    [TestCase("\"subscription\": { \"kind\": \"subscription\" }", "\"subscription\": { \"kind\": \"tenant\" }", "expected 'managementGroup', 'subscription', 'resourceGroup' or 'resource'")]
    [TestCase("\"vault\": [\"Key", "\"vaults\": [\"Key", "'vaults' is none of the file's 'scopes'; expected 'subscription', 'groups' or 'vault'")]
    [TestCase("\"infraCi\": {", "\"vault\": {", "'vault' names another scope or identity already")]
    [TestCase("\"type\": \"group\"", "\"type\": \"robot\"", "expected 'servicePrincipal', 'group' or 'user'")]
    [TestCase("\"name\"", "\"nom\"", "'nom' is no key of an identity file; expected 'name'")]
    public void What_is_wrong_is_RBAC052(string right, string wrong, string message)
    {
        Assert.That(AccessJson.Identities.Contains(right, StringComparison.Ordinal), Is.True);
        var run = GeneratorRun.Of(AccessJson.IdentityFile(AccessJson.Identities.Replace(right, wrong, StringComparison.Ordinal)), AccessJson.Tagger());
        Assert.That(run.Ids, Has.All.EqualTo("RBAC052"));
        Assert.That(run.Diagnostics.Select(d => d.Message()), Has.Some.Contain(message));
    }

    private static MethodInfo Create() =>
        GeneratorRun.Of(AccessJson.IdentityFile(), AccessJson.Tagger()).Load().GetType("Contoso.Roles.TeamEnvironment", throwOnError: true)!.GetMethod("Create")!;

    private static AccessModel Model(params object?[] arguments) => (AccessModel)Create().Invoke(null, ["team", .. arguments])!;

    private static string Refusal(params object?[] arguments) => Assert.Throws<TargetInvocationException>(() => Model(arguments))!.InnerException!.Message;
}
