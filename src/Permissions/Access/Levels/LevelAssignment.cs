namespace Permissions;

/// <summary>A level that a principal is given: all assignments it takes, of whatever mechanism. Immutable.</summary>
public sealed class LevelAssignment
{
    internal LevelAssignment(AccessLevel level, IEnumerable<AccessAssignment> assignments, IEnumerable<DataPlaneAssignment> dataPlaneAssignments)
    {
        Level = level;
        Assignments = ReadOnlyLists.Copy(assignments);
        DataPlaneAssignments = ReadOnlyLists.Copy(dataPlaneAssignments);
    }

    /// <summary>The level.</summary>
    public AccessLevel Level { get; }

    /// <summary>The role assignments of Azure RBAC.</summary>
    public IReadOnlyList<AccessAssignment> Assignments { get; }

    /// <summary>The assignments of services' own.</summary>
    public IReadOnlyList<DataPlaneAssignment> DataPlaneAssignments { get; }

    /// <summary>The level and how many assignments it takes.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Level}: {Assignments.Count + DataPlaneAssignments.Count} assignments";
}
