using Permissions.Json;

namespace Permissions.Rules;

/// <summary>Under which condition an identity or a level gives a role: RBAC060 to RBAC064 over the condition, RBAC110 where a role that assigns roles has none.</summary>
internal static class GivenRoles
{
    private static readonly ControlAction Delegation = ControlAction.FromService("Microsoft.Authorization/roleAssignments/write");

    internal static IEnumerable<RuleFinding> Check(IdentityRoleSyntax given, AccessRoles roles)
    {
        roles.TryFind(given.Role.Value, out var role);
        if (given.Condition is { } condition)
        {
            foreach (var finding in ConditionRules.Check(condition.Value, role))
                yield return finding with { Span = ConditionRule.SpanOf(condition, finding.Span), Message = Phrases.Printable(finding.Message) };
        }
        else if (role is not null && given.Delegation is null && MayDelegate(role))
            yield return Unconditional(given.Role, role, "Write it as { \"role\": …, \"delegation\": \"allExceptPrivilegedRoles\" }, or with the text of a 'condition', that says which roles it may assign.");
    }

    internal static IEnumerable<RuleFinding> Check(AccessGrantSyntax given, AccessRoles roles)
    {
        if (given.Mechanism == AccessMechanism.ArmRoleAssignment && roles.TryFind(given.Role.Value, out var role) && MayDelegate(role))
            yield return Unconditional(given.Role, role, "A level has no condition of its own: give the role by an identity file, with a 'delegation' or 'condition', or pass a condition wherever the level is given.");
    }

    /// <summary>Whether the role writes role assignments without a condition of its own.</summary>
    internal static bool MayDelegate(RoleDefinition role) => role.Permissions.Allows(Delegation);

    private static RuleFinding Unconditional(JsonStringSyntax place, RoleDefinition role, string wayOut) => AccessFileRules.Finding(
        RuleDescriptors.UnconditionalAssignment,
        place.Span,
        $"The {(role.Type == RoleType.BuiltIn ? "built-in " : string.Empty)}role '{role.Name}' assigns any role, also to itself. {wayOut}");
}
