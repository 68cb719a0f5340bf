namespace Permissions;

/// <summary>Where a request asks, as far as it changes the operation that it needs: a few lists have one operation for a subscription and one for a resource group.</summary>
internal enum ArmRequestScope
{
    /// <summary>Anything else: the tenant, a management group, a resource.</summary>
    Other,

    Subscription,

    ResourceGroup,
}

/// <summary>Scopes as the table of requests writes them.</summary>
internal static class ArmRequestScopeNames
{
    internal const char Mark = '@';

    private static readonly (string Name, ArmRequestScope Scope)[] All = [("@resourceGroup", ArmRequestScope.ResourceGroup), ("@subscription", ArmRequestScope.Subscription)];

    /// <summary>The scope of a name with its mark; null for another name.</summary>
    internal static ArmRequestScope? Parse(string name) =>
        All.Where(scope => scope.Name == name).Select(scope => (ArmRequestScope?)scope.Scope).FirstOrDefault();

    internal static string Name(ArmRequestScope scope) => All.First(known => known.Scope == scope).Name;

    /// <summary>The scope that stands before a path's last provider.</summary>
    /// <param name="segments">The whole path's segments.</param>
    /// <param name="provider">The place of the segment before the provider.</param>
    internal static ArmRequestScope Before(IReadOnlyList<string> segments, int provider) => provider switch
    {
        2 when Is(segments, 0, "subscriptions") => ArmRequestScope.Subscription,
        4 when Is(segments, 0, "subscriptions") && Is(segments, 2, "resourceGroups") => ArmRequestScope.ResourceGroup,
        _ => ArmRequestScope.Other,
    };

    private static bool Is(IReadOnlyList<string> segments, int index, string name) => string.Equals(segments[index], name, StringComparison.OrdinalIgnoreCase);
}
