namespace Permissions;

/// <summary>Whether a set grants one operation, or all that a pattern stands for, and why.</summary>
public sealed class PermissionAnswer
{
    internal PermissionAnswer(string operation, OperationPlane plane, GrantKind strictly, GrantKind leniently, IReadOnlyList<GrantReason> reasons, IReadOnlyList<string> emptySides, Witness? witness)
    {
        Operation = operation;
        Plane = plane;
        Strictly = strictly;
        Leniently = leniently;
        Reasons = reasons;
        EmptySides = emptySides;
        Witness = witness;
    }

    /// <summary>The operation or pattern that was asked about, as it was given.</summary>
    public string Operation { get; }

    /// <summary>The plane that was asked about.</summary>
    public OperationPlane Plane { get; }

    /// <summary>The lesser of the answers under both readings of <c>/*/</c>: what is sure to be granted.</summary>
    public GrantKind Kind => Strictly < Leniently ? Strictly : Leniently;

    /// <summary>The answer under the strict reading of <c>/*/</c>.</summary>
    public GrantKind Strictly { get; }

    /// <summary>The answer under the lenient reading of <c>/*/</c>.</summary>
    public GrantKind Leniently { get; }

    /// <summary>Whether the two readings of <c>/*/</c> give different answers.</summary>
    public bool ReadingsDiffer => Strictly != Leniently;

    /// <summary>What each block says that has a pattern which matches the operation, under either reading. Of a set that was put together from others, also the blocks of what was taken away: <see cref="GrantReason.Place"/> tells them apart.</summary>
    public IReadOnlyList<GrantReason> Reasons { get; }

    /// <summary>The sides of intersections that grant nothing of it under either reading, whatever conditions hold, in words such as <c>in the second set of the intersection</c>; none in a set that was not intersected.</summary>
    public IReadOnlyList<string> EmptySides { get; }

    /// <summary>Where a pattern was asked about and is not granted as a whole, an operation that it stands for and that is not granted, or only if conditions hold; null otherwise.</summary>
    public Witness? Witness { get; }

    /// <summary>The answer as a sentence.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var differ = ReadingsDiffer ? $"; the readings of '/*/' differ: strictly {Word(Strictly)}, leniently {Word(Leniently)}" : "";
        var sides = EmptySides.Select(side => $"nothing {side}{(side.IndexOf(',') < 0 ? "" : ",")} grants it");
        var reasons = Reasons.Count + EmptySides.Count == 0 ? "no pattern matches it" : string.Join("; ", Reasons.Select(reason => $"{reason}").Concat(sides));
        return $"'{Operation}' ({SetAnswerText.Plane(Plane)}) is {Word(Kind)}{(Witness is null ? "" : $" as a whole (not '{Witness.Operation}', for one)")}: {reasons}{differ}";
    }

    private static string Word(GrantKind kind) => kind switch
    {
        GrantKind.Granted => "granted",
        GrantKind.Undecided => "undecided, because its conditions are too many to search all of their cases",
        GrantKind.OnlyIfConditionsHold => "granted only if conditions hold",
        _ => "not granted",
    };
}
