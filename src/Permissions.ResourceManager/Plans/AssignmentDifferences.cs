namespace Permissions.ResourceManager.Plans;

/// <summary>What tells an assignment in Azure from the one that a model asks for at the same scope, for the same principal and role.</summary>
internal static class AssignmentDifferences
{
    /// <summary>One sentence a difference; empty when Azure holds what is asked for. A reason that is not stated is none.</summary>
    internal static IReadOnlyList<string> Between(RoleAssignment found, AccessAssignment wanted)
    {
        var differences = new List<string>();
        if (!IsSameGrant(found, wanted))
            differences.Add($"Condition: {Text(found.Condition)} becomes {Text(wanted.Condition)}.");
        if (wanted.Reason is not null && !string.Equals(wanted.Reason, found.Description ?? string.Empty, StringComparison.Ordinal))
            differences.Add($"Description: '{found.Description}' becomes '{wanted.Reason}'.");
        return differences;
    }

    /// <summary>Whether both give the same, whatever they say about it.</summary>
    internal static bool IsSameGrant(RoleAssignment found, AccessAssignment wanted) => RoleCondition.MeanTheSame(found.Condition, wanted.Condition);

    private static string Text(string? condition) => string.IsNullOrWhiteSpace(condition) ? "none" : $"'{ConditionText.Of(condition)}'";
}
