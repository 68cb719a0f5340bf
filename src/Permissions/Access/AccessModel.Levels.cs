using System.Diagnostics.Contracts;

namespace Permissions;

/// <summary>Levels, and what of them is not a role assignment of Azure RBAC.</summary>
public sealed partial class AccessModel
{
    /// <summary>The assignments of services' own that the model asks for, in the order in which they were given; one that was given again comes once, with the reason that was stated.</summary>
    public IReadOnlyList<DataPlaneAssignment> DataPlaneAssignments => _contents.Value.DataPlaneAssignments;

    /// <summary>Gives a principal a level: all assignments that it stands for, of whatever mechanism.</summary>
    /// <param name="level">The level for the principal, as <see cref="AccessLevel.To"/> gives it.</param>
    /// <returns>The model with the assignments.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="level"/> is null.</exception>
    [Pure]
    public AccessModel Assign(LevelAssignment level) =>
        level is null ? throw new ArgumentNullException(nameof(level)) : With([], [.. level.Assignments], [.. level.DataPlaneAssignments]);

    /// <summary>Adds assignments of services' own.</summary>
    /// <param name="assignments">The assignments.</param>
    /// <returns>The model with them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="assignments"/> is null.</exception>
    /// <exception cref="ArgumentException">An assignment is null.</exception>
    [Pure]
    public AccessModel AssignDataPlane(IEnumerable<DataPlaneAssignment> assignments) =>
        With([], [], [.. ReadOnlyLists.Copy(assignments ?? throw new ArgumentNullException(nameof(assignments)), nameof(assignments))]);
}
