using System.Diagnostics.CodeAnalysis;
using Permissions.Conditions;

namespace Permissions;

/// <summary>
/// A condition of version 2.0: what a role assignment asks of a request beyond its operation and scope. Immutable. Equal
/// ones have the same tree; <see cref="IsEquivalentTo"/> compares what they mean.
/// </summary>
public sealed partial class RoleCondition : IEquatable<RoleCondition>
{
    /// <summary>The language version that Azure takes with a condition.</summary>
    public const string Version = "2.0";

    private string? _canonical;

    private RoleCondition(ConditionExpression expression, string? text)
    {
        Expression = expression;
        Text = text ?? ToString();
    }

    /// <summary>What it says.</summary>
    public ConditionExpression Expression { get; }

    /// <summary>The text it was read from, or the canonical one where it was built.</summary>
    public string Text { get; }

    /// <summary>Reads a condition.</summary>
    /// <param name="text">The text. Words, operators and sources may be in any case, GUIDs without dashes.</param>
    /// <returns>The condition. What it says is not checked: see <see cref="Check()"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is no condition; the message has the first problem and its place.</exception>
    public static RoleCondition Parse([ConditionString] string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        if (TryParse(text, out var condition, out var problems))
            return condition;
        var more = problems.Count == 1 ? string.Empty : $" ({problems.Count - 1} more)";
        throw new FormatException($"Position {problems[0].Span.Start + 1}: {problems[0].Message}{more}");
    }

    /// <summary>Reads a condition, or says why it is none.</summary>
    /// <param name="text">The text, as for <see cref="Parse"/>; null is malformed.</param>
    /// <param name="condition">The condition; null where the text is none.</param>
    /// <param name="problems">What is wrong with the form of the text, in its order; empty for a condition.</param>
    /// <returns>Whether the text is a condition.</returns>
    public static bool TryParse([ConditionString] string? text, [NotNullWhen(true)] out RoleCondition? condition, out IReadOnlyList<ConditionProblem> problems)
    {
        var syntax = ConditionSyntax.Parse(text ?? string.Empty);
        problems = syntax.Problems;
        condition = problems.Count == 0 ? new(syntax.Root, text) : null;
        return condition is not null;
    }

    /// <summary>Makes a condition of a tree.</summary>
    /// <param name="expression">The tree.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="expression"/> is null.</exception>
    /// <exception cref="ArgumentException">The tree is nested more than 64 deep.</exception>
    public static RoleCondition Of(ConditionExpression expression)
    {
        if (expression is null)
            throw new ArgumentNullException(nameof(expression));
        return expression.Depth <= ConditionExpression.MaximumDepth
            ? new(expression, null)
            : throw new ArgumentException($"The condition is nested {expression.Depth} deep; at most {ConditionExpression.MaximumDepth} are taken.", nameof(expression));
    }

    /// <inheritdoc cref="Of"/>
    public static implicit operator RoleCondition(ConditionExpression expression) => Of(expression);

    /// <summary>The canonical text, so that a condition can be given wherever its text is taken.</summary>
    /// <param name="condition">The condition; null for none.</param>
    /// <returns>What <see cref="ToString"/> gives; null for null.</returns>
    [return: NotNullIfNotNull(nameof(condition))]
    public static implicit operator string?(RoleCondition? condition) => condition?.ToString();

    /// <summary>Whether two texts are proved to allow the same requests. Null and blank are both no condition; what cannot be read is the same only as itself.</summary>
    /// <param name="left">A text, or none.</param>
    /// <param name="right">A text, or none.</param>
    /// <returns>True if they are proved to; false also where it cannot be decided.</returns>
    public static bool MeanTheSame(string? left, string? right)
    {
        if (string.IsNullOrWhiteSpace(left) || string.IsNullOrWhiteSpace(right))
            return string.IsNullOrWhiteSpace(left) == string.IsNullOrWhiteSpace(right);
        if (string.Equals(left, right, StringComparison.Ordinal))
            return true;
        return TryParse(left, out var one, out _) && TryParse(right, out var other, out _)
            ? one.IsEquivalentTo(other).Holds
            : string.Equals(left!.Trim(), right!.Trim(), StringComparison.Ordinal);
    }

    /// <summary>Everything that is wrong with a text: its form, its length, its attributes, operators and values, and its clauses.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The problems, in the order of the text; empty for none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static IReadOnlyList<ConditionProblem> Check(string text) => ConditionSyntax.Check(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>Everything that is wrong with the condition, its <see cref="Text"/> being what is sent.</summary>
    /// <returns>The problems, in the order of the text; empty for none.</returns>
    public IReadOnlyList<ConditionProblem> Check() => Check(Text);

    /// <summary>Evaluates the condition.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reading">How <c>/*/</c> in <c>ActionMatches</c> is read; strictly by default.</param>
    /// <returns>Whether it holds. A comparison with a missing attribute, and its negation, are undetermined, which allows nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    public ConditionAnswer Evaluate(ConditionContext context, WildcardReading reading = WildcardReading.Strict)
    {
        var undecided = new List<ConditionAttribute>();
        var value = ConditionEvaluator.Evaluate(Expression, context ?? throw new ArgumentNullException(nameof(context)), reading, undecided);
        return value switch
        {
            true => new(ConditionOutcome.Holds, []),
            false => new(ConditionOutcome.DoesNotHold, []),
            null => new(ConditionOutcome.Undetermined, Array.AsReadOnly([.. undecided.Distinct()])),
        };
    }

    /// <summary>Whether two conditions allow the same requests.</summary>
    /// <param name="other">The other condition.</param>
    /// <returns>Yes, no with a request that one allows and the other does not, or that neither could be proved.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public ConditionEquivalence IsEquivalentTo(RoleCondition other) =>
        EquivalenceSearch.Compare(Expression, (other ?? throw new ArgumentNullException(nameof(other))).Expression);

    /// <summary>Whether both have the same tree, however they were written.</summary>
    /// <param name="other">The other condition.</param>
    /// <returns>True if they have.</returns>
    public bool Equals(RoleCondition? other) => other is not null && Expression.Equals(other.Expression);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RoleCondition);

    /// <inheritdoc/>
    public override int GetHashCode() => Expression.GetHashCode();

    /// <summary>Whether both have the same tree.</summary>
    public static bool operator ==(RoleCondition? left, RoleCondition? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they have different trees.</summary>
    public static bool operator !=(RoleCondition? left, RoleCondition? right) => !(left == right);

    /// <summary>The canonical text, on one line: Azure's spelling of words and known attributes, GUIDs with dashes in lower case.</summary>
    /// <returns>The text; it is read back as the same tree.</returns>
    public override string ToString() => _canonical ??= ConditionPrinter.Print(Expression);

    /// <summary>The text over lines, as the portal lays it out.</summary>
    /// <returns>The text, its lines ended by <c>\n</c> but for the last; it is read back as the same tree.</returns>
    public string ToPortalText() => ConditionPrinter.PrintLines(Expression);
}
