using LandingZone.BuiltIn;
using Permissions;

namespace LandingZone.Model;

/// <summary>The whole environment as one model, as it is today and as it is to be next.</summary>
public static class LandingZoneModel
{
    /// <summary>Never changed: what the model makes in Azure carries names made from it.</summary>
    public const string Name = "landing-zone";

    private static readonly AccessModel Empty = new AccessModel(Name).RequireReasons();

    public static AccessModel Today { get; } = Empty.Include(
        Governance.With(Governance.Dashboards),
        DxIdentities.AsInVersion5(RoleCondition.DelegateAllExceptPrivilegedRoles, People.Externals),
        Workload.With(Workload.Read),
        Workload.BackOffice);

    /// <summary>
    /// The dashboards' role grants more, the externals and the back office are gone, the worker writes where it read, and the
    /// pipelines that assign roles can no longer give away their own.
    /// </summary>
    public static AccessModel Next { get; } = Empty.Include(
        Governance.With(Governance.DashboardsWithAlerts),
        DxIdentities.AsInVersion5(NoPrivilegedRoles, externals: null),
        Workload.With(Workload.Write));

    /// <summary>The portal's condition knows Azure's own privileged roles only. This one also knows those of the model that assign roles.</summary>
    private static RoleCondition NoPrivilegedRoles => RoleCondition.DelegateAllExcept(
        Owner.Instance.Id!.Value,
        UserAccessAdministrator.Instance.Id!.Value,
        RoleBasedAccessControlAdministrator.Instance.Id!.Value,
        Empty.RoleIdOf(MergedRoles.InfraCdSubscription),
        Empty.RoleIdOf(MergedRoles.InfraCdResourceGroups));

    /// <summary>What people call everything in it.</summary>
    public static AccessNames Names { get; } = new(
        People.Names.Concat(Today.Roles.Select(role => KeyValuePair.Create(Empty.RoleIdOf(role), role.Name))),
        Places.Names);
}
