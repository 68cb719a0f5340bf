namespace Permissions;

/// <summary>One operation that decides a question about sets of permissions.</summary>
public sealed class Witness
{
    private readonly SetComparison _comparison;
    private readonly FoundOperation _found;
    private WitnessStanding? _standing;

    internal Witness(SetComparison comparison, FoundOperation found, WildcardReading reading)
    {
        _comparison = comparison;
        _found = found;
        Reading = reading;
    }

    /// <summary>
    /// The operation: the shortest of those in the catalogue that decide the question, and among these the first by name. Where
    /// the catalogue has none, the shortest of all possible strings; among these the one that comes first when letters come
    /// before digits and digits before signs.
    /// </summary>
    public string Operation => _found.Name;

    /// <summary>The plane of the operation.</summary>
    public OperationPlane Plane => _found.Plane;

    /// <summary>Whether the operation is in the catalogue that was asked about, or in <see cref="OperationCatalogue.Azure"/> where none was named. If not, it is made up, and shows what a pattern also stands for.</summary>
    public bool IsKnown => _found.IsKnown;

    /// <summary>The reading of <c>/*/</c> under which the operation decides; the strict one if both do.</summary>
    public WildcardReading Reading { get; }

    /// <summary>Whether the first set grants it under <see cref="Reading"/>.</summary>
    public GrantKind First => Standing.First;

    /// <summary>Whether the second set grants it under <see cref="Reading"/>; not granted where there is no second set.</summary>
    public GrantKind Second => Standing.Second;

    /// <summary>The conditions, in their text, under which either set grants the operation; empty where none plays a part.</summary>
    public IReadOnlyList<string> Conditions => Standing.Conditions;

    // Found when it is first asked for: of many answers, only the operation is looked at.
    private WitnessStanding Standing => _standing ??= _comparison.Describe(_found, Reading);

    /// <summary>The operation.</summary>
    /// <returns><see cref="Operation"/>.</returns>
    public override string ToString() => Operation;
}

/// <summary>How much either set grants of a witness, and under which conditions.</summary>
internal sealed record WitnessStanding(GrantKind First, GrantKind Second, IReadOnlyList<string> Conditions);
