using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC051: a higher capability grants all that a lower one does, for every possible operation and under both readings of <c>/*/</c>.</summary>
internal static class LevelOrder
{
    internal static IEnumerable<RuleFinding> Check(AccessKindSyntax kind, AccessRoles roles)
    {
        // What could not be read or found is reported already, and nothing is proved of the rest.
        var levels = kind.Levels.Where(level => level.IsCapability && level.Grants.Count > 0).ToArray();
        var isProved = new bool[levels.Length, levels.Length];
        for (var higher = 1; higher < levels.Length; higher++)
        {
            for (var lower = higher - 1; lower >= 0; lower--)
            {
                var follows = Enumerable.Range(lower + 1, higher - lower - 1).Any(middle => isProved[lower, middle] && isProved[middle, higher]);
                var finding = follows ? null : Check(kind, levels[lower], levels[higher], roles);
                isProved[lower, higher] = finding is null;
                if (finding is not null)
                    yield return finding;
            }
        }
    }

    private static RuleFinding? Check(AccessKindSyntax kind, AccessLevelSyntax lower, AccessLevelSyntax higher, AccessRoles roles)
    {
        var missing = lower.Grants.All(grant => IsKnown(grant, roles)) && higher.Grants.All(grant => IsKnown(grant, roles))
            ? MissingDataPlane(lower, higher) ?? MissingOperation(lower, higher, roles)
            : null;
        if (missing is null)
            return null;
        var (given, what) = missing.Value;
        var message = what is null
            ? $"It could not be proved that '{higher.Name.Value}' of {kind.Name.Value} holds all that '{lower.Name.Value}' does: whether it holds what '{given.Role.Value}' grants is too hard to decide. Give '{higher.Name.Value}' the role '{given.Role.Value}' too, or make them 'directions', which promise nothing of each other."
            : $"'{higher.Name.Value}' of {kind.Name.Value} does not hold all that '{lower.Name.Value}' does: {what} is granted by '{given.Role.Value}' and by nothing in '{higher.Name.Value}'. Add a role that grants it, or make them 'directions', which promise nothing of each other.";
        return AccessFileRules.Finding(RuleDescriptors.LevelsNotOrdered, higher.Name.Span, message) with
        {
            Related = [given.Role.Span],
        };
    }

    private static (AccessGrantSyntax Given, string? What)? MissingDataPlane(AccessLevelSyntax lower, AccessLevelSyntax higher)
    {
        foreach (var grant in lower.Grants)
        {
            if (RoleOf(grant) is { } role && !higher.Grants.Any(other => Reaches(other, grant) && RoleOf(other)?.Contains(role) == true))
                return (grant, $"what a {grant.Mechanism} gives");
        }

        return null;
    }

    /// <summary>What is missing of the lower level; without a word for it where that could be neither proved nor shown.</summary>
    private static (AccessGrantSyntax Given, string? What)? MissingOperation(AccessLevelSyntax lower, AccessLevelSyntax higher, AccessRoles roles)
    {
        AccessGrantSyntax? unproved = null;
        foreach (var grant in lower.Grants.Where(grant => grant.Mechanism == AccessMechanism.ArmRoleAssignment))
        {
            var held = higher.Grants
                .Where(other => other.Mechanism == AccessMechanism.ArmRoleAssignment && Reaches(other, grant))
                .Aggregate(PermissionSet.Empty, (all, other) => all.Union(Permissions(other, roles)));
            var answer = Permissions(grant, roles).IsSubsetOf(held);
            if (answer.Kind == SetAnswerKind.Yes)
                continue;
            if (answer.Witness is not { } witness)
            {
                unproved ??= grant;
                continue;
            }

            var condition = answer.Kind == SetAnswerKind.OnlyIfConditionsHold ? " (unless a condition holds)" : string.Empty;
            return (grant, $"the {Phrases.KindOf(witness.Plane)} '{witness.Operation}'{condition}");
        }

        return unproved is null ? null : (unproved, null);
    }

    private static bool IsKnown(AccessGrantSyntax grant, AccessRoles roles) =>
        grant.Mechanism == AccessMechanism.ArmRoleAssignment ? roles.TryFind(grant.Role.Value, out _) : RoleOf(grant) is not null;

    private static DataPlaneRole? RoleOf(AccessGrantSyntax grant) => DataPlaneRole.TryFind(grant.Mechanism, grant.Role.Value, out var role) ? role : null;

    private static PermissionSet Permissions(AccessGrantSyntax grant, AccessRoles roles) =>
        roles.TryFind(grant.Role.Value, out var role) ? role.Permissions : PermissionSet.Empty;

    /// <summary>Whether a grant holds wherever another one does: at the level's own scope, or at one above it.</summary>
    private static bool Reaches(AccessGrantSyntax grant, AccessGrantSyntax other) =>
        grant.At is null ? other.At is null : other.At is null || grant.At.Contains(other.At);
}
