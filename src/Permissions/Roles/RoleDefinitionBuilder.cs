namespace Permissions;

/// <summary>
/// Composes a custom role in code, one sentence a call. A permission goes to the list of its plane by its type, so that
/// a data action cannot enter an action list. Not thread-safe; the roles it builds are immutable.
/// </summary>
public sealed class RoleDefinitionBuilder
{
    private readonly string _name;
    private readonly string? _description;
    private readonly List<ControlAction> _actions = [];
    private readonly List<ControlAction> _notActions = [];
    private readonly List<DataAction> _dataActions = [];
    private readonly List<DataAction> _notDataActions = [];
    private readonly List<Scope> _assignableScopes = [];
    private Guid? _id;

    internal RoleDefinitionBuilder(string name, string? description)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > RoleDefinition.MaximumNameLength)
            throw new ArgumentException($"A role name has 1 to {RoleDefinition.MaximumNameLength} characters and is not blank.", nameof(name));
        if (description?.Length > RoleDefinition.MaximumDescriptionLength)
            throw new ArgumentException($"The description of role '{name}' has {description.Length} characters; Azure takes at most {RoleDefinition.MaximumDescriptionLength}.", nameof(description));
        _name = name;
        _description = description;
    }

    /// <summary>Gives the role the GUID that names it in Azure; without one, a stable GUID is derived from the role's name when it is created.</summary>
    /// <param name="id">The GUID.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is the all-zero GUID.</exception>
    public RoleDefinitionBuilder WithId(Guid id)
    {
        if (id == Guid.Empty)
            throw new ArgumentException($"The id of role '{_name}' must not be the all-zero GUID.", nameof(id));
        _id = id;
        return this;
    }

    /// <summary>Grants actions of the control plane.</summary>
    /// <param name="actions">Operations or patterns.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actions"/> is null.</exception>
    public RoleDefinitionBuilder Allow(params ControlAction[] actions) => Add(_actions, actions);

    /// <summary>Grants data actions.</summary>
    /// <param name="dataActions">Operations or patterns.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="dataActions"/> is null.</exception>
    public RoleDefinitionBuilder Allow(params DataAction[] dataActions) => Add(_dataActions, dataActions);

    /// <summary>Excludes actions from what the role grants in the control plane; another role may still grant them.</summary>
    /// <param name="actions">Operations or patterns.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actions"/> is null.</exception>
    public RoleDefinitionBuilder Except(params ControlAction[] actions) => Add(_notActions, actions);

    /// <summary>Excludes data actions from what the role grants in the data plane; another role may still grant them.</summary>
    /// <param name="dataActions">Operations or patterns.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="dataActions"/> is null.</exception>
    public RoleDefinitionBuilder Except(params DataAction[] dataActions) => Add(_notDataActions, dataActions);

    /// <summary>Names scopes at and below which the role may be assigned.</summary>
    /// <param name="scopes">Management group, subscriptions, resource groups or resources.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scopes"/> or one of them is null.</exception>
    public RoleDefinitionBuilder AssignableAt(params Scope[] scopes)
    {
        if (scopes is null || Array.IndexOf(scopes, null) >= 0)
            throw new ArgumentNullException(nameof(scopes), $"The assignable scopes of role '{_name}' must not be null.");
        return Add(_assignableScopes, scopes);
    }

    /// <summary>Makes the role from all that was said so far.</summary>
    /// <returns>A custom role with one permission block. Strings and scopes are checked by the rules before the role is sent to Azure.</returns>
    /// <exception cref="InvalidOperationException">The role grants nothing, or has no assignable scope.</exception>
    public RoleDefinition Build()
    {
        if (_actions.Count == 0 && _dataActions.Count == 0)
            throw new InvalidOperationException($"Role '{_name}' grants nothing; call Allow with at least one action or data action.");
        if (_assignableScopes.Count == 0)
            throw new InvalidOperationException($"Role '{_name}' has no assignable scope; call AssignableAt with at least one.");
        var block = new PermissionBlock(_actions, _notActions, _dataActions, _notDataActions);
        return new RoleDefinition(_name, _description, RoleType.Custom, [block], _assignableScopes, _id);
    }

    private RoleDefinitionBuilder Add<T>(List<T> list, T[] items)
    {
        list.AddRange(items ?? throw new ArgumentNullException(nameof(items)));
        return this;
    }
}
