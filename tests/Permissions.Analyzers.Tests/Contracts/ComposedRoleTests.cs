using Microsoft.CodeAnalysis;

namespace Permissions.Analyzers.Tests.Contracts;

/// <summary>Roles that C# composes of constants: what each way of writing a permission stands for, and what is not known while compiling.</summary>
public sealed class ComposedRoleTests
{
    private const string Members = """
        public static class Actions { public static global::Permissions.ControlAction Machines => global::Permissions.ControlAction.FromService(ActionNames.Machines); }
        public static class ActionNames { public const string Machines = "Microsoft.Compute/virtualMachines/*"; }
        public static class NotDataActions { public static global::Permissions.DataAction Read => global::Permissions.DataAction.FromService(NotDataActionNames.Read); }
        public static class NotDataActionNames { public const string Read = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"; }
        """;

    private static ContractRun Roles => new ContractRun()
        .Role("Machines", "Machine keeper", """ "Actions": ["Microsoft.Compute/virtualMachines/*"] """)
        .Class("Foreign", "Foreign", Members);

    /// <summary>Each is a permission, or several, and what it stands for in the end.</summary>
    [TestCase("ControlAction.Parse(\"Microsoft.Compute/virtualMachines/start/action\")", "Microsoft.Compute/virtualMachines/start/action")]
    [TestCase("ControlAction.FromService(Prefix + \"/read\")", "Microsoft.Compute/virtualMachines/read")]
    [TestCase("App.Roles.Foreign.Actions.Machines", "Microsoft.Compute/virtualMachines/*")]
    [TestCase("Actions.Compute.VirtualMachines.Start", "Microsoft.Compute/virtualMachines/start/action")]
    [TestCase("Actions.Compute.VirtualMachines.Read", "Microsoft.Compute/virtualMachines/read")]
    [TestCase("Actions.Compute.VirtualMachines.All", "Microsoft.Compute/virtualMachines/*")]
    [TestCase("Actions.Compute.AllRead", "Microsoft.Compute/*/read")]
    [TestCase("Actions.Compute.All", "Microsoft.Compute/*")]
    [TestCase("new[] { Actions.Compute.VirtualMachines.Read, Actions.Compute.VirtualMachines.Start }", "Microsoft.Compute/virtualMachines/read;Microsoft.Compute/virtualMachines/start/action")]
    [TestCase("[Actions.Compute.VirtualMachines.Read, .. Kept]", "Microsoft.Compute/virtualMachines/read;Microsoft.Compute/virtualMachines/write;Microsoft.Compute/virtualMachines/delete")]
    [TestCase("Kept", "Microsoft.Compute/virtualMachines/write;Microsoft.Compute/virtualMachines/delete")]
    [TestCase("Elsewhere.Read, Chained", "Microsoft.Compute/virtualMachines/read")]
    public async Task A_permission_is_read(string written, string meant)
    {
        // What is meant is granted, and nothing beyond it.
        var code = $"[RoleContract(MustGrant = \"{meant}\", Plane = OperationPlane.Control, SubsetOf = typeof(App.Roles.Meant))] static RoleDefinition Role => RoleDefinition.Create(\"A\").Allow({written}).AssignableAt(Scope.Tenant).Build();";
        var list = string.Join(", ", meant.Split(';').Select(text => $"\"{text}\""));
        var found = await On(Roles.Role("Meant", "Meant", $"\"Actions\": [{list}]"), code);
        Assert.That(found, Is.Empty);
    }

    [Test]
    public async Task Each_call_of_a_builder_adds_to_the_list_of_its_plane()
    {
        var code = """
            [RoleContract(MustGrant = "Microsoft.Compute/virtualMachines/read", MustNotGrant = "Microsoft.Compute/virtualMachines/start/action; Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read")]
            static RoleDefinition Role { get; } = RoleDefinition.Create(description: "B", name: "A").WithId(Guid.NewGuid())
                .Allow(Actions.Compute.VirtualMachines.All).Except(Actions.Compute.VirtualMachines.Start)
                .Allow(DataAction.Parse("Microsoft.Storage/*")).Except(App.Roles.Foreign.NotDataActions.Read, DataActions.Storage.StorageAccounts.BlobServices.Containers.Blobs.Read)
                .AssignableAt(Scope.Subscription(Guid.NewGuid())).Build();
            """;
        Assert.That(await On(Roles, code), Is.Empty);
    }

    [Test]
    public async Task The_expression_that_grants_is_the_place_beside_a_broken_promise()
    {
        var roles = Roles;
        var found = await On(roles, "[RoleContract(SubsetOf = typeof(App.Roles.Machines))] static RoleDefinition Role => RoleDefinition.Create(\"A\").Allow(Actions.Compute.VirtualMachines.Read, Actions.Compute.All).AssignableAt(Scope.Tenant).Build();");
        Assert.That(found.Single().AdditionalLocations.Select(roles.TextAt), Is.EqualTo(new[] { "Actions.Compute.All", "\"Machine keeper\"" }));
    }

    [Test]
    public async Task A_property_may_be_a_role_class_or_a_built_in_role()
    {
        Assert.That(
            (await On(Roles, "[RoleContract(MustNotGrant = \"Microsoft.Storage/*/blobs/read\")] static RoleDefinition Role => BuiltInRoles.StorageBlobDataOwner;")).Single().GetMessage(null),
            Does.StartWith("Role 'Storage Blob Data Owner' must not grant"));
        Assert.That(await On(Roles, "[RoleContract(MustGrant = \"Microsoft.Compute/virtualMachines/read\")] static RoleDefinition Role => App.Roles.Machines.Instance;"), Is.Empty);
        Assert.That(await On(Roles, "[RoleContract(SubsetOf = typeof(App.Roles.Machines))] static RoleDefinition Role => Other; static RoleDefinition Other => App.Roles.Machines.Instance.WithAssignableScopes(Scope.Tenant);"), Is.Empty);
    }

    [TestCase("static RoleDefinition Role { get; set; } = Make();", "Make()")]
    [TestCase("static RoleDefinition? Role => BuiltInRoles.Gone;", "BuiltInRoles.Gone")]
    [TestCase("static RoleDefinition Role => Role;", "Role")]
    [TestCase("static RoleDefinition Role => RoleDefinition.Create(Name()).Allow(Kept).Build();", "RoleDefinition.Create(Name())")]
    [TestCase("static RoleDefinition Role => RoleDefinition.Create(\"A\").Allow(Actions.Compute.Gone).Build();", "Actions.Compute.Gone")]
    [TestCase("static RoleDefinition Role => RoleDefinition.Create(\"A\").Allow(Actions.Compute.Nothing.Read).Build();", "Actions.Compute.Nothing.Read")]
    [TestCase("static RoleDefinition Role => RoleDefinition.Create(\"A\").Allow(ControlAction.Parse(Name())).Build();", "ControlAction.Parse(Name())")]
    [TestCase("static RoleDefinition Role => RoleDefinition.Create(\"A\").Allow(Changing).Build();", "Changing")]
    [TestCase("static RoleDefinition Role => RoleDefinition.Create(\"A\").Allow(Kept).Extended().Build();", "RoleDefinition.Create(\"A\").Allow(Kept).Extended()")]
    [TestCase("static RoleDefinition Role => Builder.Build();", "Builder")]
    [TestCase("static RoleDefinition Role => RoleDefinition.Create(\"A\").Allow(Late).Build(); static readonly ControlAction Late = Chained; static Composed() => Late = ControlAction.Parse(\"*\");", "Late")]
    public async Task What_is_not_known_while_compiling_is_marked(string declaration, string unread)
    {
        var roles = Roles;
        var found = await On(roles, "[RoleContract(MustGrant = \"*\")] " + declaration);
        Assert.That(found.Select(d => (d.Id, roles.TextAt(d.AdditionalLocations.Single()))), Is.EqualTo(new[] { ("RBAC103", unread) }));
    }

    [Test]
    public async Task A_declaration_without_a_value_cannot_be_checked()
    {
        var found = await On(Roles, "[RoleContract(MustGrant = \"*\")] static RoleDefinition? Role { get; set; } [RoleContract(MustGrant = \"*\")] static RoleDefinition? Later;");
        Assert.That(found.Select(d => d.GetMessage(null)), Is.EqualTo(new[]
        {
            "The declaration of 'Role' does not say which role it holds. Give it an initializer.",
            "The declaration of 'Later' does not say which role it holds. Give it an initializer.",
        }));
    }

    private static async Task<IReadOnlyList<Diagnostic>> On(ContractRun roles, string member)
    {
        var code = $$"""
            using Permissions.Catalog;
            static class Composed
            {
                const string Prefix = "Microsoft.Compute/virtualMachines";
                static readonly ControlAction[] Kept = [ControlAction.Parse(Prefix + "/write"), ControlAction.Parse(Prefix + "/delete")];
                static ControlAction Chained => Elsewhere.Read;
                static ControlAction Changing = ControlAction.Parse("Microsoft.Compute/virtualMachines/read");
                static RoleDefinitionBuilder Builder = RoleDefinition.Create("A");
                static string Name() => "A";
                static RoleDefinition Make() => App.Roles.Foreign.Instance;
                static RoleDefinitionBuilder Extended(this RoleDefinitionBuilder builder) => builder;
                {{member}}
            }
            static class Elsewhere { internal static readonly ControlAction Read = ControlAction.Parse("Microsoft.Compute/virtualMachines/read"); }
            {{CatalogStub.Code}}
            """;
        return [.. await roles.On(code)];
    }
}
