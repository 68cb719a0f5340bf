using FsCheck;
using FsCheck.Fluent;
using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>Roles to write and read, and real-looking role files to damage.</summary>
internal static class RoleTexts
{
    /// <summary>A file with most of what role files hold: comments, both key styles, an unknown key, escapes, a placeholder.</summary>
    internal const string Rich = """
        // A role
        {
          "Name": "Caf\u00e9 \"reader\"", // trailing
          "IsCustom": true, "id": null,
          /* block
             of two lines */
          "Description": "R\/W", "note": {"n": 1.50e+2, "list": [], "o": {}},
          "actions": [ /* first */ "A/b/read", "A/*", ], // end
          "NotActions": [ // nothing
          ],
          "AssignableScopes" /* here */ : ["/subscriptions/<SUBSCRIPTION-ID>"]
          // last
        }
        // after
        """;

    internal const string Template = """
        {"$schema":"https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#","contentVersion":"1.0.0.0",
         "parameters":{"roleName":{"type":"string","defaultValue":"From a parameter"},"noDefault":{"type":"string"}},
         "variables":{"actions":["A/b/read","A/c/read"],"indirect":"[variables('actions')]","circle":"[variables('circle')]"},
         "resources":[
          {"type":"Microsoft.Authorization/roleDefinitions","apiVersion":"2022-04-01","name":"[guid(subscription().id)]","properties":{
            "roleName":"[parameters('roleName')]","description":"[variables('circle')]","type":"customRole",
            "permissions":[{"actions":"[variables('indirect')]","notActions":"[variables('missing')]"}],"assignableScopes":["[subscription().id]"]}},
          {"type":"Microsoft.Resources/deployments","apiVersion":"2021-04-01","name":"nested","properties":{"mode":"Incremental","expressionEvaluationOptions":{"scope":"inner"},
            "template":{"variables":{"actions":["Inner/x/read"]},"resources":{"role":{"type":"Microsoft.Authorization/roleDefinitions@2022-04-01","name":"0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8","properties":{
              "roleName":"[parameters('noDefault')]","permissions":"[parameters('noDefault')]","assignableScopes":"[concat('/', 'x')]"}}}}}},
          {"type":"Microsoft.Resources/deployments","apiVersion":"2021-04-01","name":"outer","properties":{"template":{"resources":[
            {"type":"microsoft.authorization/roledefinitions","name":"x","properties":{"roleName":"Third","permissions":[{"actions":"[ variables( 'actions' ) ]"}],"assignableScopes":[]}}]}}}]}
        """;

    private static Gen<string> Words => Gen.Elements("Reader", "Ä rôle", "日本語", "a \"b\" \\ c", "tab\there", "<x>", "x/y", "line\nbreak", "😀", "İı");

    private static Gen<ControlAction> Action => Gen.Elements("Microsoft.A/b/read", "*", "Microsoft.A/*/write", "MICROSOFT.I/I/ACTION").Select(ControlAction.FromService);

    private static Gen<DataAction> Data => Gen.Elements("Microsoft.Storage/x/read", "*", "Microsoft.S/t/u:v/action").Select(DataAction.FromService);

    private static Gen<PermissionBlock> Block =>
        from actions in Action.ListOf()
        from notActions in Action.ListOf()
        from dataActions in Data.ListOf()
        from notDataActions in Data.ListOf()
        from condition in Gen.Elements(null, "@Resource[x] StringEquals 'y'")
        select new PermissionBlock(actions.Take(5), notActions.Take(2), dataActions.Take(3), notDataActions.Take(2), condition, condition is null ? null : "2.0");

    /// <summary>A built-in role is assignable at the root only; one that says otherwise is read as a custom role.</summary>
    private static Gen<string> ScopesOf(RoleType type) => type == RoleType.BuiltIn
        ? Gen.Constant("/")
        : Gen.Elements("/", "/subscriptions/11111111-2222-3333-4444-555555555555", "/providers/Microsoft.Management/managementGroups/mg");

    internal static Gen<RoleDefinition> Roles =>
        from name in Words
        from description in Words
        from type in Gen.Elements(RoleType.Custom, RoleType.BuiltIn)
        from blocks in Block.NonEmptyListOf()
        from scopes in ScopesOf(type).ListOf()
        from id in Gen.Elements<Guid?>(null, Guid.Parse("0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8"))
        select new RoleDefinition(name, description, type, blocks.Take(3), scopes.Take(3).Select(Scope.Parse), id);

    /// <summary>The parts of a role in one text, for comparison.</summary>
    internal static string Describe(RoleDefinition role) => string.Join('\n',
    [
        role.Name, role.Description, role.Type.ToString(), role.Id?.ToString() ?? "no id",
        .. role.PermissionBlocks.Select(b => string.Join(" | ",
            string.Join(',', b.Actions), string.Join(',', b.NotActions), string.Join(',', b.DataActions), string.Join(',', b.NotDataActions), b.Condition, b.ConditionVersion)),
        .. role.AssignableScopes.Select(s => s.Path),
        .. role.Placeholders,
    ]);

    internal static IReadOnlyList<RoleFileShape> Shapes { get; } = Enum.GetValues<RoleFileShape>();
}
