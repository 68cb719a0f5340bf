namespace Permissions.ResourceManager.Plans;

/// <summary>
/// What has changed between a plan and a new comparison, as far as it matters: what has become as the model asks is not a
/// change, because nothing is written there any more.
/// </summary>
internal static class PlanChanges
{
    internal static IReadOnlyList<string> Between(IEnumerable<PlannedOperation> planned, IEnumerable<PlannedOperation> current)
    {
        var before = planned.ToDictionary(operation => operation.Key);
        return [.. current
            .Where(operation => operation.Writes || operation.Change == PlannedChange.Conflict)
            .Select(operation => Describe(before.GetValueOrDefault(operation.Key), operation))
            .OfType<string>()];
    }

    private static string? Describe(PlannedOperation? before, PlannedOperation now) =>
        before is null ? $"{now.Subject}: the plan does not know it; now it is {StateOf(now)}."
        : before.Change == now.Change && IsSame(before, now) ? null
        : $"{now.Subject}: it was {StateOf(before)} when the plan was made; now it is {StateOf(now)}.";

    private static bool IsSame(PlannedOperation before, PlannedOperation now) =>
        Equals(before.FormerAssignment, now.FormerAssignment)
        && Equals(Lasting(before.FormerDataPlaneAssignment), Lasting(now.FormerDataPlaneAssignment))
        && (IsSame(before.FormerRole, now.FormerRole) || (now.FormerRole is { } role && RoleSteps.IsBetween(before, role)));

    /// <summary>An assignment of a service's own without how far the service is with it: what that changes is in the operation's change.</summary>
    private static FoundDataPlaneAssignment? Lasting(FoundDataPlaneAssignment? found) => found is null ? null : found with { ProvisioningState = null };

    private static bool IsSame(RoleDefinition? before, RoleDefinition? now) =>
        before is null || now is null ? before is null && now is null : before.Id == now.Id && RoleDifferences.AreNone(before, now);

    private static string StateOf(PlannedOperation operation) => operation switch
    {
        { FormerRole: { } role } => operation.Details.Count == 0 ? $"there as {role.Id}" : $"there as {role.Id}, and differs from the model ({string.Join(" ", operation.Details)})",
        { FormerAssignment: { } assignment } => $"there as {assignment.Name}, {Text(assignment.Condition)} and {Description(assignment.Description)}",
        { FormerDataPlaneAssignment: { } assignment } => $"there as '{assignment.Name}', with '{assignment.RoleName}'",
        _ => "not there",
    };

    private static string Text(string? condition) => string.IsNullOrWhiteSpace(condition) ? "without a condition" : $"with the condition '{ConditionText.Of(condition)}'";

    private static string Description(string? description) => string.IsNullOrEmpty(description) ? "without a description" : $"described as '{description}'";
}
