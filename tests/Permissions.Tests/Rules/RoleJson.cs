namespace Permissions.Tests.Rules;

/// <summary>Role files to put one part into, which no rule finds fault with otherwise.</summary>
internal static class RoleJson
{
    internal const string Subscription = "/subscriptions/11111111-2222-3333-4444-555555555555";

    /// <summary>A custom role in the shape of Azure PowerShell; each argument is the inside of its list.</summary>
    internal static string Custom(
        string actions = "\"Microsoft.Compute/virtualMachines/read\"",
        string notActions = "",
        string dataActions = "",
        string notDataActions = "",
        string scopes = $"\"{Subscription}\"",
        string isCustom = "true") =>
        $$"""
        {
          "Name": "Reader of machines",
          "IsCustom": {{isCustom}},
          "Description": "Reads virtual machines.",
          "Actions": [{{actions}}],
          "NotActions": [{{notActions}}],
          "DataActions": [{{dataActions}}],
          "NotDataActions": [{{notDataActions}}],
          "AssignableScopes": [{{scopes}}]
        }
        """;

    /// <summary>The same role with <c>IsCustom: false</c>: a copy of a role that Azure brings.</summary>
    internal static string BuiltIn(string actions = "\"Microsoft.Compute/virtualMachines/read\"", string notActions = "", string dataActions = "", string scopes = "\"/\"") =>
        Custom(actions, notActions, dataActions, scopes: scopes, isCustom: "false");

    /// <summary>A custom role in the portal's shape, of which the permissions are given.</summary>
    internal static string WithPermissions(string permissions) =>
        $$"""
        {
          "properties": {
            "roleName": "Reader of machines",
            "description": "Reads virtual machines.",
            "assignableScopes": ["{{Subscription}}"],
            "permissions": {{permissions}}
          }
        }
        """;
}
