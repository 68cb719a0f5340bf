namespace Permissions.Rules;

/// <summary>
/// The operations by which a principal can come to rights that it was not given, each with the way. Only what does so by
/// itself: writing a resource that merely runs code, such as a web site, is left out, or every contributor would be named.
/// </summary>
/// <remarks>Sources: Azure's documentation of each operation, and which of them the condition templates for delegating role assignments guard.</remarks>
internal static class PrivilegedOperations
{
    private const string Identity = "runs code on a machine, where it can take tokens of the machine's identity";

    /// <summary>Operation, plane and what it lets a principal do.</summary>
    internal static IReadOnlyList<(string Operation, OperationPlane Plane, string Way)> All { get; } =
    [
        ("Microsoft.Authorization/roleAssignments/write", OperationPlane.Control, "assigns any role, also to itself"),
        ("Microsoft.Authorization/roleAssignmentScheduleRequests/write", OperationPlane.Control, "assigns any role for a time, also to itself"),
        ("Microsoft.Authorization/roleEligibilityScheduleRequests/write", OperationPlane.Control, "makes anyone eligible for any role, also itself"),
        ("Microsoft.Authorization/roleManagementPolicies/write", OperationPlane.Control, "drops the approval that activating a role asks for"),
        ("Microsoft.Authorization/roleDefinitions/write", OperationPlane.Control, "changes what a role grants, also one that it has"),
        ("Microsoft.Authorization/elevateAccess/action", OperationPlane.Control, "takes User Access Administrator at the tenant root"),
        ("Microsoft.Authorization/denyAssignments/delete", OperationPlane.Control, "removes what denies it something"),
        ("Microsoft.Authorization/policyDefinitions/write", OperationPlane.Control, "changes what a policy deploys as the identity of its assignment"),
        ("Microsoft.ManagedIdentity/userAssignedIdentities/assign/action", OperationPlane.Control, "attaches an identity to a resource, and acts as it from there"),
        ("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write", OperationPlane.Control, "lets a token from outside sign in as an identity"),
        ("Microsoft.Compute/virtualMachines/runCommand/action", OperationPlane.Control, Identity),
        ("Microsoft.Compute/virtualMachines/runCommands/write", OperationPlane.Control, Identity),
        ("Microsoft.Compute/virtualMachines/extensions/write", OperationPlane.Control, Identity),
        ("Microsoft.Compute/virtualMachineScaleSets/extensions/write", OperationPlane.Control, Identity),
        ("Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommand/action", OperationPlane.Control, Identity),
        ("Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommands/write", OperationPlane.Control, Identity),
        ("Microsoft.Compute/virtualMachineScaleSets/virtualMachines/extensions/write", OperationPlane.Control, Identity),
        ("Microsoft.HybridCompute/machines/runcommands/write", OperationPlane.Control, Identity),
        ("Microsoft.HybridCompute/machines/extensions/write", OperationPlane.Control, Identity),
        ("Microsoft.ContainerService/managedClusters/runCommand/action", OperationPlane.Control, "runs commands in a cluster as its administrator"),
        ("Microsoft.Automation/automationAccounts/runbooks/write", OperationPlane.Control, "changes a runbook that runs as the account's identity"),
        ("Microsoft.Automation/automationAccounts/runbooks/draft/content/write", OperationPlane.Control, "changes a runbook that runs as the account's identity"),
        ("Microsoft.Logic/workflows/write", OperationPlane.Control, "changes a workflow that runs as its identity"),
        ("Microsoft.Compute/virtualMachines/loginAsAdmin/action", OperationPlane.Data, "signs in as the machine's administrator, who can take tokens of its identity"),
        ("Microsoft.Compute/virtualMachines/WACloginAsAdmin/action", OperationPlane.Data, "signs in as the machine's administrator, who can take tokens of its identity"),
        ("Microsoft.HybridCompute/machines/loginAsAdmin/action", OperationPlane.Data, "signs in as the machine's administrator, who can take tokens of its identity"),
        ("Microsoft.HybridCompute/machines/WACloginAsAdmin/action", OperationPlane.Data, "signs in as the machine's administrator, who can take tokens of its identity"),
    ];
}
