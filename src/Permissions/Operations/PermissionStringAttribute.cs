namespace Permissions;

/// <summary>
/// Says that a parameter, property or field takes permission strings of one plane, so that the compiler checks each constant
/// that is given to it (RBAC100). Put it on parameters of your own as well: on a <c>string</c>, or on an array or a
/// collection of strings.
/// </summary>
/// <example><code>void Require([PermissionString(OperationPlane.Control)] string action)</code></example>
/// <param name="plane">The plane of the operations that are taken.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class PermissionStringAttribute(OperationPlane plane) : Attribute
{
    /// <summary>The plane of the operations that are taken.</summary>
    public OperationPlane Plane => plane;
}
