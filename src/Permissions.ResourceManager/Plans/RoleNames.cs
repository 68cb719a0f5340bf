namespace Permissions.ResourceManager.Plans;

/// <summary>Which names of roles in Azure become free because the model gives their roles other names.</summary>
internal sealed class RoleNames
{
    private readonly AzureState _state;
    private readonly Dictionary<Guid, RoleDefinition> _wantedOfId = [];

    internal RoleNames(AccessModel model, AzureState state)
    {
        _state = state;
        foreach (var role in model.Roles)
            _wantedOfId[model.RoleIdOf(role)] = role;
    }

    /// <summary>The role of the model that a role in Azure becomes under another name; null where it becomes none.</summary>
    internal RoleDefinition? RenamerOf(RoleDefinition found) =>
        _wantedOfId.TryGetValue(found.Id!.Value, out var wanted) && !string.Equals(wanted.Name, found.Name, StringComparison.OrdinalIgnoreCase) ? wanted : null;

    /// <summary>Whether a role in Azure gives up its name: the model renames it, and its new name is free or becomes so. Roles that exchange names give them up too.</summary>
    internal bool IsFreed(RoleDefinition found)
    {
        var seen = new HashSet<Guid>();
        var holder = found;
        while (seen.Add(holder.Id!.Value))
        {
            if (RenamerOf(holder) is not { } wanted)
                return false;
            if (_state.FindRole(wanted.Name) is not { } next)
                return true;
            holder = next;
        }

        return true;
    }
}
