using Permissions.Emulator.Definitions;

namespace Permissions.Emulator.World;

/// <summary>All that the emulator holds, with the one lock that guards it.</summary>
internal sealed class EmulatorState(EmulatorClock clock, EmulatorLimits limits)
{
    private long _sequence;

    internal Lock Gate { get; } = new();

    internal EmulatorClock Clock { get; } = clock;

    internal EmulatorLimits Limits { get; } = limits;

    /// <summary>The roles that Azure brings, the same in every tenant, in the order of their addition.</summary>
    internal OrderedDictionary<Guid, StoredRole> BuiltInRoles { get; } = [];

    internal Dictionary<Guid, TenantState> Tenants { get; } = [];

    /// <summary>The number of what is created next. Lists are in its order, and a page ends at one.</summary>
    internal long NextSequence() => ++_sequence;

    internal StoredRole? FindRole(TenantState tenant, Guid id) =>
        tenant.CustomRoles.GetValueOrDefault(id) ?? BuiltInRoles.GetValueOrDefault(id);

    /// <summary>A role of any tenant, or a built-in one, that has this id or this name.</summary>
    internal StoredRole? FindRoleAnywhere(Guid id, string name) =>
        Tenants.Values.SelectMany(t => t.CustomRoles.Values).Concat(BuiltInRoles.Values)
            .FirstOrDefault(r => r.Id == id || string.Equals(r.Definition.Name, name, StringComparison.OrdinalIgnoreCase));
}
