namespace Permissions;

/// <summary>
/// What a change of permissions gains and loses, exactly and in words that a reviewer reads. Only meaning counts: two ways
/// to write the same permissions have no difference.
/// </summary>
public sealed class PermissionDiff
{
    private PermissionDiff(PermissionSet before, PermissionSet after, IReadOnlyList<string> roleChanges, OperationCatalogue? catalogue)
    {
        catalogue ??= OperationCatalogue.Azure;
        Gained = new(after.Except(before), catalogue);
        Lost = new(before.Except(after), catalogue);
        RoleChanges = roleChanges;
    }

    /// <summary>What is granted after the change and was not before, if only under a condition.</summary>
    public PermissionDiffSide Gained { get; }

    /// <summary>What was granted before the change and is not after it, if only under a condition.</summary>
    public PermissionDiffSide Lost { get; }

    /// <summary>What else changes between two roles: name, description and assignable scopes, a sentence each. Empty between two sets.</summary>
    public IReadOnlyList<string> RoleChanges { get; }

    /// <summary>Whether both grant the same and, of two roles, all else is the same too.</summary>
    public bool IsEmpty => RoleChanges.Count == 0 && Gained.IsEmpty.Kind == SetAnswerKind.Yes && Lost.IsEmpty.Kind == SetAnswerKind.Yes;

    /// <summary>Compares two roles: what they grant, and their names, descriptions and assignable scopes.</summary>
    /// <param name="before">The role as it was.</param>
    /// <param name="after">The role as it becomes, or another role.</param>
    /// <param name="catalogue">Where to look for known operations; null, the default, for <see cref="OperationCatalogue.Azure"/>.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentNullException">A role is null.</exception>
    /// <exception cref="ArgumentException">Both together have more than <see cref="PermissionSet.MaximumConditions"/> distinct conditions.</exception>
    public static PermissionDiff Between(RoleDefinition before, RoleDefinition after, OperationCatalogue? catalogue = null)
    {
        if (before is null)
            throw new ArgumentNullException(nameof(before));
        if (after is null)
            throw new ArgumentNullException(nameof(after));
        var changes = RoleDifferences.OfNames(before, after).Concat(RoleDifferences.OfScopes(before, after));
        return new(before.Permissions, after.Permissions, ReadOnlyLists.Copy(changes), catalogue);
    }

    /// <summary>Compares what two sets grant.</summary>
    /// <param name="before">The set as it was.</param>
    /// <param name="after">The set as it becomes.</param>
    /// <param name="catalogue">Where to look for known operations; null, the default, for <see cref="OperationCatalogue.Azure"/>.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentNullException">A set is null.</exception>
    /// <exception cref="ArgumentException">Both together have more than <see cref="PermissionSet.MaximumConditions"/> distinct conditions.</exception>
    public static PermissionDiff Between(PermissionSet before, PermissionSet after, OperationCatalogue? catalogue = null)
    {
        if (before is null)
            throw new ArgumentNullException(nameof(before));
        if (after is null)
            throw new ArgumentNullException(nameof(after));
        return new(before, after, [], catalogue);
    }

    /// <summary>The difference as a reviewer reads it: gains first, each plane by provider and type of resource. Long lists are shortened, with counts; the properties have them whole.</summary>
    /// <returns>Several lines, separated by <c>\n</c> and without one at the end.</returns>
    public override string ToString() => PermissionDiffText.Of(this);
}
