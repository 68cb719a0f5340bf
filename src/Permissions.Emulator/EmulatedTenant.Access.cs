using Permissions.Conditions;
using Permissions.Emulator.Access;
using Permissions.Emulator.Denials;

namespace Permissions.Emulator;

/// <content>What principals may do.</content>
public sealed partial class EmulatedTenant
{
    /// <summary>Adds a deny assignment: it blocks what it names, whatever roles are assigned.</summary>
    /// <param name="denial">The deny assignment.</param>
    /// <exception cref="ArgumentNullException"><paramref name="denial"/> is null.</exception>
    /// <exception cref="ArgumentException">One of that id is there already.</exception>
    public void AddDenyAssignment(EmulatedDenyAssignment denial)
    {
        ArgumentNullException.ThrowIfNull(denial);
        lock (_emulator.Gate)
        {
            if (_tenant.DenyAssignments.Exists(d => d.Value.Id == denial.Id))
                throw new ArgumentException($"Deny assignment {denial.Id} is in tenant {Id} already.", nameof(denial));
            _tenant.DenyAssignments.Add(new StoredDenyAssignment(_emulator.NextSequence(), denial, Stamp.Now(_emulator.Clock, caller: null)));
        }
    }

    /// <summary>Takes a deny assignment away.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether it was there.</returns>
    public bool RemoveDenyAssignment(Guid id)
    {
        lock (_emulator.Gate)
            return _tenant.DenyAssignments.RemoveAll(d => d.Value.Id == id) > 0;
    }

    /// <summary>
    /// Decides whether a principal may do an operation at a scope, as Azure would: deny assignments first, then the role
    /// assignments of the principal and of all groups that it is in, at the scope and above it, with their exclusions and
    /// conditions (azure-docs, role-based-access-control/overview.md). Assignments that a lagging region does not show yet do
    /// not count.
    /// </summary>
    /// <param name="principalId">The object id of the principal, who need not be in the directory.</param>
    /// <param name="operation">The operation; a wildcard in it is taken literally.</param>
    /// <param name="scope">The resource, or the scope above it, at which it is done.</param>
    /// <param name="conditionHolds">Asked for the text of each condition that stands in the way, of an assignment or of a permission block; null for a request in which none holds.</param>
    /// <returns>The decision, and which assignment and pattern decided.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    public AccessDecision Authorize(Guid principalId, ControlAction operation, Scope scope, Func<string, bool>? conditionHolds = null) =>
        Authorize(principalId, operation.Value, OperationPlane.Control, scope, set => set.Explain(operation), (text, _) => conditionHolds?.Invoke(text) == true);

    /// <inheritdoc cref="Authorize(Guid, ControlAction, Scope, Func{string, bool}?)"/>
    public AccessDecision Authorize(Guid principalId, DataAction operation, Scope scope, Func<string, bool>? conditionHolds = null) =>
        Authorize(principalId, operation.Value, OperationPlane.Data, scope, set => set.Explain(operation), (text, _) => conditionHolds?.Invoke(text) == true);

    /// <summary>Decides as the others do, and evaluates conditions against a request.</summary>
    /// <param name="principalId">The object id of the principal, who need not be in the directory.</param>
    /// <param name="operation">The operation; a wildcard in it is taken literally.</param>
    /// <param name="scope">The resource, or the scope above it, at which it is done.</param>
    /// <param name="context">The request, with the attributes that conditions ask for. The time is the emulator's, unless it is given.</param>
    /// <returns>The decision, and which assignment and pattern decided.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> or <paramref name="context"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="context"/> is of another operation.</exception>
    public AccessDecision Authorize(Guid principalId, ControlAction operation, Scope scope, ConditionContext context) =>
        Authorize(principalId, operation.Value, OperationPlane.Control, scope, set => set.Explain(operation), Evaluator(operation.Value, context));

    /// <inheritdoc cref="Authorize(Guid, ControlAction, Scope, ConditionContext)"/>
    public AccessDecision Authorize(Guid principalId, DataAction operation, Scope scope, ConditionContext context) =>
        Authorize(principalId, operation.Value, OperationPlane.Data, scope, set => set.Explain(operation), Evaluator(operation.Value, context));

    /// <summary>Fails unless access is as expected; all that is not is told at once.</summary>
    /// <param name="expectation">The expectation, such as <c>Can(app).Do(read).At(vault)</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="expectation"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The expectation names no operation or no scope.</exception>
    /// <exception cref="AccessExpectationException">A decision is another; the message says which and why.</exception>
    public void Expect(AccessExpectation expectation)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        var unmet = expectation.Unmet(this);
        if (unmet.Count > 0)
            throw new AccessExpectationException(unmet);
    }

    private AccessDecision Authorize(Guid principalId, string operation, OperationPlane plane, Scope scope, Func<PermissionSet, PermissionAnswer> explain, Func<string, WildcardReading, bool> conditionHolds)
    {
        ArgumentNullException.ThrowIfNull(scope);
        lock (_emulator.Gate)
            return new AccessDecider(_emulator, _tenant).Decide(principalId, operation, plane, scope, explain, conditionHolds);
    }

    private Func<string, WildcardReading, bool> Evaluator(string operation, ConditionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!string.Equals(context.Operation, operation, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The request is '{context.Operation}', but what is asked about is '{operation}'.", nameof(context));
        return ConditionEvaluation.For(context, _emulator.Now);
    }
}
