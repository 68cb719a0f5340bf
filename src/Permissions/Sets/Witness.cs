namespace Permissions;

/// <summary>One operation that decides a question about sets of permissions.</summary>
public sealed class Witness
{
    internal Witness(string operation, OperationPlane plane, bool isKnown, WildcardReading reading, GrantKind first, GrantKind second, IReadOnlyList<string> conditions)
    {
        Operation = operation;
        Plane = plane;
        IsKnown = isKnown;
        Reading = reading;
        First = first;
        Second = second;
        Conditions = conditions;
    }

    /// <summary>
    /// The operation: the shortest of those in the catalogue that decide the question, and among these the first by name. Where
    /// the catalogue has none, the shortest of all possible strings; among these the one that comes first when letters come
    /// before digits and digits before signs.
    /// </summary>
    public string Operation { get; }

    /// <summary>The plane of the operation.</summary>
    public OperationPlane Plane { get; }

    /// <summary>Whether the operation is in the catalogue that was asked about, or in <see cref="OperationCatalogue.Azure"/> where none was named. If not, it is made up, and shows what a pattern also stands for.</summary>
    public bool IsKnown { get; }

    /// <summary>The reading of <c>/*/</c> under which the operation decides; the strict one if both do.</summary>
    public WildcardReading Reading { get; }

    /// <summary>Whether the first set grants it under <see cref="Reading"/>.</summary>
    public GrantKind First { get; }

    /// <summary>Whether the second set grants it under <see cref="Reading"/>; not granted where there is no second set.</summary>
    public GrantKind Second { get; }

    /// <summary>The conditions, in their text, under which either set grants the operation; empty where none plays a part.</summary>
    public IReadOnlyList<string> Conditions { get; }

    /// <summary>The operation.</summary>
    /// <returns><see cref="Operation"/>.</returns>
    public override string ToString() => Operation;
}
