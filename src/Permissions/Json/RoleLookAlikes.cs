namespace Permissions.Json;

/// <summary>Tells what a JSON file is that looks like a role definition, or lies where one is expected, and is none.</summary>
internal static class RoleLookAlikes
{
    private const string WayOut = " Take it out of the role files.";

    /// <summary>Keys that only another kind of file has, with what that kind is. Two keys must both be there.</summary>
    private static readonly (string Key, string? Other, string What)[] ByKey =
    [
        ("Statement", null, "an AWS IAM policy"),
        ("policyRule", null, "an Azure Policy definition"),
        ("policyDefinitions", null, "an Azure Policy initiative"),
        ("rolePermissions", null, "a Microsoft Entra directory role"),
        ("includedPermissions", null, "a Google Cloud custom role"),
        ("principalId", "roleDefinitionId", "a role assignment, not a role definition"),
        ("Privileges", null, "a Cosmos DB for MongoDB role, which Azure RBAC does not know"),
        ("apiVersion", "kind", "a Kubernetes object"),
        ("dependencies", null, "a package manifest, such as package.json"),
        ("devDependencies", null, "a package manifest, such as package.json"),
        ("scripts", "version", "a package manifest, such as package.json"),
    ];

    /// <summary>How the permission strings of other role systems start.</summary>
    private static readonly (string Prefix, string What)[] ByPrefix =
    [
        ("microsoft.directory/", "a Microsoft Entra directory role, which Azure RBAC does not know"),
        ("Microsoft.KeyVault/managedHsm/", "a Managed HSM role, which is local to the HSM and which Azure RBAC does not know"),
        ("Microsoft.DocumentDB/databaseAccounts/", "a Cosmos DB data-plane role, which is local to the account and which Azure RBAC does not know"),
    ];

    /// <summary>Says what an object is if it is certainly no Azure role definition; else null.</summary>
    internal static RoleDocumentError? Recognise(RoleMembers outer, RoleMembers inner)
    {
        if (!inner.IsRole)
            return ByDecidingKey(outer.Node) ?? (outer.Node == inner.Node ? null : ByDecidingKey(inner.Node));
        return ByPermissionStrings(inner);
    }

    /// <summary>The error for a file in which nothing was recognised.</summary>
    internal static RoleDocumentError Unknown(JsonNodeSyntax root)
    {
        const string expected = "expected an object with 'actions' or 'permissions', a 'properties' object with them, or an ARM template with a 'Microsoft.Authorization/roleDefinitions' resource.";
        switch (root)
        {
            case JsonObjectSyntax { MemberArray: { Length: > 0 } members }:
                var keys = string.Join(", ", members.Take(5).Select(m => $"'{Shorten(m.Key.Value)}'"));
                return new(members[0].Key.Span, $"This is no role definition: its keys are {keys}{(members.Length > 5 ? " and more" : string.Empty)}; {expected}");
            case JsonObjectSyntax:
                return new(root.Span, $"This is no role definition: the object is empty; {expected}");
            case JsonArraySyntax { ItemArray.Length: 0 }:
                return new(root.Span, $"This is no role definition: the list is empty; {expected}");
            case JsonArraySyntax array:
                var item = array.ItemArray[0];
                return item is JsonObjectSyntax ? Unknown(item) : new(item.Span, $"This is no role definition: the list holds no objects; {expected}");
            default:
                return new(root.Span, $"This is no role definition but a single value; {expected}");
        }
    }

    /// <summary>The error for an ARM template, or another file with a schema, without a role in it; null for any other file.</summary>
    internal static RoleDocumentError? BySchema(JsonNodeSyntax root)
    {
        if (root is not JsonObjectSyntax node)
            return null;
        var schema = TemplateScope.Member(node, "$schema")?.Value as JsonStringSyntax;
        if (schema is not null && schema.Value.IndexOf("deploymentParameters", StringComparison.OrdinalIgnoreCase) >= 0)
            return new(schema.Span, "This is a parameter file of an ARM template: '$schema' decided. The role is in the template; take this file out of the role files.");
        if (schema is not null && schema.Value.IndexOf("json-schema.org", StringComparison.OrdinalIgnoreCase) >= 0)
            return new(schema.Span, "This is a JSON schema: '$schema' decided." + WayOut);
        return TemplateScope.Member(node, "resources") is { Value: JsonArraySyntax or JsonObjectSyntax } resources
            ? new(resources.Key.Span, "This is an ARM template without a role: none of its 'resources' has the type 'Microsoft.Authorization/roleDefinitions'." + WayOut)
            : null;
    }

    private static RoleDocumentError? ByDecidingKey(JsonObjectSyntax node)
    {
        foreach (var (key, other, what) in ByKey)
        {
            if (TemplateScope.Member(node, key) is { } member && (other is null || TemplateScope.Member(node, other) is not null))
                return new(member.Key.Span, $"This is {what}: {(other is null ? $"the key '{member.Key.Value}'" : $"the keys '{member.Key.Value}' and '{other}'")} decided.{WayOut}");
        }

        return null;
    }

    /// <summary>The strings decide when all of them, of all lists, belong to one other system.</summary>
    private static RoleDocumentError? ByPermissionStrings(RoleMembers members)
    {
        JsonStringSyntax? first = null;
        var system = -1;
        if (!AllOfOneSystem(members, ref first, ref system))
            return null;
        if (members.Value(RoleKey.Permissions) is JsonArraySyntax blocks)
        {
            foreach (var item in blocks.ItemArray)
            {
                if (item is JsonObjectSyntax block && !AllOfOneSystem(new(block), ref first, ref system))
                    return null;
            }
        }

        return first is null ? null : new(first.Span, $"This is {ByPrefix[system].What}: its permission strings start with '{ByPrefix[system].Prefix}'.{WayOut}");
    }

    private static bool AllOfOneSystem(RoleMembers members, ref JsonStringSyntax? first, ref int system)
    {
        for (var key = RoleKey.Actions; key <= RoleKey.NotDataActions; key++)
        {
            if (members.Value(key) is not JsonArraySyntax list)
                continue;
            foreach (var item in list.ItemArray)
            {
                if (item is not JsonStringSyntax text)
                    continue;
                var found = SystemOf(text.Value, key);
                if (found < 0 || (system >= 0 && found != system))
                    return false;
                system = found;
                first ??= text;
            }
        }

        return true;
    }

    /// <summary>Cosmos DB's roles have data actions only; its accounts have control-plane operations in Azure RBAC.</summary>
    private static int SystemOf(string permission, RoleKey list)
    {
        for (var i = 0; i < ByPrefix.Length; i++)
        {
            if (permission.StartsWith(ByPrefix[i].Prefix, StringComparison.OrdinalIgnoreCase)
                && (i < 2 || list is RoleKey.DataActions or RoleKey.NotDataActions))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Shorten(string key) => key.Length <= 40 ? key : key.Substring(0, 40) + "…";
}
