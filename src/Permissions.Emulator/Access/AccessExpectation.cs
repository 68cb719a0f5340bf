using Permissions.Conditions;

namespace Permissions.Emulator;

/// <summary>
/// What a test expects principals to be allowed or not, as a sentence that reads well after <c>using static</c> of this class:
/// <c>azure.DefaultTenant.Expect(Can(app).Do(read).At(vault))</c>. Immutable, and of no test framework.
/// </summary>
public sealed class AccessExpectation
{
    private readonly Principal _principal;
    private readonly bool _allowed;
    private readonly ControlAction[] _actions;
    private readonly DataAction[] _dataActions;
    private readonly Scope[] _scopes;
    private readonly Func<string, bool>? _conditionHolds;
    private readonly Func<ConditionContext, ConditionContext>? _request;

    private AccessExpectation(Principal principal, bool allowed, ControlAction[] actions, DataAction[] dataActions, Scope[] scopes, Func<string, bool>? conditionHolds, Func<ConditionContext, ConditionContext>? request)
    {
        ArgumentNullException.ThrowIfNull(principal);
        _principal = principal;
        _allowed = allowed;
        _actions = actions;
        _dataActions = dataActions;
        _scopes = scopes;
        _conditionHolds = conditionHolds;
        _request = request;
    }

    /// <summary>Expects that a principal may do all that follows.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>The start of an expectation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="principal"/> is null.</exception>
    public static AccessExpectation Can(Principal principal) => new(principal, true, [], [], [], null, null);

    /// <summary>Expects that a principal may do nothing of what follows.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>The start of an expectation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="principal"/> is null.</exception>
    public static AccessExpectation Cannot(Principal principal) => new(principal, false, [], [], [], null, null);

    /// <summary>Adds operations of the control plane.</summary>
    /// <param name="actions">The operations.</param>
    /// <returns>The expectation with them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actions"/> is null.</exception>
    public AccessExpectation Do(params ControlAction[] actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        return new(_principal, _allowed, [.. _actions, .. actions], _dataActions, _scopes, _conditionHolds, _request);
    }

    /// <summary>Adds operations of the data plane.</summary>
    /// <param name="dataActions">The operations.</param>
    /// <returns>The expectation with them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="dataActions"/> is null.</exception>
    public AccessExpectation Do(params DataAction[] dataActions)
    {
        ArgumentNullException.ThrowIfNull(dataActions);
        return new(_principal, _allowed, _actions, [.. _dataActions, .. dataActions], _scopes, _conditionHolds, _request);
    }

    /// <summary>Adds scopes.</summary>
    /// <param name="scopes">The scopes, at each of which the expectation has to be met.</param>
    /// <returns>The expectation with them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scopes"/> is null.</exception>
    public AccessExpectation At(params Scope[] scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        return new(_principal, _allowed, _actions, _dataActions, [.. _scopes, .. scopes], _conditionHolds, _request);
    }

    /// <summary>Says which conditions hold.</summary>
    /// <param name="conditionHolds">Asked for the text of each condition that stands in the way.</param>
    /// <returns>The expectation with it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="conditionHolds"/> is null.</exception>
    public AccessExpectation When(Func<string, bool> conditionHolds)
    {
        ArgumentNullException.ThrowIfNull(conditionHolds);
        return new(_principal, _allowed, _actions, _dataActions, _scopes, conditionHolds, null);
    }

    /// <summary>Evaluates conditions against a request with attributes.</summary>
    /// <param name="request">Gives a request of the operation its attributes, such as <c>r => r.With(ConditionAttributes.BlobContainer, "logs")</c>.</param>
    /// <returns>The expectation with it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    public AccessExpectation With(Func<ConditionContext, ConditionContext> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(_principal, _allowed, _actions, _dataActions, _scopes, null, request);
    }

    /// <summary>The decisions that are not as expected.</summary>
    internal IReadOnlyList<AccessDecision> Unmet(EmulatedTenant tenant)
    {
        if (_actions.Length + _dataActions.Length == 0 || _scopes.Length == 0)
            throw new InvalidOperationException($"The expectation of {_principal} names no {(_scopes.Length == 0 ? $"scope; add one with {nameof(At)}" : $"operation; add one with {nameof(Do)}")}.");
        return
        [
            .. from scope in _scopes
               from decision in _actions.Select(a => Decide(tenant, a, scope)).Concat(_dataActions.Select(a => Decide(tenant, a, scope)))
               where decision.IsAllowed != _allowed
               select decision,
        ];
    }

    private AccessDecision Decide(EmulatedTenant tenant, ControlAction action, Scope scope) => _request is null
        ? tenant.Authorize(_principal.ObjectId, action, scope, _conditionHolds)
        : tenant.Authorize(_principal.ObjectId, action, scope, _request(new(action)));

    private AccessDecision Decide(EmulatedTenant tenant, DataAction action, Scope scope) => _request is null
        ? tenant.Authorize(_principal.ObjectId, action, scope, _conditionHolds)
        : tenant.Authorize(_principal.ObjectId, action, scope, _request(new(action)));
}
