namespace Permissions.Conditions;

/// <summary>What is known of one attribute.</summary>
/// <param name="Name">What stands in its brackets; what ends with a colon takes a key.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Sources">Where it is found.</param>
/// <param name="IsList">Whether it may have several values at a time.</param>
internal sealed record KnownAttribute(string Name, ConditionType Type, ConditionAttributeSource[] Sources, bool IsList = false)
{
    internal bool TakesKey => Name[Name.Length - 1] == ':';
}

/// <summary>
/// The attributes that Azure documents for conditions (azure-docs: authorization actions and attributes, blob and queue
/// attributes, granular access in Log Analytics, repository permissions of container registries), and those that only its
/// built-in roles use.
/// </summary>
internal static class KnownAttributes
{
    /// <summary>Custom security attributes of principals: any set and attribute, of any type.</summary>
    internal const string CustomSecurityAttribute = "Microsoft.Directory/CustomSecurityAttributes/Id:";

    internal const string Assignments = "Microsoft.Authorization/roleAssignments:";
    private const string Storage = "Microsoft.Storage/storageAccounts";
    private const string Blobs = Storage + "/blobServices/containers/blobs";
    private const string Tables = "Microsoft.OperationalInsights/workspaces/tables";

    private static readonly ConditionAttributeSource[] Resource = [ConditionAttributeSource.Resource];
    private static readonly ConditionAttributeSource[] Request = [ConditionAttributeSource.Request];
    private static readonly ConditionAttributeSource[] Both = [ConditionAttributeSource.Request, ConditionAttributeSource.Resource];
    private static readonly ConditionAttributeSource[] Environment = [ConditionAttributeSource.Environment];

    internal static IReadOnlyList<KnownAttribute> All { get; } =
    [
        new(Assignments + "RoleDefinitionId", ConditionType.Guid, Both),
        new(Assignments + "PrincipalId", ConditionType.Guid, Both),
        new(Assignments + "PrincipalType", ConditionType.String, Both),
        new(Storage + ":name", ConditionType.String, Resource),
        new(Storage + ":isHnsEnabled", ConditionType.Boolean, Resource),
        new(Storage + "/encryptionScopes:name", ConditionType.String, Resource),
        new(Storage + "/blobServices/containers:name", ConditionType.String, Resource),
        new(Storage + "/blobServices/containers/metadata:", ConditionType.String, Resource),
        new(Blobs + ":path", ConditionType.String, Resource),
        new(Blobs + ":prefix", ConditionType.String, Request),
        new(Blobs + ":isCurrentVersion", ConditionType.Boolean, Resource),
        new(Blobs + ":snapshot", ConditionType.DateTime, Request),
        new(Blobs + ":versionId", ConditionType.DateTime, Request),
        new(Blobs + "/tags:", ConditionType.String, Both),
        new(Blobs + "/tags&$keys$&", ConditionType.String, Both, IsList: true),
        new(Storage + "/queueServices/queues:name", ConditionType.String, Resource),
        new(Tables + ":name", ConditionType.String, Resource),
        new(Tables + "/record:", ConditionType.String, Resource),
        new(Tables + ":protectionLevel", ConditionType.String, Resource),
        new("Microsoft.Insights/logs/tables:protectionLevel", ConditionType.String, Resource),
        new("Microsoft.ContainerRegistry/registries/repositories:name", ConditionType.String, Both),
        new("isPrivateLink", ConditionType.Boolean, Environment),
        new("Microsoft.Network/privateEndpoints", ConditionType.String, Environment),
        new("Microsoft.Network/virtualNetworks/subnets", ConditionType.String, Environment),
        new(UtcNow, ConditionType.DateTime, Environment),
        new("subOperation", ConditionType.String, Request),
        // Whether a token was issued on behalf of a user: undocumented, but in six built-in roles.
        new("HasObotoken", ConditionType.Boolean, Resource),
    ];

    internal const string UtcNow = nameof(UtcNow);

    private static readonly Dictionary<string, KnownAttribute> ByName =
        All.ToDictionary(known => known.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What is known of an attribute, whatever source it is asked of; null when nothing is.</summary>
    internal static KnownAttribute? Find(ConditionAttribute attribute)
    {
        var name = attribute.Name;
        if (ByName.TryGetValue(name, out var known))
            return known.TakesKey ? null : known;
        var colon = name.IndexOf(':');
        return colon > 0 && colon < name.Length - 1 && ByName.TryGetValue(name.Substring(0, colon + 1), out known) ? known : null;
    }

    /// <summary>Whether the attribute is a custom security attribute of the principal, of which each tenant has its own.</summary>
    internal static bool IsCustomSecurityAttribute(ConditionAttribute attribute) =>
        attribute.Source == ConditionAttributeSource.Principal
        && attribute.Name.Length > CustomSecurityAttribute.Length
        && attribute.Name.StartsWith(CustomSecurityAttribute, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the attribute may have several values at a time. What is not known may.</summary>
    internal static bool MayHaveSeveralValues(ConditionAttribute attribute) => Find(attribute) is not { IsList: false };

    /// <summary>The name of an attribute in Azure's spelling, with its key as given; the name itself where it is not known.</summary>
    internal static string SpellingOf(ConditionAttribute attribute)
    {
        if (Find(attribute) is { } known)
            return known.TakesKey ? known.Name + KeyOf(attribute.Name, known.Name.Length) : known.Name;
        return IsCustomSecurityAttribute(attribute)
            ? CustomSecurityAttribute + attribute.Name.Substring(CustomSecurityAttribute.Length)
            : attribute.Name;
    }

    private static string KeyOf(string name, int start) =>
        name.EndsWith(ConditionAttribute.CaseSensitiveKeyMark, StringComparison.OrdinalIgnoreCase)
            ? name.Substring(start, name.Length - start - ConditionAttribute.CaseSensitiveKeyMark.Length) + ConditionAttribute.CaseSensitiveKeyMark
            : name.Substring(start);
}
