using Permissions.ResourceManager.DataPlane;
using Permissions.ResourceManager.Plans;

namespace Permissions.ResourceManager;

/// <summary>What a plan does about one role definition or assignment.</summary>
public enum PlannedChange
{
    /// <summary>It is there as the model asks, made by the model; nothing is written.</summary>
    Nothing,

    /// <summary>It is there as the model asks, made elsewhere; nothing is written, and pruning will never delete it.</summary>
    Adopt,

    /// <summary>It is not there and is created.</summary>
    Create,

    /// <summary>It is there, differs, and is brought to what the model asks.</summary>
    Update,

    /// <summary>The model's name made it, the model no longer holds it, and pruning was asked for: it is deleted.</summary>
    Delete,

    /// <summary>
    /// It was made elsewhere and differs from the model; nothing is written, and the model is not met. See
    /// <see cref="AccessPlanOptions.TakeOver"/>.
    /// </summary>
    Conflict,
}

/// <summary>What an operation is about.</summary>
public enum PlannedTarget
{
    /// <summary>A custom role.</summary>
    RoleDefinition,

    /// <summary>A role assignment.</summary>
    RoleAssignment,

    /// <summary>The assignment of a SQL role that an Azure Cosmos DB account keeps.</summary>
    CosmosSqlRoleAssignment,

    /// <summary>The assignment of an access policy that Azure Cache for Redis or Azure Managed Redis keeps.</summary>
    RedisAccessPolicyAssignment,
}

/// <summary>One role definition or assignment of a plan, and what becomes of it. Immutable.</summary>
public sealed class PlannedOperation
{
    private readonly Lazy<IReadOnlyList<string>> _details;

    private PlannedOperation(PlannedChange change, PlannedTarget target, string roleName, Guid roleDefinitionId, Guid name, Func<IReadOnlyList<string>>? details)
    {
        Change = change;
        Target = target;
        RoleName = roleName;
        RoleDefinitionId = roleDefinitionId;
        Name = name;
        ResourceName = name.ToString("D");
        _details = new(details ?? (() => []));
    }

    /// <summary>What is done.</summary>
    public PlannedChange Change { get; }

    /// <summary>What it is about.</summary>
    public PlannedTarget Target { get; }

    /// <summary>The name of the role or the access policy; the GUID of a role whose name is not known.</summary>
    public string RoleName { get; }

    /// <summary>The GUID that the role has in Azure, or gets there; all zeros for an access policy, which its name alone names.</summary>
    public Guid RoleDefinitionId { get; }

    /// <summary>The GUID that names the role or the assignment in Azure. A new assignment takes another of the model's names where Azure refuses this one. Of an assignment that Redis keeps under a name that is no GUID, it is the one that the model would give it; <see cref="ResourceName"/> is the name there.</summary>
    public Guid Name { get; }

    /// <summary>The name that the role or the assignment has in Azure, or gets there, as its service spells it.</summary>
    public string ResourceName { get; private init; }

    /// <summary>The role as the model defines it; null for an assignment and for a role that is deleted.</summary>
    public RoleDefinition? Role { get; private init; }

    /// <summary>The role as it was found; null for an assignment and where there was none.</summary>
    public RoleDefinition? FormerRole { get; private init; }

    /// <summary>The assignment as the model asks for it; null for a role and for an assignment that is deleted.</summary>
    public AccessAssignment? Assignment { get; private init; }

    /// <summary>The assignment as it was found; null for a role and where there was none.</summary>
    public RoleAssignment? FormerAssignment { get; private init; }

    /// <summary>The assignment of a service's own as the model asks for it; null for other targets and for one that is deleted.</summary>
    public DataPlaneAssignment? DataPlaneAssignment { get; private init; }

    /// <summary>The assignment of a service's own as it was found; null for other targets and where there was none.</summary>
    public FoundDataPlaneAssignment? FormerDataPlaneAssignment { get; private init; }

    /// <summary>Whether the directory does not know the principal; see <see cref="AccessPlanOptions.Directory"/>.</summary>
    public bool IsPrincipalMissing { get; internal init; }

    /// <summary>What differs, or why nothing is done; empty where the change says it all. Put into words when it is first asked for, as a change of permissions takes some time to tell.</summary>
    public IReadOnlyList<string> Details => _details.Value;

    /// <summary>Whether something is written.</summary>
    public bool Writes => Change is PlannedChange.Create or PlannedChange.Update or PlannedChange.Delete;

    /// <summary>Who is assigned; null for a role. Of an unknown kind where only Cosmos DB or Redis tells, which do not say it.</summary>
    public Principal? Principal => Assignment?.Principal ?? FormerAssignment?.Principal ?? DataPlaneAssignment?.Principal
        ?? (FormerDataPlaneAssignment is { } former ? new(former.PrincipalId, PrincipalType.Unknown) : null);

    /// <summary>Where the role is assigned; null for a role.</summary>
    public Scope? Scope => Assignment?.Scope ?? FormerAssignment?.Scope ?? DataPlaneAssignment?.Scope ?? FormerDataPlaneAssignment?.Scope;

    /// <summary>What the operation is about, where a service of its own keeps it; null for what Azure RBAC keeps.</summary>
    internal Holder? Holder =>
        DataPlaneAssignment is { } wanted ? Holder.Of(wanted)
        : FormerDataPlaneAssignment is { } found ? Holder.Of(found)
        : null;

    /// <summary>What to do about a conflict, where it is not what is to be done about most.</summary>
    internal string? WayOut { get; private init; }

    /// <summary>What stays the same between two plans of one model.</summary>
    internal OperationKey Key => Target switch
    {
        PlannedTarget.RoleDefinition => new(RoleName.ToUpperInvariant(), null, null, null),
        PlannedTarget.RoleAssignment => new(null, Scope, Principal!.ObjectId, RoleDefinitionId),
        _ => DataPlaneAssignment is { } wanted ? OperationKey.Of(wanted) : OperationKey.Of(FormerDataPlaneAssignment!),
    };

    /// <summary>What it is about, without the change: <c>role 'Log reader'</c>, or <c>'Log reader' for User … at …</c>.</summary>
    internal string Subject => PlainText.Line(Target switch
    {
        PlannedTarget.RoleDefinition => $"role '{RoleName}'",
        PlannedTarget.RoleAssignment => $"'{RoleName}' for {Principal} at {Scope}",
        _ => DataPlaneAssignment?.ToString() ?? FormerDataPlaneAssignment!.ToString(),
    });

    /// <summary>The change and what it is about.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Change.ToString().ToLowerInvariant()} {Subject}";

    internal static PlannedOperation OfRole(PlannedChange change, Guid id, RoleDefinition? wanted, RoleDefinition? found, Func<IReadOnlyList<string>>? details = null, string? wayOut = null) =>
        new(change, PlannedTarget.RoleDefinition, (wanted ?? found)!.Name, id, id, details) { Role = wanted, FormerRole = found, WayOut = wayOut };

    internal static PlannedOperation OfAssignment(
        PlannedChange change, string roleName, Guid roleId, Guid name, AccessAssignment? wanted, RoleAssignment? found, bool isPrincipalMissing, IReadOnlyList<string>? details = null) =>
        new(change, PlannedTarget.RoleAssignment, roleName, roleId, name, details is null ? null : () => details) { Assignment = wanted, FormerAssignment = found, IsPrincipalMissing = isPrincipalMissing };

    internal static PlannedOperation OfDataPlane(
        PlannedChange change, Guid name, string resourceName, DataPlaneAssignment? wanted, FoundDataPlaneAssignment? found, bool isPrincipalMissing, IReadOnlyList<string>? details = null) =>
        new(
            change,
            (wanted is not null ? Holder.Of(wanted) : Holder.Of(found!)).Service.Target,
            wanted?.Role.Name ?? found!.RoleName,
            wanted?.Role.Id ?? found?.RoleId ?? Guid.Empty,
            name,
            details is null ? null : () => details)
        {
            DataPlaneAssignment = wanted,
            FormerDataPlaneAssignment = found,
            ResourceName = resourceName,
            IsPrincipalMissing = isPrincipalMissing,
        };
}

/// <summary>A role by its name, or an assignment by what Azure holds once.</summary>
internal sealed record OperationKey(string? RoleName, Scope? Scope, Guid? PrincipalId, Guid? RoleId, AccessMechanism Mechanism = AccessMechanism.ArmRoleAssignment)
{
    /// <summary>An account holds one assignment for each scope, principal and SQL role; a cache one for each principal, whatever its policy.</summary>
    internal static OperationKey Of(DataPlaneAssignment wanted) => new(null, wanted.Scope, wanted.Principal.ObjectId, wanted.Role.Id, wanted.Mechanism);

    internal static OperationKey Of(FoundDataPlaneAssignment found) => new(null, found.Scope, found.PrincipalId, found.RoleId, found.Mechanism);
}
