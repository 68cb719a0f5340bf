using System.Text;

namespace Permissions.Conditions;

/// <summary>
/// Writes a tree as text that is read back as the same tree: on one line, or over lines as the portal lays it out. Both put
/// a clause, <c>((!(ActionMatches…)) OR (…))</c>, into the parentheses in which Azure's documentation shows it.
/// </summary>
internal static class ConditionPrinter
{
    /// <summary>The canonical text, on one line.</summary>
    internal static string Print(ConditionExpression root)
    {
        var text = new StringBuilder();
        Write(text, root, isOperand: false);
        return text.ToString();
    }

    /// <summary>The portal's layout: one expression a line, one blank deeper in each parenthesis, lines ended by <c>\n</c> but for the last.</summary>
    internal static string PrintLines(ConditionExpression root)
    {
        var text = new StringBuilder();
        WriteLines(text, root, 0, isOperand: false);
        return text.ToString(0, text.Length - 1);
    }

    /// <summary>The two sides of a clause: the operations that it is about, and what it asks of them.</summary>
    internal static bool IsClause(ConditionExpression expression) =>
        expression is OrExpression { Operands.Count: 2 } or && IsTarget(or.Operands[0]);

    /// <summary><c>!(ActionMatches{'…'} [AND …])</c>, or several of them with AND.</summary>
    private static bool IsTarget(ConditionExpression expression) => expression switch
    {
        AndExpression and => and.Operands.All(operand => operand is NotExpression && IsTarget(operand)),
        NotExpression { Operand: ActionMatchesExpression } => true,
        NotExpression { Operand: AndExpression and } => and.Operands.Any(operand => operand is ActionMatchesExpression),
        _ => false,
    };

    private static void Write(StringBuilder text, ConditionExpression expression, bool isOperand)
    {
        if (expression is not LogicalExpression logical)
        {
            WriteLeaf(text, expression);
            return;
        }

        var isClause = IsClause(logical);
        var parentheses = isOperand || isClause;
        if (parentheses)
            text.Append('(');
        for (var i = 0; i < logical.Operands.Count; i++)
        {
            if (i > 0)
                text.Append(' ').Append(Connective(logical)).Append(' ');
            // The sides of a clause have parentheses of their own; one that is a chain gets them as any operand does.
            var addOwn = isClause && logical.Operands[i] is not LogicalExpression;
            if (addOwn)
                text.Append('(');
            Write(text, logical.Operands[i], isOperand: true);
            if (addOwn)
                text.Append(')');
        }

        if (parentheses)
            text.Append(')');
    }

    private static void WriteLeaf(StringBuilder text, ConditionExpression expression)
    {
        switch (expression)
        {
            case NotExpression { Operand: ExistsExpression or SubOperationMatchesExpression } not:
                text.Append("NOT ");
                WriteLeaf(text, not.Operand);
                break;
            case NotExpression { Operand: LogicalExpression operand }:
                text.Append('!');
                Write(text, operand, isOperand: true);
                break;
            case NotExpression not:
                text.Append("!(");
                Write(text, not.Operand, isOperand: false);
                text.Append(')');
                break;
            case ActionMatchesExpression action:
                text.Append("ActionMatches{'").Append(action.Pattern).Append("'}");
                break;
            case SubOperationMatchesExpression subOperation:
                text.Append("SubOperationMatches{'").Append(subOperation.SubOperation).Append("'}");
                break;
            case ExistsExpression exists:
                text.Append("Exists ").Append(exists.Attribute);
                break;
            case ComparisonExpression comparison:
                text.Append(comparison.Left).Append(' ').Append(OperatorOf(comparison)).Append(' ').Append(comparison.Right);
                break;
            default:
                throw new ArgumentException("A tree with malformed parts has no text of its own.", nameof(expression));
        }
    }

    private static void WriteLines(StringBuilder text, ConditionExpression expression, int indent, bool isOperand)
    {
        if (expression is not LogicalExpression logical)
        {
            text.Append(' ', indent).Append(Print(expression)).Append('\n');
            return;
        }

        var isClause = IsClause(logical);
        var parentheses = isOperand || isClause;
        if (parentheses)
            text.Append(' ', indent).Append("(\n");
        var inner = parentheses ? indent + 1 : indent;
        for (var i = 0; i < logical.Operands.Count; i++)
        {
            if (i > 0)
                text.Append(' ', inner).Append(Connective(logical)).Append('\n');
            WriteOperandLines(text, logical.Operands[i], inner, addOwn: isClause && logical.Operands[i] is not LogicalExpression);
        }

        if (parentheses)
            text.Append(' ', indent).Append(")\n");
    }

    private static void WriteOperandLines(StringBuilder text, ConditionExpression operand, int indent, bool addOwn)
    {
        if (addOwn)
            text.Append(' ', indent).Append("(\n");
        WriteLines(text, operand, addOwn ? indent + 1 : indent, isOperand: true);
        if (addOwn)
            text.Append(' ', indent).Append(")\n");
    }

    private static string Connective(LogicalExpression expression) => expression is AndExpression ? "AND" : "OR";

    internal static string OperatorOf(ComparisonExpression comparison) =>
        comparison.Quantifier == ConditionQuantifier.None ? comparison.Operator.ToString() : $"{comparison.Quantifier}:{comparison.Operator}";
}
