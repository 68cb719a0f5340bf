namespace Permissions.Emulator.World;

/// <summary>The locks of a tenant.</summary>
internal sealed class EmulatedLocks(ScopeTree tree)
{
    /// <summary>The strictest lock of each scope.</summary>
    private readonly Dictionary<Scope, LockLevel> _levels = [];

    /// <summary>Adds a lock. Of several at one scope the strictest holds, and they are taken off together.</summary>
    internal void Add(Scope scope, LockLevel level) =>
        _levels[scope] = _levels.TryGetValue(scope, out var other) && other > level ? other : level;

    internal bool Remove(Scope scope) => _levels.Remove(scope);

    /// <summary>The scope of a lock at or above a scope; null if there is none of at least this level.</summary>
    internal Scope? Over(Scope scope, LockLevel level) =>
        _levels.Where(l => l.Value >= level && tree.Contains(l.Key, scope)).Select(l => l.Key).FirstOrDefault();
}
