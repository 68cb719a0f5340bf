using Permissions.Emulator.World;

namespace Permissions.Emulator.Denials;

/// <summary>A deny assignment as the emulator keeps it.</summary>
internal sealed record StoredDenyAssignment(long Sequence, EmulatedDenyAssignment Value, Stamp Stamp)
{
    internal bool Holds(Scope scope, ScopeTree tree) => Value.AppliesToChildScopes ? tree.Contains(Value.Scope, scope) : Value.Scope == scope;

    /// <summary>Whether it stops a principal that is, with its groups, all these.</summary>
    internal bool Stops(IReadOnlySet<Guid> identities) =>
        (Value.Principals.Count == 0 || Value.Principals.Any(identities.Contains)) && !Value.ExcludedPrincipals.Any(identities.Contains);
}
