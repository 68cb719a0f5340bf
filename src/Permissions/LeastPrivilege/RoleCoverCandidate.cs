namespace Permissions;

/// <summary>Something that covers needs and costs extras. Immutable.</summary>
/// <param name="Id">What the candidate is to whoever made the problem.</param>
/// <param name="Covers">The needs that it covers.</param>
/// <param name="Extras">The extras that come with it.</param>
/// <param name="Number">What it counts among the chosen: one for a role, none for an operation of the custom role.</param>
internal sealed record RoleCoverCandidate(int Id, ulong[] Covers, ulong[] Extras, int Number);

/// <summary>What a choice costs: first the weight of all its extras, each counted once, then how many were chosen.</summary>
internal readonly record struct RoleCoverCost(long Weight, int Number) : IComparable<RoleCoverCost>
{
    internal static RoleCoverCost Greatest { get; } = new(long.MaxValue, int.MaxValue);

    public int CompareTo(RoleCoverCost other) => Weight != other.Weight ? Weight.CompareTo(other.Weight) : Number.CompareTo(other.Number);
}

/// <summary>
/// Needs, each of which is covered by some candidate, and what the candidates cost. Candidates of an earlier place are
/// preferred among equals.
/// </summary>
/// <param name="Needs">How many needs there are.</param>
/// <param name="Weights">What each extra weighs.</param>
/// <param name="Candidates">The candidates.</param>
internal sealed record RoleCoverProblem(int Needs, long[] Weights, IReadOnlyList<RoleCoverCandidate> Candidates)
{
    /// <summary>What extras weigh that are not in <paramref name="except"/>.</summary>
    internal long WeightOf(ulong[] extras, ulong[] except)
    {
        long weight = 0;
        for (var i = 0; i < extras.Length; i++)
        {
            for (var word = extras[i] & ~except[i]; word != 0; word &= word - 1)
                weight += Weights[(i << 6) + BitWords.Lowest(word)];
        }

        return weight;
    }

    /// <summary>What a choice costs.</summary>
    internal RoleCoverCost CostOf(IEnumerable<RoleCoverCandidate> chosen)
    {
        var extras = BitWords.Of(Weights.Length);
        var number = 0;
        foreach (var candidate in chosen)
        {
            BitWords.AddAll(extras, candidate.Extras);
            number += candidate.Number;
        }

        return new(WeightOf(extras, BitWords.Of(Weights.Length)), number);
    }
}
