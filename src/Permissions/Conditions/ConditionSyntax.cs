namespace Permissions.Conditions;

/// <summary>What was made of a condition's text.</summary>
/// <param name="Root">The tree, with malformed parts where there are problems.</param>
/// <param name="Problems">What is wrong with the text itself, in its order.</param>
internal sealed record ConditionSyntax(ConditionExpression Root, IReadOnlyList<ConditionProblem> Problems)
{
    internal static ConditionSyntax Parse(string text) => new ConditionParser(text).Parse();

    /// <summary>Everything that is wrong with a text: its form and size, and what it says.</summary>
    internal static IReadOnlyList<ConditionProblem> Check(string text)
    {
        var syntax = Parse(text);
        var problems = new List<ConditionProblem>(syntax.Problems);
        if (TooLong(text) is { } tooLong)
            problems.Add(tooLong);
        // What is malformed is not judged by its meaning as well.
        problems.AddRange(ConditionChecker.Check(syntax.Root).Where(problem => !syntax.Problems.Any(other => other.Span.Start == problem.Span.Start)));
        return Array.AsReadOnly([.. problems.OrderBy(problem => problem.Span.Start)]);
    }

    internal static ConditionProblem? TooLong(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetByteCount(text);
        return bytes <= AccessAssignment.MaximumConditionLength
            ? null
            : new(ConditionProblemKind.TooLong, new(0, text.Length), $"The condition has {bytes} bytes; Azure takes at most {AccessAssignment.MaximumConditionLength} (8 KB). Name fewer values, or give several assignments one condition each.");
    }
}
