namespace Permissions;

/// <summary>An operation that something needs. Equality ignores case, as Azure does.</summary>
public readonly struct NeededOperation : IEquatable<NeededOperation>
{
    private readonly string? _name;

    internal NeededOperation(string name, OperationPlane plane)
    {
        _name = name;
        Plane = plane;
    }

    /// <summary>The operation, such as <c>Microsoft.Compute/virtualMachines/read</c>; in the catalogue's spelling where the catalogue has it.</summary>
    public string Name => _name ?? string.Empty;

    /// <summary>The plane in which it is needed.</summary>
    public OperationPlane Plane { get; }

    /// <summary>Whether both are the same operation of the same plane.</summary>
    /// <param name="other">The operation to compare with.</param>
    /// <returns>True if they are.</returns>
    public bool Equals(NeededOperation other) => Plane == other.Plane && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NeededOperation other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (StringComparer.OrdinalIgnoreCase.GetHashCode(Name) * 2) + (int)Plane;

    /// <summary>The operation's name, with a word behind it in the data plane.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Plane == OperationPlane.Data ? $"{Name} (data)" : Name;

    /// <summary>Whether both are the same operation of the same plane.</summary>
    public static bool operator ==(NeededOperation left, NeededOperation right) => left.Equals(right);

    /// <summary>Whether they differ by more than case.</summary>
    public static bool operator !=(NeededOperation left, NeededOperation right) => !left.Equals(right);
}
