using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Permissions.Analyzers.CSharp;
using Permissions.TestSupport;

namespace Permissions.Analyzers.Tests.CSharp;

/// <summary>Conditions in C# (RBAC060 to RBAC064), and assignments without one (RBAC110).</summary>
public sealed class ConditionStringAnalyzerTests
{
    [TestCase("RBAC060", "RoleCondition.Parse(\"[|(|]Exists @Environment[UtcNow]\");")]
    [TestCase("RBAC060", "RoleCondition.Parse([|\"Exists @Environment[UtcNow] AND\"|]);")]
    [TestCase("RBAC061", "RoleCondition.TryParse(\"Exists [|@Environment[UtcNov]|]\", out _, out _);")]
    [TestCase("RBAC062", "Take(\"@Environment[isPrivateLink] [|BoolEqual|] true\");")]
    [TestCase("RBAC062", "Take(@\"@Environment[isPrivateLink]\n  [|StringEquals|] 'true'\");")]
    [TestCase("RBAC063", "Take(\"[|@Request[Microsoft.Authorization/roleAssignments:PrincipalType]|] StringEquals 'User'\");")]
    [TestCase("RBAC060", "Take(\"Exists @Environment[UtcNow\" + [||]\"]\" + \")\");")]
    [TestCase("RBAC060", "new AccessModel(\"m\").Assign(role, null!, null!, null, [|\")\"|]);")]
    public async Task What_is_wrong_with_a_constant_is_found_where_it_stands(string id, string body)
    {
        var (diagnostics, places) = await Run(new ConditionStringAnalyzer(), body);
        Assert.Multiple(() =>
        {
            Assert.That(diagnostics.Select(diagnostic => diagnostic.Id), Is.Not.Empty.And.All.EqualTo(id));
            if (!body.Contains("[||]", StringComparison.Ordinal))
                Assert.That(diagnostics.Select(diagnostic => diagnostic.Location.SourceSpan), Is.EqualTo(places));
        });
    }

    [TestCase("Take(null);")]
    [TestCase("Take(RoleCondition.DelegateAllExceptPrivilegedRoles);")]
    [TestCase("Take(\"Exists @Environment[UtcNow]\");")]
    [TestCase("Other(\"(\");")]
    public async Task Nothing_is_said_of(string body) =>
        Assert.That((await Run(new ConditionStringAnalyzer(), body)).Diagnostics, Is.Empty);

    [TestCase("[|model.Assign(Permissions.Catalog.BuiltInRoles.Owner, principal, scope)|];")]
    [TestCase("[|model.Assign(Permissions.Catalog.BuiltInRoles.RoleBasedAccessControlAdministrator, principal, scope, \"why\")|];")]
    [TestCase("[|model.Assign(Deployer.Instance, principal, scope, condition: null)|];")]
    [TestCase("[|model.Assign(new Guid(\"8e3af657-a8ff-443c-a75c-2fe8c4bcb635\"), principal, scope)|];")]
    [TestCase("[|model.Assign(Guid.Parse(\"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9\"), principal, scope)|];")]
    [TestCase("var owner = Permissions.Catalog.BuiltInRoles.Owner; [|model.Assign(owner, principal, scope)|];")]
    [TestCase("RoleDefinition deployer = Deployer.Instance; _ = [|new AccessAssignment(deployer, principal, scope)|];")]
    public async Task A_role_that_assigns_roles_needs_a_condition(string body)
    {
        var (diagnostics, places) = await Run(new UnconditionalAssignmentAnalyzer(), body);
        Assert.Multiple(() =>
        {
            Assert.That(diagnostics.Select(diagnostic => diagnostic.Id), Is.Not.Empty.And.All.EqualTo("RBAC110"));
            Assert.That(diagnostics.Select(diagnostic => diagnostic.Location.SourceSpan), Is.EqualTo(places));
        });
    }

    [TestCase("model.Assign(Permissions.Catalog.BuiltInRoles.Owner, principal, scope, condition: RoleCondition.DelegateAllExceptPrivilegedRoles);")]
    [TestCase("model.Assign(Permissions.Catalog.BuiltInRoles.Owner, principal, scope, null, \"Exists @Environment[UtcNow]\");")]
    [TestCase("model.Assign(Permissions.Catalog.BuiltInRoles.Reader, principal, scope);")]
    [TestCase("model.Assign(Permissions.Catalog.BuiltInRoles.KeyVaultDataAccessAdministrator, principal, scope);", Description = "It has a condition of its own.")]
    [TestCase("model.Assign(Excluding.Instance, principal, scope);")]
    [TestCase("model.Assign(new Guid(\"acdd72a7-3385-48ef-bd42-f606fba81ae7\"), principal, scope);")]
    [TestCase("model.Assign(role, principal, scope);")]
    [TestCase("RoleDefinition chosen = Deployer.Instance; chosen = role; model.Assign(chosen, principal, scope);")]
    public async Task No_condition_is_asked_for(string body) =>
        Assert.That((await Run(new UnconditionalAssignmentAnalyzer(), body)).Diagnostics, Is.Empty);

    private static async Task<(IReadOnlyList<Diagnostic> Diagnostics, IEnumerable<TextSpan> Places)> Run(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer analyzer, string body)
    {
        var parsed = MarkedText.Parse(Code(body));
        return (await CodeRun.On(parsed.Text, analyzer: analyzer), parsed.Places.Select(place => new TextSpan(place.Start, place.Length)));
    }

    private static string Code(string body) =>
        $$"""
        using Permissions; using System;
        namespace Permissions.Catalog
        {
            static class BuiltInRoles
            {
                public static RoleDefinition Owner => null!;
                public static RoleDefinition Reader => null!;
                public static RoleDefinition RoleBasedAccessControlAdministrator => null!;
                public static RoleDefinition KeyVaultDataAccessAdministrator => null!;
            }
        }
        class Deployer : RoleDefinition
        {
            Deployer() : base("Deployer", null, RoleType.Custom, null, () => [], () => []) { }
            public static Deployer Instance => null!;
            public static class ActionNames { public const string A = "Microsoft.Authorization/*", B = "Microsoft.Compute/disks/read"; }
        }
        class Excluding : RoleDefinition
        {
            Excluding() : base("Excluding", null, RoleType.Custom, null, () => [], () => []) { }
            public static Excluding Instance => null!;
            public static class ActionNames { public const string A = "*"; }
            public static class NotActionNames { public const string A = "Microsoft.Authorization/*/Write"; }
        }
        static class Body
        {
            static void Take([ConditionString] string? condition) { }
            static void Other(string text) { }
            static void Run(AccessModel model, RoleDefinition role, Principal principal, Scope scope) { {{body}} }
        }
        """;
}
