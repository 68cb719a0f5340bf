using LandingZone.Model;
using Permissions;
using Permissions.Conditions;
using Permissions.Emulator;
using Permissions.ResourceManager;

namespace LandingZone;

/// <summary>May somebody do something somewhere? Asked of what a verification found, with the answer that is right.</summary>
internal sealed record Question(Principal Who, string What, Scope Where, Func<PermissionSet, PermissionAnswer> Ask, GrantKind Expected)
{
    internal static readonly ControlAction AssignRoles = ControlAction.Parse("Microsoft.Authorization/roleAssignments/write");

    private static readonly ControlAction ChangeSites = ControlAction.Parse("Microsoft.Web/sites/write");
    private static readonly ControlAction ListApiSecrets = ControlAction.Parse("Microsoft.ApiManagement/service/identityProviders/listSecrets/action");
    private static readonly DataAction ReadSecrets = DataAction.Parse("Microsoft.KeyVault/vaults/secrets/getSecret/action");
    private static readonly DataAction WriteBlobs = DataAction.Parse("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write");
    private static readonly DataAction SendMessages = DataAction.Parse("Microsoft.ServiceBus/namespaces/messages/send/action");

    /// <summary>What pipelines and applications can do, and what they cannot.</summary>
    internal static readonly Question[] All =
    [
        Of(People.InfraCi, "show the secrets of interfaces", Places.ApiManagement, ListApiSecrets, GrantKind.Granted),
        Of(People.InfraCi, "change a web app", Places.App, ChangeSites, GrantKind.NotGranted),
        Of(People.InfraCd, "change a web app", Places.App, ChangeSites, GrantKind.Granted),
        Of(People.InfraCd, "assign roles", Places.App, AssignRoles, GrantKind.OnlyIfConditionsHold),
        Of(People.AppCd, "change a web app", Places.App, ChangeSites, GrantKind.Granted),
        NoRolesFromAppCd,
        Of(People.AppCd, "read secrets", Places.Vault, ReadSecrets, GrantKind.NotGranted),
        Of(People.OrdersApi, "read secrets", Places.Vault, ReadSecrets, GrantKind.Granted),
        Of(People.OrdersApi, "store blobs", Places.Incoming, WriteBlobs, GrantKind.Granted),
        Of(People.OrdersApi, "store blobs", Places.Receipts, WriteBlobs, GrantKind.NotGranted),
        Of(People.OrdersWorker, "send to topics", Places.Topic, SendMessages, GrantKind.NotGranted),
    ];

    /// <summary>A release of an application is no reason to change who may do what.</summary>
    internal static Question NoRolesFromAppCd => Of(People.AppCd, "assign roles", Places.App, AssignRoles, GrantKind.NotGranted);

    /// <summary>What is the case.</summary>
    internal GrantKind In(AccessVerification verification) => Ask(verification.For(Who.ObjectId, Where)!.Permissions).Kind;

    /// <summary>Asks Azure itself whether somebody may assign a role to others: the condition on the assignment decides.</summary>
    internal static AccessDecision MayAssign(EmulatedTenant azure, Principal who, RoleDefinition role, Scope where) =>
        azure.Authorize(who.ObjectId, AssignRoles, where, new ConditionContext(AssignRoles).With(ConditionAttributes.RequestedRole, IdOf(role)));

    /// <summary>The question with its answer.</summary>
    internal string Answered(GrantKind answer)
    {
        var verb = answer switch
        {
            GrantKind.Granted => "may",
            GrantKind.OnlyIfConditionsHold => "may under a condition",
            _ => "may not",
        };
        return $"{Who} {verb} {What} at {Where}";
    }

    private static Guid IdOf(RoleDefinition role) => LandingZoneModel.Today.RoleIdOf(role);

    private static Question Of(Principal who, string what, Scope where, ControlAction action, GrantKind expected) => new(who, what, where, set => set.Explain(action), expected);

    private static Question Of(Principal who, string what, Scope where, DataAction action, GrantKind expected) => new(who, what, where, set => set.Explain(action), expected);
}
