namespace Permissions;

/// <summary>
/// What a role promises, checked while the project compiles: RBAC101 where it is broken, RBAC102 where the role grants more than
/// its committed baseline, RBAC103 where it cannot be checked. Each "no" names one operation. On an assembly, the constructor
/// names the role; on the class of a role, on a property or on a field the role is the one that it stands for. Several contracts
/// on one role hold together. See docs/guides/contracts.md.
/// </summary>
/// <example>
/// <code>[assembly: RoleContract(typeof(SeqeraAzureCloudLogs), MustNotGrant = "Microsoft.Storage/*/write", SubsetOf = typeof(SeqeraAzureCloud))]</code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = true)]
public sealed class RoleContractAttribute : Attribute
{
    private OperationPlane? _plane;

    /// <summary>
    /// A contract of the role that the attribute stands on: a partial class that is generated from a role file, or a property or
    /// field whose value is a role composed of constants.
    /// </summary>
    public RoleContractAttribute()
    {
    }

    /// <summary>A contract of a role of this project.</summary>
    /// <param name="role">The class that is generated from the role's file.</param>
    public RoleContractAttribute(Type role) => Role = role;

    /// <summary>A contract of a role by its name.</summary>
    /// <param name="roleName">The display name of a role of this project, or of one that is built into Azure; in any case.</param>
    public RoleContractAttribute(string roleName) => RoleName = roleName;

    /// <summary>The class of the role that the contract is about; null where it is named otherwise.</summary>
    public Type? Role { get; }

    /// <summary>The display name of the role that the contract is about; null where it is named otherwise.</summary>
    public string? RoleName { get; }

    /// <summary>
    /// Operations that the role must not grant, as patterns with any number of <c>*</c>; several are separated by <c>;</c>. It is
    /// broken when the role grants any operation that a pattern matches, in either plane and in either reading of <c>/*/</c>,
    /// whether or not the catalogue knows the operation and whether or not the grant has a condition. A whole operation that the
    /// catalogue knows in one plane is asked about in that plane only.
    /// </summary>
    public string? MustNotGrant { get; set; }

    /// <summary>
    /// Operations that the role must grant, as in <see cref="MustNotGrant"/>. It is broken when there is an operation, known or not,
    /// that a pattern matches and that the role does not grant unconditionally and in both readings of <c>/*/</c>. Asked in each
    /// plane in which the catalogue knows an operation that the pattern matches, and in both where it knows none.
    /// </summary>
    public string? MustGrant { get; set; }

    /// <summary>
    /// The one plane that <see cref="MustNotGrant"/> and <see cref="MustGrant"/> are about. Where it is not given, each says which
    /// planes are asked about. Read back, it is the control plane then, and <see cref="HasPlane"/> is false.
    /// </summary>
    public OperationPlane Plane
    {
        get => _plane ?? OperationPlane.Control;
        set => _plane = value;
    }

    /// <summary>Whether <see cref="Plane"/> was given.</summary>
    public bool HasPlane => _plane is not null;

    /// <summary>The class of a role of this project that grants everything that this role grants.</summary>
    public Type? SubsetOf { get; set; }

    /// <summary>The name of a role of this project or of Azure that grants everything that this role grants.</summary>
    public string? SubsetOfRole { get; set; }

    /// <summary>The class of a role of this project that grants no operation that this role grants.</summary>
    public Type? DisjointFrom { get; set; }

    /// <summary>The name of a role of this project or of Azure that grants no operation that this role grants.</summary>
    public string? DisjointFromRole { get; set; }

    /// <summary>
    /// The baseline: a role file, included as <c>RoleBaseline</c>, that holds what this role granted when that was last agreed on.
    /// A path relative to the project, or a file name. The role may grant less than it says, and nothing more.
    /// </summary>
    public string? NoNewAccessSince { get; set; }
}
