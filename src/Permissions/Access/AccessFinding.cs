namespace Permissions;

/// <summary>What kind of contradiction a finding is about.</summary>
public enum AccessFindingKind
{
    /// <summary>A role definition that Azure refuses whoever gets it.</summary>
    InvalidRole,

    /// <summary>An assignment that Azure refuses whatever else the model holds: its principal, its description or its condition.</summary>
    InvalidAssignment,

    /// <summary>A placeholder in a role's assignable scopes that has no value.</summary>
    OpenPlaceholder,

    /// <summary>An assignment at a scope that none of the role's assignable scopes contains.</summary>
    OutsideAssignableScopes,

    /// <summary>A custom role with data actions, assigned at a management group.</summary>
    DataActionsAtManagementGroup,

    /// <summary>Two roles of one name that do not mean the same.</summary>
    RoleNameTwice,

    /// <summary>One GUID for two roles.</summary>
    RoleIdTwice,

    /// <summary>One principal, role and scope with and without a condition, or with two.</summary>
    ConditionsDiffer,

    /// <summary>One principal, role and scope with two reasons.</summary>
    ReasonsDiffer,

    /// <summary>An assignment without a reason in a model that asks for reasons.</summary>
    ReasonMissing,

    /// <summary>More assignments or roles than Azure takes, counted in the model alone.</summary>
    OverLimit,

    /// <summary>One principal with two access policies at one Redis cache or database.</summary>
    PoliciesDiffer,

    /// <summary>One object id as two kinds of principal.</summary>
    PrincipalTypesDiffer,
}

/// <summary>One thing in a model, a role or an assignment that Azure would refuse, or that cannot be meant.</summary>
/// <param name="Kind">What kind of contradiction it is.</param>
/// <param name="Subject">What it is about, as the start of a sentence: <c>Role 'Reader of tags'</c>.</param>
/// <param name="Message">What is wrong, what was expected, and the way out.</param>
/// <param name="RuleId">The rule that found it, such as <c>RBAC021</c>, the same as in the compiler; null where no rule of role files says so.</param>
public sealed record AccessFinding(AccessFindingKind Kind, string Subject, string Message, string? RuleId = null)
{
    /// <summary>Subject, rule and message, as in <c>Role 'Reader of tags': RBAC021: …</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => RuleId is null ? $"{Subject}: {Message}" : $"{Subject}: {RuleId}: {Message}";
}
