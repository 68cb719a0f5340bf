using Permissions.ResourceManager.DataPlane;

namespace Permissions.ResourceManager.Plans;

/// <summary>Compares the assignments that a model asks services for with those that the services keep. Pure, as <see cref="Planner"/>.</summary>
internal sealed class DataPlanePlanner(AccessModel model, AzureState state, AccessPlanOptions options)
{
    /// <summary>What becomes of each assignment of the model, in its order.</summary>
    internal IEnumerable<PlannedOperation> PlanWanted() => model.DataPlaneAssignments.Select(Plan);

    /// <summary>What the model's name made and the model no longer holds, in a fixed order.</summary>
    internal IReadOnlyList<FoundDataPlaneAssignment> FindLeftovers()
    {
        var wanted = model.DataPlaneAssignments.Select(OperationKey.Of).ToHashSet();
        return [.. state.DataPlaneAssignments
            .Where(found => Owns(found) && !wanted.Contains(OperationKey.Of(found)))
            .DistinctBy(OperationKey.Of)
            .OrderBy(found => found.Scope.Path, StringComparer.OrdinalIgnoreCase)
            .ThenBy(found => found.Name, StringComparer.OrdinalIgnoreCase)];
    }

    internal PlannedOperation PlanRemoval(FoundDataPlaneAssignment found) =>
        PlannedOperation.OfDataPlane(PlannedChange.Delete, OwnNameOf(found), found.Name, null, found, state.IsMissing(found));

    private PlannedOperation Plan(DataPlaneAssignment wanted)
    {
        // Of several, the one that needs nothing is taken, and of those the model's own.
        var found = state.Find(wanted).OrderBy(one => Differences(one, wanted).Count).ThenByDescending(Owns).FirstOrDefault();
        var name = model.DataPlaneAssignmentName(wanted.Mechanism, wanted.Scope, wanted.Principal.ObjectId, wanted.Role.Id);
        var (change, details) = found is null ? (PlannedChange.Create, []) : Compare(found, wanted);
        var isMissing = state.MissingPrincipals.Contains(wanted.Principal.ObjectId);
        return PlannedOperation.OfDataPlane(change, Guid.TryParse(found?.Name, out var stated) ? stated : name, found?.Name ?? Holder.Of(wanted).Service.NameOf(name), wanted, found, isMissing, details);
    }

    private (PlannedChange, IReadOnlyList<string>) Compare(FoundDataPlaneAssignment found, DataPlaneAssignment wanted)
    {
        var differences = Differences(found, wanted);
        var isOwn = Owns(found);
        if (differences.Count == 0)
            return (isOwn ? PlannedChange.Nothing : PlannedChange.Adopt, []);
        return isOwn || options.TakeOver
            ? (PlannedChange.Update, differences)
            : (PlannedChange.Conflict, [$"It was made elsewhere, as '{found.Name}', and its service keeps one for it.", .. differences]);
    }

    /// <summary>What differs in meaning: scope, principal and SQL role are the same where one is found, and an alias is a label only.</summary>
    private static List<string> Differences(FoundDataPlaneAssignment found, DataPlaneAssignment wanted)
    {
        var differences = new List<string>();
        if (wanted.Mechanism == AccessMechanism.RedisAccessPolicyAssignment && !string.Equals(found.RoleName, wanted.Role.Name, StringComparison.OrdinalIgnoreCase))
            differences.Add($"Access policy: '{found.RoleName}' becomes '{wanted.Role.Name}'.");
        if (found.IsBroken)
            differences.Add($"It does not hold: its provisioning state is '{found.ProvisioningState}'.");
        return differences;
    }

    /// <summary>Whether the assignment has the name that the model's name gives to its own scope, principal and SQL role.</summary>
    private bool Owns(FoundDataPlaneAssignment found) => Guid.TryParse(found.Name, out var name) && name == OwnNameOf(found);

    private Guid OwnNameOf(FoundDataPlaneAssignment found) => model.DataPlaneAssignmentName(found.Mechanism, found.Scope, found.PrincipalId, found.RoleId);
}
