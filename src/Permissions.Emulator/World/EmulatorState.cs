using Permissions.Emulator.Definitions;

namespace Permissions.Emulator.World;

/// <summary>All that the emulator holds, with the one lock that guards it.</summary>
internal sealed class EmulatorState(EmulatorClock clock, EmulatorLimits limits)
{
    private long _sequence;

    internal Lock Gate { get; } = new();

    internal EmulatorClock Clock { get; } = clock;

    internal EmulatorLimits Limits { get; } = limits;

    internal EmulatorReplication Replication { get; } = new();

    internal EmulatorThrottling Throttling { get; } = new();

    internal EmulatorLongRunning LongRunning { get; } = new();

    internal EmulatorFaults Faults { get; } = new();

    /// <summary>Whether callers need the right to what they ask.</summary>
    internal bool AuthorizesRequests { get; set; }

    /// <summary>The operations that custom roles may name.</summary>
    internal OperationCatalogue Operations { get; set; } = OperationCatalogue.Azure;

    internal DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The roles that Azure brings, the same in every tenant, in the order of their addition.</summary>
    internal OrderedDictionary<Guid, StoredRole> BuiltInRoles { get; } = [];

    internal Dictionary<Guid, TenantState> Tenants { get; } = [];

    /// <summary>The number of what is created next. Lists are in its order, and a page ends at one.</summary>
    internal long NextSequence() => ++_sequence;

    /// <summary>A role as it was at a time; built-in roles have always been there.</summary>
    internal StoredRole? FindRole(TenantState tenant, Guid id, DateTimeOffset time) =>
        tenant.CustomRoles.FindAsOf(id, time) ?? BuiltInRoles.GetValueOrDefault(id);

    /// <summary>A role of any tenant, or a built-in one, that has this id or this name.</summary>
    internal StoredRole? FindRoleAnywhere(Guid id, string name) =>
        Tenants.Values.SelectMany(t => t.CustomRoles.All).Concat(BuiltInRoles.Values)
            .FirstOrDefault(r => r.Id == id || string.Equals(r.Definition.Name, name, StringComparison.OrdinalIgnoreCase));
}
