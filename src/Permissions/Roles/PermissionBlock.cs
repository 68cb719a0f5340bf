namespace Permissions;

/// <summary>
/// One element of a role's <c>permissions</c>: what it grants in each plane, less what it excludes there. An exclusion
/// subtracts inside its own block only and is never a denial.
/// </summary>
public sealed class PermissionBlock
{
    /// <summary>Makes a block. Each list may be null for empty; no limit on their length is documented.</summary>
    /// <param name="actions">Granted in the control plane.</param>
    /// <param name="notActions">Excluded from <paramref name="actions"/>.</param>
    /// <param name="dataActions">Granted in the data plane.</param>
    /// <param name="notDataActions">Excluded from <paramref name="dataActions"/>.</param>
    /// <param name="condition">The condition under which the block holds, as ABAC text of at most 8 KB; null for always. Azure returns it for built-in roles.</param>
    /// <param name="conditionVersion">The condition's language version, such as <c>2.0</c>; null without a condition.</param>
    public PermissionBlock(
        IEnumerable<ControlAction>? actions = null,
        IEnumerable<ControlAction>? notActions = null,
        IEnumerable<DataAction>? dataActions = null,
        IEnumerable<DataAction>? notDataActions = null,
        string? condition = null,
        string? conditionVersion = null)
    {
        Actions = ReadOnlyLists.Copy(actions);
        NotActions = ReadOnlyLists.Copy(notActions);
        DataActions = ReadOnlyLists.Copy(dataActions);
        NotDataActions = ReadOnlyLists.Copy(notDataActions);
        Condition = condition;
        ConditionVersion = conditionVersion;
    }

    /// <summary>What the block grants in the control plane.</summary>
    public IReadOnlyList<ControlAction> Actions { get; }

    /// <summary>What is excluded from <see cref="Actions"/>.</summary>
    public IReadOnlyList<ControlAction> NotActions { get; }

    /// <summary>What the block grants in the data plane.</summary>
    public IReadOnlyList<DataAction> DataActions { get; }

    /// <summary>What is excluded from <see cref="DataActions"/>.</summary>
    public IReadOnlyList<DataAction> NotDataActions { get; }

    /// <summary>The condition under which the block holds; null for always.</summary>
    public string? Condition { get; }

    /// <summary>The language version of <see cref="Condition"/>; null where none was given.</summary>
    public string? ConditionVersion { get; }
}
