namespace Permissions;

/// <summary>Tells whether an operation is among some, mostly by its <see cref="PermissionKey"/>. Immutable.</summary>
internal abstract class OperationMatcher(KeyFilter filter)
{
    /// <summary>Tells by the key that an operation is not among them.</summary>
    internal KeyFilter Filter { get; } = filter;

    /// <summary>Whether a text that has this key is among them. It is taken literally.</summary>
    internal bool Matches(string text, ulong key) => Filter.MayMatch(key) && MatchesUnfiltered(text, key);

    /// <summary>The same without a look at the filter, for a key that this let through.</summary>
    internal abstract bool MatchesUnfiltered(string text, ulong key);
}
