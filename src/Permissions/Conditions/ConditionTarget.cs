namespace Permissions.Conditions;

/// <summary>
/// The operations that a clause is about: everything else passes it. Reads as a sentence:
/// <c>RoleCondition.For(read).Except("Blob.List").Require(container.EqualTo("logs"))</c>.
/// </summary>
public sealed class ConditionTarget
{
    private readonly RoleCondition? _before;
    private readonly IReadOnlyList<string> _operations;
    private readonly string? _subOperation;
    private readonly bool _excludes;

    internal ConditionTarget(RoleCondition? before, IEnumerable<string> operations, string? subOperation = null, bool excludes = false)
    {
        _before = before;
        _operations = ReadOnlyLists.Copy(operations);
        if (_operations.Count == 0)
            throw new ArgumentException("A clause is about one operation or more.", nameof(operations));
        if (_operations.FirstOrDefault(operation => operation.Length == 0 || operation.IndexOf('\'') >= 0) is { } bad)
            throw new ArgumentException($"'{bad}' is no operation.", nameof(operations));
        _subOperation = subOperation;
        _excludes = excludes;
    }

    /// <summary>Only this form of the operations, such as <c>Blob.Write.WithTagHeaders</c>.</summary>
    /// <param name="subOperation">The suboperation.</param>
    /// <returns>The narrower target.</returns>
    /// <exception cref="ArgumentException"><paramref name="subOperation"/> is blank or holds a single quote.</exception>
    public ConditionTarget Only(string subOperation) => new(_before, _operations, Checked(subOperation), excludes: false);

    /// <summary>Every form of the operations but this one, such as <c>Blob.List</c>.</summary>
    /// <param name="subOperation">The suboperation.</param>
    /// <returns>The narrower target.</returns>
    /// <exception cref="ArgumentException"><paramref name="subOperation"/> is blank or holds a single quote.</exception>
    public ConditionTarget Except(string subOperation) => new(_before, _operations, Checked(subOperation), excludes: true);

    /// <summary>What must hold for these operations.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The condition, with the clauses before this one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="expression"/> is null.</exception>
    /// <exception cref="ArgumentException">The expression is nested too deep.</exception>
    public RoleCondition Require(ConditionExpression expression)
    {
        if (expression is null)
            throw new ArgumentNullException(nameof(expression));
        ConditionExpression[] targets = [.. _operations.Select(Target)];
        ConditionExpression target = targets.Length == 1 ? targets[0] : new AndExpression(targets);
        ConditionExpression clause = new OrExpression([target, expression]);
        return RoleCondition.Of(_before is null ? clause : _before.Expression & clause);
    }

    private ConditionExpression Target(string operation)
    {
        ConditionExpression matches = new ActionMatchesExpression(operation);
        if (_subOperation is not null)
        {
            ConditionExpression form = new SubOperationMatchesExpression(_subOperation);
            matches &= _excludes ? !form : form;
        }

        return !matches;
    }

    private static string Checked(string subOperation) =>
        string.IsNullOrWhiteSpace(subOperation) || subOperation.IndexOf('\'') >= 0
            ? throw new ArgumentException($"'{subOperation}' is no suboperation.", nameof(subOperation))
            : subOperation;
}
