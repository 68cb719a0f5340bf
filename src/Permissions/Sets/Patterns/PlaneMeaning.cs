namespace Permissions;

/// <summary>What is granted in one plane under one condition, in each reading as a union of terms of plain globs.</summary>
/// <param name="Strict">The terms in the strict reading.</param>
/// <param name="Lenient">The terms in the lenient reading.</param>
/// <param name="Sources">The permission strings that all this was made from.</param>
internal sealed record PlaneMeaning(IReadOnlyList<PatternTerm> Strict, IReadOnlyList<PatternTerm> Lenient, IReadOnlyList<string> Sources)
{
    /// <summary>What permission blocks mean, each given by its strings.</summary>
    internal static PlaneMeaning Of(IReadOnlyList<PatternTerm> blocks, PatternBudget? budget = null) => new(
        [.. blocks.Select(block => block.Under(WildcardReading.Strict, budget))],
        [.. blocks.Select(block => block.Under(WildcardReading.Lenient, budget))],
        [.. blocks.SelectMany(block => block.Strings)]);

    internal PlaneMeaning With(PlaneMeaning other) => new([.. Strict, .. other.Strict], [.. Lenient, .. other.Lenient], [.. Sources.Union(other.Sources, StringComparer.Ordinal)]);

    /// <summary>Whether the other grants all that this one does, in both readings.</summary>
    internal bool IsWithin(PlaneMeaning other, PatternBudget budget) =>
        new PatternLanguage(Strict, budget).IsWithin(new(other.Strict, budget)) && new PatternLanguage(Lenient, budget).IsWithin(new(other.Lenient, budget));
}
