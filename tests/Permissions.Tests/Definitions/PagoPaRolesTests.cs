namespace Permissions.Tests.Definitions;

/// <summary>The six roles as PagoPA DX's page "Custom Azure Roles" lists them, string by string and in its order.</summary>
public class PagoPaRolesTests
{
    [Test]
    public void The_folder_holds_the_six_roles_and_nothing_else()
    {
        string[] expected =
        [
            "pagopa-api-management-operator-app.role.json",
            "pagopa-api-management-service-list-secrets.role.json",
            "pagopa-opex-dashboards-contributor.role.json",
            "pagopa-static-web-apps-list-secrets.role.json",
            "pagopa-storage-blob-tags-contributor.role.json",
            "pagopa-storage-queue-data-message-contributor.role.json",
        ];
        Assert.That(RoleFileContent.FilesIn("pagopa"), Is.EqualTo(expected));
    }

    [Test]
    public void Api_management_service_list_secrets_grants_what_the_page_lists()
    {
        Check(
            "pagopa-api-management-service-list-secrets",
            "PagoPA API Management Service List Secrets",
            actions: ["Microsoft.ApiManagement/service/*/listSecrets/action"],
            dataActions: []);
    }

    [Test]
    public void Api_management_operator_app_grants_what_the_page_lists()
    {
        Check(
            "pagopa-api-management-operator-app",
            "PagoPA API Management Operator App",
            actions:
            [
                "Microsoft.ApiManagement/service/*/read",
                "Microsoft.ApiManagement/service/read",
                "Microsoft.ApiManagement/service/write",
                "Microsoft.ApiManagement/service/subscriptions/write",
                "Microsoft.ApiManagement/service/workspaces/subscriptions/write",
                "Microsoft.ApiManagement/service/tenant/write",
                "Microsoft.ApiManagement/service/*/regeneratePrimaryKey/action",
                "Microsoft.ApiManagement/service/*/regenerateSecondaryKey/action",
                "Microsoft.ApiManagement/service/*/listSecrets/action",
                "Microsoft.ApiManagement/service/users/write",
                "Microsoft.ApiManagement/service/users/delete",
                "Microsoft.ApiManagement/service/groups/write",
                "Microsoft.ApiManagement/service/groups/delete",
                "Microsoft.ApiManagement/service/groups/users/read",
                "Microsoft.ApiManagement/service/groups/users/write",
                "Microsoft.ApiManagement/service/groups/users/delete",
                "Microsoft.ApiManagement/service/managedeployments/action",
                "Microsoft.Resources/deployments/*",
            ],
            dataActions: []);
    }

    [Test]
    public void Static_web_apps_list_secrets_grants_what_the_page_lists()
    {
        Check(
            "pagopa-static-web-apps-list-secrets",
            "PagoPA Static Web Apps List Secrets",
            actions: ["Microsoft.Web/staticSites/listSecrets/action", "Microsoft.Web/staticSites/listAppSettings/action"],
            dataActions: []);
    }

    [Test]
    public void Opex_dashboards_contributor_grants_what_the_page_lists()
    {
        Check(
            "pagopa-opex-dashboards-contributor",
            "PagoPA Opex Dashboards Contributor",
            actions: ["Microsoft.Portal/dashboards/write", "Microsoft.Portal/dashboards/read", "Microsoft.Portal/dashboards/delete"],
            dataActions: []);
    }

    [Test]
    public void Storage_blob_tags_contributor_grants_what_the_page_lists_in_the_data_plane()
    {
        Check(
            "pagopa-storage-blob-tags-contributor",
            "PagoPA Storage Blob Tags Contributor",
            actions: [],
            dataActions:
            [
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/read",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/write",
            ]);
    }

    [Test]
    public void Storage_queue_data_message_contributor_grants_what_the_page_lists_in_the_data_plane()
    {
        Check(
            "pagopa-storage-queue-data-message-contributor",
            "PagoPA Storage Queue Data Message Contributor",
            actions: [],
            dataActions:
            [
                "Microsoft.Storage/storageAccounts/queueServices/queues/messages/write",
                "Microsoft.Storage/storageAccounts/queueServices/queues/messages/delete",
                "Microsoft.Storage/storageAccounts/queueServices/queues/messages/process/action",
            ]);
    }

    private static void Check(string file, string name, string[] actions, string[] dataActions)
    {
        var role = RoleFileContent.ReadPowerShell("pagopa", file + ".role.json");
        Assert.That(role.Name, Is.EqualTo(name));
        Assert.That(role.Description, Is.Not.Empty);
        Assert.That(role.Scopes, Is.EqualTo(new[] { "/providers/Microsoft.Management/managementGroups/pagopa" }));
        Assert.That(role.Actions, Is.EqualTo(actions));
        Assert.That(role.NotActions, Is.Empty);
        Assert.That(role.DataActions, Is.EqualTo(dataActions));
        Assert.That(role.NotDataActions, Is.Empty);
    }
}
