namespace Permissions.ResourceManager.Plans;

/// <summary>
/// In which order the roles of one run are written, as far as one waits for another or for an assignment. A scope can be taken
/// from a role only after the role's assignments below it are gone, and these go only after all that the model grants is in
/// place; so such a role is first written with its old scopes beside the new ones, and without them at the end. A name is free
/// only after the role that has it got another; roles that exchange names do so over a name in between. Whatever step a run is
/// cut short after, a new comparison finds what is left to do.
/// </summary>
internal sealed class RoleSteps
{
    private readonly Dictionary<PlannedOperation, RoleDefinition> _widened = [];
    private readonly Dictionary<PlannedOperation, PlannedOperation> _holderOfName = [];

    /// <param name="pending">The operations of the run that write.</param>
    internal RoleSteps(IReadOnlyList<PlannedOperation> pending)
    {
        var roles = pending.Where(operation => operation.Role is not null).ToArray();
        foreach (var role in roles.Where(operation => operation.FormerRole is not null))
            Order(role, [.. pending.Where(operation => operation is { Change: PlannedChange.Delete, FormerAssignment: not null } && operation.RoleDefinitionId == role.RoleDefinitionId)]);
        Layers = LayersOf(roles);
    }

    /// <summary>Deletions that come before everything else, because their role cannot have its old and its new scopes at the same time.</summary>
    internal List<PlannedOperation> EarlyDeletions { get; } = [];

    /// <summary>Roles that give up their name before others are written, because roles exchange names.</summary>
    internal List<PlannedOperation> Parked { get; } = [];

    /// <summary>The roles to write; a layer waits for those before it.</summary>
    internal IReadOnlyList<IReadOnlyList<PlannedOperation>> Layers { get; }

    /// <summary>Roles from which scopes are taken after the deletions.</summary>
    internal IEnumerable<PlannedOperation> Narrowed => _widened.Keys;

    /// <summary>What is written first of a role; null where that is there already.</summary>
    internal RoleDefinition? FirstOf(PlannedOperation operation) =>
        !_widened.TryGetValue(operation, out var widened) ? operation.Role!
        : RoleDifferences.AreNone(operation.FormerRole!, widened) ? null
        : widened;

    internal bool IsNarrowedLater(PlannedOperation operation) => _widened.ContainsKey(operation);

    /// <summary>The operation that makes room for the name that another wants; null where nobody has it.</summary>
    internal PlannedOperation? HolderOfName(PlannedOperation operation) => _holderOfName.GetValueOrDefault(operation);

    /// <summary>A role under the name that it has while it waits for another's.</summary>
    internal static RoleDefinition Park(RoleDefinition role) =>
        new($"Being renamed: {role.Id:D}", role.Description, role.Type, role.PermissionBlocks, role.AssignableScopes, role.Id);

    /// <summary>Whether a role is as a step between left it: no change that a plan would not know.</summary>
    internal static bool IsBetween(PlannedOperation planned, RoleDefinition now) =>
        planned is { Role: { } wanted, FormerRole: { } former }
        && (RoleDifferences.AreNone(now, Park(former)) || RoleDifferences.AreNone(now, Widen(wanted, former)));

    private static RoleDefinition Widen(RoleDefinition wanted, RoleDefinition former) =>
        wanted.WithAssignableScopes([.. wanted.AssignableScopes.Union(former.AssignableScopes)]);

    /// <summary>Finds the deletions that an update has to wait for, and how it does.</summary>
    private void Order(PlannedOperation update, IReadOnlyList<PlannedOperation> deletions)
    {
        var (wanted, former) = (update.Role!, update.FormerRole!);
        if (!former.AssignableScopes.Except(wanted.AssignableScopes).Any())
            return;
        var before = deletions.Where(deletion => !wanted.AssignableScopes.Any(scope => scope.Contains(deletion.Scope!))).ToArray();
        if (before.Length == 0)
            return;
        var widened = Widen(wanted, former);
        // Such as two management groups, of which a role takes one.
        if (AccessRules.Check(widened).Count > AccessRules.Check(wanted).Count)
            EarlyDeletions.AddRange(before);
        else
            _widened.Add(update, widened);
    }

    private List<IReadOnlyList<PlannedOperation>> LayersOf(PlannedOperation[] roles)
    {
        var holders = roles.Where(operation => operation.FormerRole is { } former && !IsName(former.Name, operation.Role!.Name))
            .ToDictionary(operation => operation.FormerRole!.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var role in roles)
        {
            if (holders.TryGetValue(role.Role!.Name, out var holder) && holder != role)
                _holderOfName.Add(role, holder);
        }

        var layers = new List<IReadOnlyList<PlannedOperation>>();
        var left = roles.ToList();
        while (left.Count > 0)
        {
            var free = left.Where(role => HolderOfName(role) is not { } holder || Parked.Contains(holder) || !left.Contains(holder)).ToArray();
            if (free.Length == 0)
            {
                // Each name has one holder, so what is left are circles alone.
                Parked.Add(left.MinBy(role => role.RoleDefinitionId)!);
                continue;
            }

            layers.Add(free);
            left.RemoveAll(free.Contains);
        }

        return layers;
    }

    private static bool IsName(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
