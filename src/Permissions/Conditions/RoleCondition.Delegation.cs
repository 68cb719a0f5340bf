using Permissions.Conditions;

namespace Permissions;

/// <content>Conditions under which a principal may assign roles itself, as the portal's templates write them.</content>
public sealed partial class RoleCondition
{
    /// <summary>
    /// The portal's "all roles except privileged administrator roles": whoever has it may assign and remove every role but
    /// Owner, User Access Administrator and Role Based Access Control Administrator. A custom role that writes role
    /// assignments or definitions is not among those.
    /// </summary>
    public static RoleCondition DelegateAllExceptPrivilegedRoles { get; } = DelegateAllExcept(
        new Guid("8e3af657-a8ff-443c-a75c-2fe8c4bcb635"),
        new Guid("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"),
        new Guid("f58310d9-a9f6-439a-9e8d-f62e7b41a168"));

    /// <summary>Only these roles may be assigned and removed (the template "constrain roles").</summary>
    /// <param name="roles">The GUIDs of the roles, at least one.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="roles"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="roles"/> is empty.</exception>
    public static RoleCondition DelegateRoles(params Guid[] roles)
    {
        var values = ValuesOf(roles, nameof(roles));
        return Delegate(ConditionAttributes.RequestedRole.AnyOf(values), ConditionAttributes.AssignedRole.AnyOf(values));
    }

    /// <summary>Only these roles, and only for principals of these kinds (the template "constrain roles and principal types").</summary>
    /// <param name="roles">The GUIDs of the roles, at least one.</param>
    /// <param name="types">Users, groups or service principals; managed identities are service principals.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A list is empty, or names a kind of principal to which Azure assigns no roles.</exception>
    public static RoleCondition DelegateRolesToTypes(IEnumerable<Guid> roles, params PrincipalType[] types)
    {
        var values = ValuesOf(roles, nameof(roles));
        if (types is null)
            throw new ArgumentNullException(nameof(types));
        if (types.Length == 0 || Array.Exists(types, type => type is not (PrincipalType.User or PrincipalType.Group or PrincipalType.ServicePrincipal)))
            throw new ArgumentException("Azure assigns roles to users, groups and service principals; name one of these or more.", nameof(types));
        ConditionValue[] names = [.. types.Distinct().Select(type => ConditionValue.Of(type.ToString()))];
        return Delegate(
            ConditionAttributes.RequestedRole.AnyOf(values) & IsOfType(ConditionAttributes.RequestedPrincipalType, names),
            ConditionAttributes.AssignedRole.AnyOf(values) & IsOfType(ConditionAttributes.AssignedPrincipalType, names));
    }

    /// <summary>Only these roles, and only for these principals (the template "constrain roles and principals").</summary>
    /// <param name="roles">The GUIDs of the roles, at least one.</param>
    /// <param name="principals">The object ids of the principals, at least one.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A list is empty.</exception>
    public static RoleCondition DelegateRolesToPrincipals(IEnumerable<Guid> roles, params Guid[] principals)
    {
        var (roleValues, principalValues) = (ValuesOf(roles, nameof(roles)), ValuesOf(principals, nameof(principals)));
        return Delegate(
            ConditionAttributes.RequestedRole.AnyOf(roleValues) & ConditionAttributes.RequestedPrincipal.AnyOf(principalValues),
            ConditionAttributes.AssignedRole.AnyOf(roleValues) & ConditionAttributes.AssignedPrincipal.AnyOf(principalValues));
    }

    /// <summary>Every role but these may be assigned and removed (the template "allow all except specific roles").</summary>
    /// <param name="roles">The GUIDs of the roles that may not, at least one.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="roles"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="roles"/> is empty.</exception>
    public static RoleCondition DelegateAllExcept(params Guid[] roles)
    {
        var values = ValuesOf(roles, nameof(roles));
        return Delegate(ConditionAttributes.RequestedRole.NoneOf(values), ConditionAttributes.AssignedRole.NoneOf(values));
    }

    private static RoleCondition Delegate(ConditionExpression onWrite, ConditionExpression onDelete) =>
        For(ControlAction.FromService(DelegationChecker.Write)).Require(onWrite)
            .AndFor(ControlAction.FromService(DelegationChecker.Delete)).Require(onDelete);

    private static ConditionExpression IsOfType(ConditionAttribute attribute, ConditionValue[] names) =>
        attribute.Compare(ConditionQuantifier.ForAnyOfAnyValues, ConditionOperator.StringEqualsIgnoreCase, names);

    private static ConditionValue[] ValuesOf(IEnumerable<Guid> ids, string parameter)
    {
        ConditionValue[] values = [.. (ids ?? throw new ArgumentNullException(parameter)).Distinct().Select(ConditionValue.Of)];
        return values.Length > 0 ? values : throw new ArgumentException("Name one GUID or more; a condition with none would allow nothing, or everything.", parameter);
    }
}
