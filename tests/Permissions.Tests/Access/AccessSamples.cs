namespace Permissions.Tests.Access;

/// <summary>A role, a principal and scopes to make models of.</summary>
internal static class AccessSamples
{
    public static readonly Guid SubscriptionId = new("6f1a2b3c-0000-4000-8000-00000000c0de");
    public static readonly Scope Subscription = Scope.Subscription(SubscriptionId);
    public static readonly Scope Group = Scope.ResourceGroup(SubscriptionId, "data");
    public static readonly Guid RoleId = new("3e5e47e6-65f7-47ef-90b5-e5dd4d455f24");
    public static readonly Principal App = Principal.ServicePrincipal(new("9d4f1a2b-1111-4222-8333-444455556666"));

    public static RoleDefinition Role(
        string name = "Log reader",
        string action = "Microsoft.Insights/logs/read",
        Scope? scope = null,
        Guid? id = null,
        string description = "Reads logs.",
        string[]? placeholders = null,
        DataAction[]? dataActions = null,
        RoleType type = RoleType.Custom) =>
        new(name, description, type, [new([ControlAction.Parse(action)], dataActions: dataActions)], [scope ?? Subscription], id, placeholders);
}
