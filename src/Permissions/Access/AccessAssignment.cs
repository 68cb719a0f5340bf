namespace Permissions;

/// <summary>An assignment as a model asks for it: a principal has a role at a scope and below, for a reason, perhaps under a condition. Immutable.</summary>
public sealed class AccessAssignment
{
    /// <summary>The longest description that Azure takes of an assignment: 2 KB (azure-docs, includes/role-based-access-control/limits.md). A reason is sent as it.</summary>
    public const int MaximumReasonLength = 2 * 1024;

    /// <summary>The longest condition that Azure takes, in bytes of UTF-8: 8 KB (azure-docs, conditions-faq.md).</summary>
    public const int MaximumConditionLength = 8 * 1024;

    /// <summary>Asks for an assignment of a role.</summary>
    /// <param name="role">The role, custom or built in. It has to be in Azure, or be defined by the same model.</param>
    /// <param name="principal">Who gets it, by object id.</param>
    /// <param name="scope">Where it holds, with all below.</param>
    /// <param name="reason">Why it is given, at most 2 KB; sent as the assignment's description. Null leaves a description that is there.</param>
    /// <param name="condition">The condition, a <see cref="RoleCondition"/> or its text, of version 2.0 and at most 8 KB; null for always.</param>
    /// <exception cref="ArgumentNullException"><paramref name="role"/>, <paramref name="principal"/> or <paramref name="scope"/> is null.</exception>
    public AccessAssignment(RoleDefinition role, Principal principal, Scope scope, string? reason = null, [ConditionString] string? condition = null)
        : this(role ?? throw new ArgumentNullException(nameof(role)), role.Id, principal, scope, reason, condition)
    {
    }

    /// <summary>Asks for an assignment of a role that is known by its GUID only.</summary>
    /// <param name="roleDefinitionId">The GUID of the role, custom or built in.</param>
    /// <param name="principal">Who gets it, by object id.</param>
    /// <param name="scope">Where it holds, with all below.</param>
    /// <param name="reason">Why it is given, at most 2 KB; sent as the assignment's description. Null leaves a description that is there.</param>
    /// <param name="condition">The condition, a <see cref="RoleCondition"/> or its text, of version 2.0 and at most 8 KB; null for always.</param>
    /// <exception cref="ArgumentNullException"><paramref name="principal"/> or <paramref name="scope"/> is null.</exception>
    public AccessAssignment(Guid roleDefinitionId, Principal principal, Scope scope, string? reason = null, [ConditionString] string? condition = null)
        : this(null, roleDefinitionId, principal, scope, reason, condition)
    {
    }

    private AccessAssignment(RoleDefinition? role, Guid? roleDefinitionId, Principal principal, Scope scope, string? reason, string? condition)
    {
        Role = role;
        RoleDefinitionId = roleDefinitionId;
        Principal = principal ?? throw new ArgumentNullException(nameof(principal));
        Scope = scope ?? throw new ArgumentNullException(nameof(scope));
        Reason = reason;
        Condition = condition;
    }

    /// <summary>The role; null where only its GUID is known.</summary>
    public RoleDefinition? Role { get; }

    /// <summary>The GUID of the role; null where the role states none.</summary>
    public Guid? RoleDefinitionId { get; }

    /// <summary>Who gets the role.</summary>
    public Principal Principal { get; }

    /// <summary>Where the role is given.</summary>
    public Scope Scope { get; }

    /// <summary>Why it is given; null where nothing was said.</summary>
    public string? Reason { get; }

    /// <summary>The condition under which it holds; null for always.</summary>
    public string? Condition { get; }

    /// <summary>The same assignment under another condition, such as <see cref="RoleCondition.DelegateAllExceptPrivilegedRoles"/> for a role that assigns roles.</summary>
    /// <param name="condition">The condition, a <see cref="RoleCondition"/> or its text, of version 2.0 and at most 8 KB; null for always.</param>
    /// <returns>The assignment.</returns>
    public AccessAssignment Under([ConditionString] string? condition) => new(Role, RoleDefinitionId, Principal, Scope, Reason, condition);

    /// <summary>How messages name the role: <c>role 'Reader of tags'</c>, or its GUID where only that is known.</summary>
    internal string RoleText => Role is { } role ? $"role '{role.Name}'" : $"role {RoleDefinitionId:D}";

    /// <summary>Who gets which role where.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{RoleText} for {Principal} at {Scope}";
}
