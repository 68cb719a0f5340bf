using Permissions.Tests.Definitions;

namespace Permissions.Tests.Conditions;

/// <summary>Conditions as Azure's built-in roles have them, and as its documentation and portal write them.</summary>
internal static class ConditionTexts
{
    internal const string Privileged = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635, 18d7d88d-d35e-4fb5-a5c3-7773c20a72d9, f58310d9-a9f6-439a-9e8d-f62e7b41a168";

    /// <summary>What the portal makes of "all roles except privileged administrator roles", on one line.</summary>
    internal const string PortalRecommended =
        "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAllValues:GuidNotEquals {" + Privileged + "})) AND "
        + "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAllValues:GuidNotEquals {" + Privileged + "}))";

    private const string Backup = "{5e467623-bb1f-42f4-a55d-6e525e11384b, a795c7a0-d4a2-40c1-ae25-d81f01202912}";
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

    internal static IReadOnlyList<(string Role, string Text)> BuiltIn { get; } =
    [
        .. from file in BuiltInRoleFiles.Roles
           let properties = file.Role.GetProperty("properties")
           from block in properties.GetProperty("permissions").EnumerateArray()
           where block.TryGetProperty("condition", out var condition) && condition.ValueKind == System.Text.Json.JsonValueKind.String
           select (properties.GetProperty("roleName").GetString()!, block.GetProperty("condition").GetString()!),
    ];

    /// <summary>The shapes of expression that the documentation of conditions shows, each in a full condition where it shows one.</summary>
    internal static IReadOnlyList<string> Documented { get; } =
    [
        PortalRecommended,
        Clauses($"@R[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {Backup}"),
        Clauses($"@R[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {Backup}\n  AND\n  @R[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {{'User', 'Group'}}"),
        Clauses($"@R[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {Backup}\n  AND\n  @R[Microsoft.Authorization/roleAssignments:PrincipalId] ForAnyOfAnyValues:GuidEquals {{28c35fea-2099-4cf5-8ad9-473547bc9423, 86951b8b-723a-407b-a74a-1bca3f0c95d0}}"),
        $"((!(ActionMatches{{'{Blobs}/read'}} AND NOT SubOperationMatches{{'Blob.List'}})) OR (@Resource[{Blobs}/tags:Project<$key_case_sensitive$>] StringEquals 'Cascade'))",
        $"((!(ActionMatches{{'{Blobs}/write'}} AND SubOperationMatches{{'Blob.Write.WithTagHeaders'}}) AND !(ActionMatches{{'{Blobs}/tags/write'}})) OR (@Request[{Blobs}/tags&$keys$&] ForAllOfAnyValues:StringEquals {{'Project', 'Program'}}))",
        $"((!(ActionMatches{{'{Blobs}/write'}} AND @Request[subOperation] ForAnyOfAnyValues:StringEqualsIgnoreCase {{'Blob.Write.WithTagHeaders'}})) OR (@Request[{Blobs}/tags:Project<$key_case_sensitive$>] ForAllOfAnyValues:StringEquals {{'Cascade', 'Baker', 'Skagit'}}))",
        $"((!(ActionMatches{{'{Blobs}/read'}} AND NOT SubOperationMatches{{'Blob.List'}}) AND !(ActionMatches{{'{Blobs}/runAsSuperUser/action'}})) OR (Exists @Request[{Blobs}:snapshot] OR @Resource[{Blobs}:isCurrentVersion] BoolEquals true))",
        $"@Request[{Blobs}:versionId] DateTimeEquals '2022-06-01T00:00:00.0Z' OR NOT Exists @Request[{Blobs}:versionId]",
        $"((!(ActionMatches{{'{Blobs}/read'}})) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'container1' AND @Environment[UtcNow] DateTimeGreaterThan '2023-05-01T13:00:00.000Z'))",
        $"((!(ActionMatches{{'{Blobs}/read'}})) OR (@Environment[isPrivateLink] BoolEquals true AND @Environment[Microsoft.Network/privateEndpoints] StringEqualsIgnoreCase '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example-group/providers/Microsoft.Network/privateEndpoints/privateendpoint1'))",
        $"((!(ActionMatches{{'{Blobs}/read'}})) OR (@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Engineering_Project] StringEquals @Resource[{Blobs}/tags:Project<$key_case_sensitive$>]))",
        $"@Resource[{Blobs}:path] StringLike 'readonly/*' OR @Request[{Blobs}:prefix] StringStartsWith 'readonly/'",
        "((!(ActionMatches{'Microsoft.OperationalInsights/workspaces/tables/data/read'})) OR ((@Resource[Microsoft.OperationalInsights/workspaces/tables:name] StringEquals 'CommonSecurityLog' AND @Resource[Microsoft.OperationalInsights/workspaces/tables/record:DeviceVendor<$key_case_sensitive$>] ForAnyOfAnyValues:StringLikeIgnoreCase {'Check Point', 'SonicWall'})))",
    ];

    /// <summary>The portal's layout of one expression for writing and removing role assignments; <c>@R</c> is the source.</summary>
    internal static string Clauses(string expression) => string.Join("\nAND\n",
        new[] { ("write", "@Request"), ("delete", "@Resource") }.Select(clause =>
            $"(\n (\n  !(ActionMatches{{'Microsoft.Authorization/roleAssignments/{clause.Item1}'}})\n )\n OR\n (\n  {expression.Replace("@R[", clause.Item2 + "[")}\n )\n)"));

    internal static RoleCondition Read(string text) => RoleCondition.Parse(text);
}
