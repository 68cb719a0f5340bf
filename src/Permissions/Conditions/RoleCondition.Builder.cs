using Permissions.Conditions;

namespace Permissions;

/// <content>Building a condition of clauses.</content>
public sealed partial class RoleCondition
{
    /// <summary>Starts a clause about some operations.</summary>
    /// <param name="operations">The operations, or patterns, at least one.</param>
    /// <returns>The target; <see cref="ConditionTarget.Require"/> says what must hold for it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operations"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="operations"/> is empty.</exception>
    public static ConditionTarget For(params ControlAction[] operations) => new(null, NamesOf(operations));

    /// <inheritdoc cref="For(ControlAction[])"/>
    public static ConditionTarget For(params DataAction[] operations) => new(null, NamesOf(operations));

    /// <summary>Adds a clause about other operations; both clauses must hold.</summary>
    /// <param name="operations">The operations, or patterns, at least one.</param>
    /// <returns>The target; <see cref="ConditionTarget.Require"/> says what must hold for it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operations"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="operations"/> is empty.</exception>
    public ConditionTarget AndFor(params ControlAction[] operations) => new(this, NamesOf(operations));

    /// <inheritdoc cref="AndFor(ControlAction[])"/>
    public ConditionTarget AndFor(params DataAction[] operations) => new(this, NamesOf(operations));

    private static IEnumerable<string> NamesOf(ControlAction[] operations) =>
        (operations ?? throw new ArgumentNullException(nameof(operations))).Select(operation => operation.Value);

    private static IEnumerable<string> NamesOf(DataAction[] operations) =>
        (operations ?? throw new ArgumentNullException(nameof(operations))).Select(operation => operation.Value);
}
