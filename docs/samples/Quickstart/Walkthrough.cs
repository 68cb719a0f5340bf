using System.Globalization;
using Azure;
using Permissions;
using Permissions.ResourceManager;
using Quickstart.BuiltIn;
using Quickstart.PagoPA;
using Quickstart.Seqera;

namespace Quickstart;

/// <summary>The main job, in the order in which the two public documents tell it.</summary>
internal sealed class Walkthrough(RbacClient rbac, AzureNames names, Report report, ArmRequestLog requests)
{
    /// <summary>Each class was made from a role file; the subscription id is the file's placeholder.</summary>
    private RoleDefinition[] SeqeraRoles =>
    [
        SeqeraAzureCloud.For(names.SubscriptionId),
        SeqeraAzureCloudCreate.For(names.SubscriptionId),
        SeqeraAzureCloudLaunch.For(names.SubscriptionId),
        SeqeraAzureCloudLogs.For(names.SubscriptionId),
        SeqeraAzureCloudDataLinks.For(names.SubscriptionId),
        SeqeraAzureCloudDispose.For(names.SubscriptionId),
    ];

    /// <summary>The document defines them at PagoPA's own management group; another tenant has another one.</summary>
    private IEnumerable<RoleDefinition> PagoPARoles =>
        new RoleDefinition[]
        {
            PagoPAAPIManagementServiceListSecrets.Instance,
            PagoPAAPIManagementOperatorApp.Instance,
            PagoPAStaticWebAppsListSecrets.Instance,
            PagoPAOpexDashboardsContributor.Instance,
            PagoPAStorageBlobTagsContributor.Instance,
            PagoPAStorageQueueDataMessageContributor.Instance,
        }
        .Select(role => role.WithAssignableScopes(names.ManagementGroup));

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunOnceAsync(cancellationToken);
            report.Heading("Everything a second time", "Names are deterministic and roles are compared by meaning, so nothing may change.");
            report.StartSecondRun();
            await RunOnceAsync(cancellationToken);
            var isUnchanged = report.Finish();
            SayWhatItNeeded();
            return isUnchanged;
        }
        catch (Exception exception) when (exception is RequestFailedException or InvalidAccessRequestException or Azure.Identity.AuthenticationFailedException)
        {
            report.Failure(exception.Message);
            return false;
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        report.Heading("Seqera's roles", $"made from definitions/seqera, assignable at {names.Subscription}");
        foreach (var role in SeqeraRoles)
            await CreateAsync(role, cancellationToken);

        report.Heading("The full role, for Seqera Platform", $"to {names.Seqera}");
        // The role may assign roles. Under the portal's recommended condition it cannot assign those that administer access.
        await AssignAsync(SeqeraRoles[0], names.Subscription, "Seqera Platform creates Azure Cloud compute environments.", cancellationToken, RoleCondition.DelegateAllExceptPrivilegedRoles);

        report.Heading("Built-in roles, for Azure Batch", "Azure Batch needs no role of its own");
        await AssignAsync(StorageBlobDataReader.Instance, names.StorageAccount, "Seqera Platform reads pipeline data.", cancellationToken);
        await AssignAsync(StorageBlobDataContributor.Instance, names.StorageAccount, "Seqera Platform writes pipeline data.", cancellationToken);
        await AssignAsync(AzureBatchDataContributor.Instance, names.BatchAccount, "Seqera Platform runs jobs.", cancellationToken);

        report.Heading("PagoPA's custom roles", $"made from definitions/pagopa, assignable at {names.ManagementGroup}");
        foreach (var role in PagoPARoles)
            await CreateAsync(role, cancellationToken);
    }

    /// <summary>Every request of both runs was recorded: what they need is what a role for this program has to grant.</summary>
    private void SayWhatItNeeded()
    {
        report.Heading("What this program needs", $"from the {requests.Entries.Sum(entry => entry.Count)} requests that it sent");
        foreach (var entry in requests.Entries)
            report.Line($"{entry.Count,3} x {entry}");

        report.Heading("The least built-in roles for it", "chosen among all built-in roles; risky operations weigh more than others");
        SayRoles(LeastPrivilege.For(requests.Needs()));

        var withCustom = LeastPrivilege.For(requests.Needs(), new() { Objective = LeastPrivilegeObjective.LeastExcessWithResidual });
        report.Heading("Or a custom role, and built-in ones where they grant little more", "an operation in the custom role weighs as much as a harmless one too many");
        SayRoles(withCustom);
        foreach (var operation in withCustom.Residual)
            report.Line($"{"a custom role",-48} grants {operation}");
    }

    private void SayRoles(LeastPrivilegeResult result)
    {
        foreach (var chosen in result.Roles)
            report.Line($"{chosen.Role.Name,-48} covers {chosen.Covers.Count} of {result.Needs.Count}, grants {Count(chosen.Excess.Count, "operation") ?? "nothing"} more");
    }

    private async Task CreateAsync(RoleDefinition role, CancellationToken cancellationToken)
    {
        var result = await rbac.CreateOrUpdateRoleDefinitionAsync(role, cancellationToken);
        report.Step(result.Outcome, role.Name, Grants(role));
    }

    private async Task AssignAsync(RoleDefinition role, Scope scope, string description, CancellationToken cancellationToken, RoleCondition? condition = null)
    {
        var result = await rbac.AssignAsync(role, names.Seqera, scope, description, condition, cancellationToken);
        report.Step(result.Outcome, role.Name, condition is null ? $"at {scope}" : $"at {scope}, under a condition");
    }

    private static string Grants(RoleDefinition role)
    {
        var actions = Count(role.PermissionBlocks.Sum(block => block.Actions.Count), "action");
        var dataActions = Count(role.PermissionBlocks.Sum(block => block.DataActions.Count), "data action");
        return string.Join(", ", new[] { actions, dataActions }.OfType<string>());
    }

    private static string? Count(int count, string what) => count == 0 ? null : count == 1 ? $"1 {what}" : $"{count.ToString("#,0", CultureInfo.InvariantCulture)} {what}s";
}
