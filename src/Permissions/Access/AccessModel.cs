using System.Diagnostics.Contracts;

namespace Permissions;

/// <summary>
/// Who may do what, as it shall be: a named set of role definitions and role assignments, put together in code or from parts.
/// <see cref="Check"/> finds all its contradictions at once; <c>RbacClient.PlanAsync</c> of the package
/// <c>Permissions.ResourceManager</c> compares it with Azure.
/// </summary>
/// <remarks>
/// Immutable: each method gives a new model and leaves the one it is called on as it was, so a part can be shared between
/// models and threads, and kept in a static field. Use what the methods return.
/// </remarks>
public sealed partial class AccessModel
{
    /// <summary>The most assignments that Azure takes at a subscription with all below it (azure-docs, includes/role-based-access-control/limits.md).</summary>
    public const int MaximumAssignmentsPerSubscription = 4000;

    /// <summary>The most assignments that Azure takes at a management group itself (azure-docs, includes/role-based-access-control/limits.md).</summary>
    public const int MaximumAssignmentsPerManagementGroup = 500;

    /// <summary>The most custom roles that Azure takes in a tenant (azure-docs, includes/role-based-access-control/limits.md).</summary>
    public const int MaximumRolesPerTenant = 5000;

    /// <summary>The longest name of a model.</summary>
    public const int MaximumNameLength = 128;

    private readonly RoleDefinition[] _roles;
    private readonly AccessAssignment[] _assignments;
    private readonly DataPlaneAssignment[] _dataPlane;
    private readonly Lazy<AccessModelContents> _contents;

    /// <summary>Makes an empty model.</summary>
    /// <param name="name">
    /// Its name: 1 to 128 characters, without a slash, not blank at either end, compared with regard to case. What the model
    /// creates in Azure carries names made from it, by which a later run knows its own: a renamed model owns nothing.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">The name is empty, too long, blank at an end, or has a slash.</exception>
    public AccessModel(string name)
        : this(name ?? throw new ArgumentNullException(nameof(name)), false, [], [], [])
    {
        if (name.Length is 0 or > MaximumNameLength || char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[name.Length - 1]) || name.IndexOf('/') >= 0)
            throw new ArgumentException($"'{name}' is no name of a model: 1 to {MaximumNameLength} characters are expected, without a slash and not blank at either end.", nameof(name));
    }

    private AccessModel(string name, bool requiresReasons, RoleDefinition[] roles, AccessAssignment[] assignments, DataPlaneAssignment[] dataPlane)
    {
        Name = name;
        RequiresReasons = requiresReasons;
        _roles = roles;
        _assignments = assignments;
        _dataPlane = dataPlane;
        _contents = new(() => new(this, roles, assignments, dataPlane));
    }

    /// <summary>The name, from which the names of what the model creates are made.</summary>
    public string Name { get; }

    /// <summary>Whether every assignment has to say why it is given.</summary>
    public bool RequiresReasons { get; }

    /// <summary>The roles that the model defines, in the order of their definition; one that was defined again with the same meaning comes once.</summary>
    public IReadOnlyList<RoleDefinition> Roles => _contents.Value.Roles;

    /// <summary>The assignments that the model asks for, in the order in which they were given; one that was given again comes once, with the reason that was stated.</summary>
    public IReadOnlyList<AccessAssignment> Assignments => _contents.Value.Assignments;

    /// <summary>Adds custom roles that the model creates and keeps as they are here.</summary>
    /// <param name="roles">The roles. Defining one again with the same meaning changes nothing.</param>
    /// <returns>The model with the roles.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="roles"/> is null.</exception>
    /// <exception cref="ArgumentException">A role is null.</exception>
    [Pure]
    public AccessModel Define(params RoleDefinition[] roles) => With(roles ?? throw new ArgumentNullException(nameof(roles)), []);

    /// <summary>Gives a principal a role at a scope.</summary>
    /// <param name="role">The role: built in, defined by the model, or in Azure already.</param>
    /// <param name="principal">Who gets it, by object id.</param>
    /// <param name="scope">Where it holds, with all below.</param>
    /// <param name="reason">Why it is given, at most 2 KB; sent as the assignment's description. Null leaves a description that is there.</param>
    /// <param name="condition">The condition, a <see cref="RoleCondition"/> or its text, of version 2.0 and at most 8 KB; null for always.</param>
    /// <returns>The model with the assignment.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/>, <paramref name="principal"/> or <paramref name="scope"/> is null.</exception>
    [Pure]
    public AccessModel Assign(RoleDefinition role, Principal principal, Scope scope, string? reason = null, [ConditionString] string? condition = null) =>
        Assign([new(role, principal, scope, reason, condition)]);

    /// <summary>Gives a principal a role that is known by its GUID only.</summary>
    /// <param name="roleDefinitionId">The GUID of the role, custom or built in. Whether there is such a role is left to Azure.</param>
    /// <param name="principal">Who gets it, by object id.</param>
    /// <param name="scope">Where it holds, with all below.</param>
    /// <param name="reason">Why it is given, at most 2 KB; sent as the assignment's description. Null leaves a description that is there.</param>
    /// <param name="condition">The condition, a <see cref="RoleCondition"/> or its text, of version 2.0 and at most 8 KB; null for always.</param>
    /// <returns>The model with the assignment.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="principal"/> or <paramref name="scope"/> is null.</exception>
    [Pure]
    public AccessModel Assign(Guid roleDefinitionId, Principal principal, Scope scope, string? reason = null, [ConditionString] string? condition = null) =>
        Assign([new(roleDefinitionId, principal, scope, reason, condition)]);

    /// <summary>Adds assignments.</summary>
    /// <param name="assignments">The assignments.</param>
    /// <returns>The model with them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="assignments"/> is null.</exception>
    /// <exception cref="ArgumentException">An assignment is null.</exception>
    [Pure]
    public AccessModel Assign(IEnumerable<AccessAssignment> assignments) =>
        With([], [.. assignments ?? throw new ArgumentNullException(nameof(assignments))]);

    /// <summary>Adds all that other models hold. They become part of this one: what is created carries this model's name.</summary>
    /// <param name="parts">The models. If one of them asks for reasons, the whole does.</param>
    /// <returns>The model with their roles and assignments.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="parts"/> is null.</exception>
    /// <exception cref="ArgumentException">A part is null.</exception>
    [Pure]
    public AccessModel Include(params AccessModel[] parts)
    {
        if (parts is null)
            throw new ArgumentNullException(nameof(parts));
        if (Array.IndexOf(parts, null) >= 0)
            throw new ArgumentException($"A part of model '{Name}' is null.", nameof(parts));
        var all = With([.. parts.SelectMany(part => part._roles)], [.. parts.SelectMany(part => part._assignments)], [.. parts.SelectMany(part => part._dataPlane)]);
        return parts.Any(part => part.RequiresReasons) ? all.RequireReasons() : all;
    }

    /// <summary>Makes the model ask for a reason on every assignment, those that are there included.</summary>
    /// <returns>The model that asks for reasons.</returns>
    [Pure]
    public AccessModel RequireReasons() => new(Name, true, _roles, _assignments, _dataPlane);

    /// <summary>Finds all that Azure would refuse and all that contradicts itself, at once and without asking Azure.</summary>
    /// <returns>The findings, those about roles first; empty for a model that can be planned.</returns>
    [Pure]
    public IReadOnlyList<AccessFinding> Check() => _contents.Value.Findings;

    /// <summary>Name and size.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        $"{Name}: {Roles.Count} roles, {Assignments.Count} assignments" + (DataPlaneAssignments.Count == 0 ? string.Empty : $", {DataPlaneAssignments.Count} of services' own");

    private AccessModel With(RoleDefinition[] roles, AccessAssignment[] assignments, DataPlaneAssignment[]? dataPlane = null)
    {
        if (Array.IndexOf(roles, null) >= 0)
            throw new ArgumentException($"A role of model '{Name}' is null.", nameof(roles));
        if (Array.IndexOf(assignments, null) >= 0)
            throw new ArgumentException($"An assignment of model '{Name}' is null.", nameof(assignments));
        return new(Name, RequiresReasons, [.. _roles, .. roles], [.. _assignments, .. assignments], [.. _dataPlane, .. dataPlane ?? []]);
    }
}
