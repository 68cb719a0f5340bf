namespace Permissions;

/// <summary>The operations of one type of resource, in one plane, that are gained or lost.</summary>
public sealed class PermissionChange
{
    internal PermissionChange(OperationPlane plane, string resourceType, IReadOnlyList<ChangedOperation> operations)
    {
        Plane = plane;
        ResourceType = resourceType;
        Operations = operations;
    }

    /// <summary>The plane.</summary>
    public OperationPlane Plane { get; }

    /// <summary>The provider, such as <c>Microsoft.Compute</c>.</summary>
    public string Provider => OperationPath.ProviderOf(ResourceType);

    /// <summary>The type of resource with its provider, such as <c>Microsoft.Compute/virtualMachines</c>.</summary>
    public string ResourceType { get; }

    /// <summary>The operations, sorted by name without regard to case.</summary>
    public IReadOnlyList<ChangedOperation> Operations { get; }
}
