using Permissions.Emulator.Requests;

namespace Permissions.Emulator.DataPlane;

/// <summary>What a request for an assignment of a service's own addresses: the assignments of a resource, or one of them.</summary>
internal sealed record DataPlaneTarget(EmulatedService Service, Scope Resource, string? Name)
{
    /// <summary>Reads a path.</summary>
    /// <returns>What it addresses; null where that is not served here.</returns>
    /// <exception cref="ArmException">The subscription in it is malformed.</exception>
    internal static DataPlaneTarget? Parse(string path)
    {
        // '', subscriptions, {id}, resourceGroups, {name}, providers, {provider}, then types and names in turn.
        var segments = path.Split('/');
        if (segments.Length < 10 || !Same(segments[1], "subscriptions") || !Same(segments[3], "resourceGroups") || !Same(segments[5], "providers"))
            return null;
        foreach (var service in EmulatedService.All)
        {
            var collection = 7 + (service.Parents.Count * 2);
            if (segments.Length - collection is not (1 or 2) || !Same(segments[6], service.Provider) || !Same(segments[collection], service.Collection))
                continue;
            if (service.Parents.Select((type, index) => Same(segments[7 + (index * 2)], type)).All(isSame => isSame))
                return new(service, ArmTarget.ScopeOf(string.Join('/', segments[..collection])), segments.Length > collection + 1 ? segments[^1] : null);
        }

        return null;
    }

    internal string IdOf(string name) => $"{Resource.Path}/{Service.Collection}/{name}";

    internal bool IsFor(StoredDataPlaneAssignment assignment) => assignment.Service == Service && assignment.Resource == Resource;

    internal bool IsFor(StoredDataPlaneAssignment assignment, string? name) => IsFor(assignment) && string.Equals(assignment.Name, name, StringComparison.OrdinalIgnoreCase);

    internal bool IsSame(DataPlaneTarget other) =>
        Service == other.Service && Resource == other.Resource && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The address at which an operation that was accepted is asked about.</summary>
/// <param name="Subscription">The subscription in it.</param>
/// <param name="IsResult">Whether it is the one of <c>Location</c>, which answers with what came of it.</param>
/// <param name="Id">The operation.</param>
internal sealed record OperationTarget(Scope Subscription, bool IsResult, Guid Id)
{
    private const string Status = "operationsStatus";
    private const string Result = "operationResults";

    /// <summary>Reads a path; null where it is no such address.</summary>
    /// <exception cref="ArmException">The subscription in it is malformed.</exception>
    internal static OperationTarget? Parse(string path)
    {
        var segments = path.Split('/');
        if (segments.Length != 9 || !Same(segments[1], "subscriptions") || !Same(segments[3], "providers") || !Same(segments[5], "locations"))
            return null;
        if (!EmulatedService.All.Any(service => Same(service.Provider, segments[4])) || !(Same(segments[7], Status) || Same(segments[7], Result)))
            return null;
        var id = Guid.TryParseExact(segments[8], "D", out var given) ? given : Guid.Empty;
        return new(ArmTarget.ScopeOf(string.Join('/', segments[..3])), Same(segments[7], Result), id);
    }

    /// <summary>The address that an answer gives for an operation.</summary>
    internal static string LinkTo(PendingWrite write, ArmRequest request, bool isResult) =>
        $"{request.Uri.GetLeftPart(UriPartial.Authority)}/subscriptions/{write.Target.Resource.SubscriptionId:D}/providers/{write.Target.Service.Provider}/locations/westeurope/{(isResult ? Result : Status)}/{write.Id:D}?api-version={request.QueryValue("api-version")}";

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
