namespace Permissions;

/// <summary>The plane an operation belongs to: each operation belongs to exactly one (Azure's <c>isDataAction</c>).</summary>
public enum OperationPlane
{
    /// <summary>Management of resources, listed under <c>actions</c> and <c>notActions</c>.</summary>
    Control,

    /// <summary>The data inside resources, listed under <c>dataActions</c> and <c>notDataActions</c>.</summary>
    Data,
}
