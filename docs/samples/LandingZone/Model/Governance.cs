using LandingZone.BuiltIn;
using LandingZone.Levels;
using LandingZone.PagoPA;
using Permissions;

namespace LandingZone.Model;

/// <summary>What holds for every team: PagoPA's own roles, who looks at everything, and what pipelines get of what is shared.</summary>
public static class Governance
{
    /// <summary>The first version of the dashboards' role, as the documentation has it.</summary>
    public static RoleDefinition Dashboards { get; } = PagoPAOpexDashboardsContributor.Instance;

    /// <summary>The second version also reads the alerts that dashboards show.</summary>
    public static RoleDefinition DashboardsWithAlerts { get; } = RoleDefinition
        .Create(Dashboards.Name, "Keeps dashboards of the Azure portal, and reads the alerts that they show.")
        .Allow([.. Dashboards.PermissionBlocks.Single().Actions])
        .Allow(ControlAction.Parse("Microsoft.AlertsManagement/alerts/read"), ControlAction.Parse("Microsoft.Insights/metricAlerts/read"))
        .AssignableAt([.. Dashboards.AssignableScopes])
        .Build();

    public static AccessModel With(RoleDefinition dashboards)
    {
        var model = new AccessModel("governance")
            .Define(
                PagoPAAPIManagementServiceListSecrets.Instance,
                PagoPAStaticWebAppsListSecrets.Instance,
                PagoPAStorageBlobTagsContributor.Instance,
                PagoPAStorageQueueDataMessageContributor.Instance,
                PagoPAIaCReader.Instance,
                dashboards)
            .Assign(Reader.Instance, People.Auditors, Places.ManagementGroup, "Audit looks at everything.")
            .Assign(SecurityReader.Instance, People.Auditors, Places.ManagementGroup, "Audit reads security findings.")
            .Assign(CostManagementReader.Instance, People.Finance, Places.ManagementGroup, "Finance follows what things cost.")
            .Assign(ResourcePolicyContributor.Instance, People.PlatformTeam, Places.ManagementGroup, "The platform team keeps the policies.")
            .Assign(Reader.Instance, People.InfraCi, Places.Platform, "Infra CI: plans read what is shared.")
            .Assign(PagoPAIaCReader.Instance, People.InfraCi, Places.Common, "Infra CI: plans read settings of what is shared.")
            .Assign(PagoPAAPIManagementServiceListSecrets.Instance, People.InfraCi, Places.ApiManagement, "Infra CI: plans read the secrets of interfaces.");
        foreach (var infraCd in new[] { People.InfraCd, People.InfraCdNightly })
        {
            model = model
                .Assign(Reader.Instance, infraCd, Places.Platform, "Infra CD: reads what is shared.")
                .Assign(ApiManagement.Service(Places.ApiManagement).Owner.To(infraCd, "Infra CD: publishes the team's interfaces."));
        }

        return model;
    }
}
