namespace Permissions.Emulator.World;

/// <summary>The locks of a tenant.</summary>
internal sealed class EmulatedLocks(ScopeTree tree)
{
    private readonly Dictionary<Scope, LockLevel> _levels = [];

    internal void Set(Scope scope, LockLevel level) => _levels[scope] = level;

    internal bool Remove(Scope scope) => _levels.Remove(scope);

    /// <summary>The scope of a lock at or above a scope; null if there is none of at least this level.</summary>
    internal Scope? Over(Scope scope, LockLevel level) =>
        _levels.Where(l => l.Value >= level && tree.Contains(l.Key, scope)).Select(l => l.Key).FirstOrDefault();
}
