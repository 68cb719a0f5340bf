using LandingZone.Identities;
using Permissions;

namespace LandingZone.Model;

/// <summary>The identities that DX makes for each environment: pipelines and the groups of the team.</summary>
public static class DxIdentities
{
    private static readonly ControlAction AssignRoles = ControlAction.Parse("Microsoft.Authorization/roleAssignments/write");

    /// <summary>As DX's current module has them, with merged roles, and with the roles that it merged.</summary>
    /// <param name="delegation">What pipelines that assign roles may assign. DX gives them no condition: they could make anybody an owner.</param>
    /// <param name="externals">The group of externals; null for none.</param>
    public static AccessModel AsInVersion5(RoleCondition delegation, Principal? externals)
    {
        var dx = DXEnvironmentV5.Create(
            "DX environment",
            subscription: Places.Production,
            resourceGroups: [Places.App, Places.Data],
            terraformState: Places.TerraformState,
            opexResourceGroup: Places.Dashboards,
            infraCi: People.InfraCi.ObjectId,
            infraCd: [People.InfraCd.ObjectId, People.InfraCdNightly.ObjectId],
            appCi: People.AppCi.ObjectId,
            appCd: People.AppCd.ObjectId,
            opexCi: People.OpexCi.ObjectId,
            opexCd: People.OpexCd.ObjectId,
            entraAdmins: People.Admins.ObjectId,
            entraDevs: People.Developers.ObjectId,
            privateDnsResourceGroup: Places.PrivateDns,
            entraExternals: externals?.ObjectId);
        return new AccessModel(dx.Name)
            .Define([.. MergedRoles.All])
            .Assign(dx.Assignments.SelectMany(InParts).Select(assignment => MayAssignRoles(assignment) ? assignment.Under(delegation) : assignment));
    }

    /// <summary>The merged role of Infra CD as the two roles that it is here.</summary>
    private static IEnumerable<AccessAssignment> InParts(AccessAssignment assignment) => assignment.Role!.Name == MergedRoles.InfraCdResourceGroups.Name
        ? new[] { MergedRoles.InfraCdResourceGroups, MergedRoles.InfraCdResourceGroupsData }.Select(role => new AccessAssignment(role, assignment.Principal, assignment.Scope, assignment.Reason))
        : [assignment];

    /// <summary>As the public documentation describes them: one assignment for each role.</summary>
    public static AccessModel AsInVersion3() => DXEnvironmentV3.Create(
        "DX environment",
        subscription: Places.Production,
        resourceGroups: [Places.App, Places.Data],
        terraformState: Places.TerraformState,
        opexResourceGroup: Places.Dashboards,
        infraCi: People.InfraCi.ObjectId,
        infraCd: People.InfraCd.ObjectId,
        appCi: People.AppCi.ObjectId,
        appCd: People.AppCd.ObjectId,
        opexCi: People.OpexCi.ObjectId,
        opexCd: People.OpexCd.ObjectId,
        entraAdmins: People.Admins.ObjectId,
        entraDevs: People.Developers.ObjectId,
        privateDnsResourceGroup: Places.PrivateDns,
        entraExternals: People.Externals.ObjectId);

    private static bool MayAssignRoles(AccessAssignment assignment) =>
        assignment.Principal.Type == PrincipalType.ServicePrincipal && assignment.Role!.Permissions.Allows(AssignRoles);
}
