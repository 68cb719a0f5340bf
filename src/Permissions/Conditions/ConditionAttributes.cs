namespace Permissions.Conditions;

/// <summary>The attributes that Azure documents, ready to be compared.</summary>
public static class ConditionAttributes
{
    /// <summary>When the request is made; compared by later and earlier only.</summary>
    public static ConditionAttribute UtcNow { get; } = Environment(KnownAttributes.UtcNow);

    /// <summary>Whether the request comes over a private link.</summary>
    public static ConditionAttribute IsPrivateLink { get; } = Environment("isPrivateLink");

    /// <summary>The resource id of the private endpoint that the request comes from.</summary>
    public static ConditionAttribute PrivateEndpoint { get; } = Environment("Microsoft.Network/privateEndpoints");

    /// <summary>The resource id of the subnet that the request comes from.</summary>
    public static ConditionAttribute Subnet { get; } = Environment("Microsoft.Network/virtualNetworks/subnets");

    /// <summary>The role of an assignment that is being made (<c>@Request</c>).</summary>
    public static ConditionAttribute RequestedRole { get; } = Request(KnownAttributes.Assignments + "RoleDefinitionId");

    /// <summary>The principal of an assignment that is being made (<c>@Request</c>).</summary>
    public static ConditionAttribute RequestedPrincipal { get; } = Request(KnownAttributes.Assignments + "PrincipalId");

    /// <summary>The kind of the principal of an assignment that is being made (<c>@Request</c>): <c>User</c>, <c>Group</c> or <c>ServicePrincipal</c>.</summary>
    public static ConditionAttribute RequestedPrincipalType { get; } = Request(KnownAttributes.Assignments + "PrincipalType");

    /// <summary>The role of an assignment that is being removed (<c>@Resource</c>).</summary>
    public static ConditionAttribute AssignedRole { get; } = Resource(KnownAttributes.Assignments + "RoleDefinitionId");

    /// <summary>The principal of an assignment that is being removed (<c>@Resource</c>).</summary>
    public static ConditionAttribute AssignedPrincipal { get; } = Resource(KnownAttributes.Assignments + "PrincipalId");

    /// <summary>The kind of the principal of an assignment that is being removed (<c>@Resource</c>).</summary>
    public static ConditionAttribute AssignedPrincipalType { get; } = Resource(KnownAttributes.Assignments + "PrincipalType");

    /// <summary>The name of a storage account.</summary>
    public static ConditionAttribute StorageAccount { get; } = Resource("Microsoft.Storage/storageAccounts:name");

    /// <summary>The name of a blob container.</summary>
    public static ConditionAttribute BlobContainer { get; } = Resource("Microsoft.Storage/storageAccounts/blobServices/containers:name");

    /// <summary>The path of a blob in its container, without a leading slash.</summary>
    public static ConditionAttribute BlobPath { get; } = Resource("Microsoft.Storage/storageAccounts/blobServices/containers/blobs:path");

    /// <summary>The prefix that a listing of blobs asks for (<c>@Request</c>).</summary>
    public static ConditionAttribute BlobPrefix { get; } = Request("Microsoft.Storage/storageAccounts/blobServices/containers/blobs:prefix");

    /// <summary>The version of a blob that is asked for (<c>@Request</c>), a moment.</summary>
    public static ConditionAttribute BlobVersion { get; } = Request("Microsoft.Storage/storageAccounts/blobServices/containers/blobs:versionId");

    /// <summary>The snapshot of a blob that is asked for (<c>@Request</c>), a moment.</summary>
    public static ConditionAttribute BlobSnapshot { get; } = Request("Microsoft.Storage/storageAccounts/blobServices/containers/blobs:snapshot");

    /// <summary>Whether a blob is the current one, and neither an old version nor a snapshot.</summary>
    public static ConditionAttribute IsCurrentVersion { get; } = Resource("Microsoft.Storage/storageAccounts/blobServices/containers/blobs:isCurrentVersion");

    /// <summary>The name of a storage queue.</summary>
    public static ConditionAttribute Queue { get; } = Resource("Microsoft.Storage/storageAccounts/queueServices/queues:name");

    internal static ConditionAttribute SubOperation { get; } = Request("subOperation");

    /// <summary>The value of a blob's index tag.</summary>
    /// <param name="key">The tag's key; its case counts.</param>
    /// <param name="source"><see cref="ConditionAttributeSource.Resource"/> for the tag that the blob has, <see cref="ConditionAttributeSource.Request"/> for the one that is written.</param>
    /// <returns>The attribute.</returns>
    /// <exception cref="ArgumentException"><paramref name="key"/> is blank or holds a bracket or a line break.</exception>
    public static ConditionAttribute BlobIndexTag(string key, ConditionAttributeSource source = ConditionAttributeSource.Resource)
    {
        if (string.IsNullOrWhiteSpace(key))
            throw new ArgumentException("The key of a blob index tag must not be blank.", nameof(key));
        return new(source, $"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags:{key}{ConditionAttribute.CaseSensitiveKeyMark}");
    }

    /// <summary>The keys of a blob's index tags; several values.</summary>
    /// <param name="source"><see cref="ConditionAttributeSource.Resource"/> for the tags that the blob has, <see cref="ConditionAttributeSource.Request"/> for those that are written.</param>
    /// <returns>The attribute.</returns>
    public static ConditionAttribute BlobIndexTagKeys(ConditionAttributeSource source = ConditionAttributeSource.Resource) =>
        new(source, "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags&$keys$&");

    /// <summary>A custom security attribute of the principal.</summary>
    /// <param name="attributeSet">The name of its set.</param>
    /// <param name="name">Its name in the set.</param>
    /// <returns>The attribute.</returns>
    /// <exception cref="ArgumentException">A name is blank or holds a bracket or a line break.</exception>
    public static ConditionAttribute OfPrincipal(string attributeSet, string name)
    {
        if (string.IsNullOrWhiteSpace(attributeSet))
            throw new ArgumentException("The name of an attribute set must not be blank.", nameof(attributeSet));
        if (string.IsNullOrWhiteSpace(name))
            throw new ArgumentException("The name of an attribute must not be blank.", nameof(name));
        return new(ConditionAttributeSource.Principal, $"{KnownAttributes.CustomSecurityAttribute}{attributeSet}_{name}");
    }

    /// <summary>An attribute of what is accessed, by its name.</summary>
    /// <param name="name">What stands in its brackets.</param>
    /// <returns>The attribute.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank or holds a bracket or a line break.</exception>
    public static ConditionAttribute Resource(string name) => new(ConditionAttributeSource.Resource, name);

    /// <summary>An attribute of what the request brings, by its name.</summary>
    /// <param name="name">What stands in its brackets.</param>
    /// <returns>The attribute.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank or holds a bracket or a line break.</exception>
    public static ConditionAttribute Request(string name) => new(ConditionAttributeSource.Request, name);

    private static ConditionAttribute Environment(string name) => new(ConditionAttributeSource.Environment, name);
}
