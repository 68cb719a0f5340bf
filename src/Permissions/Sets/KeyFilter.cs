using System.Runtime.CompilerServices;

namespace Permissions;

/// <summary>
/// Tells by the <see cref="PermissionKey"/> of a text that no pattern of some matches it: because none has its provider, or
/// none of that provider its verb, resource type and text. Immutable.
/// </summary>
internal readonly struct KeyFilter
{
    /// <summary>How many slots there are: enough for the providers of a role, of which most have fewer than ten. It is fixed, as to read a size would slow a decision.</summary>
    internal const int Size = 1 << SlotBits;

    private const int SlotBits = 6;

    /// <param name="providers">For each provider that some pattern names, which is the <see cref="PermissionKey.ProviderBits"/> of a key, the other bits of its texts that may match.</param>
    /// <param name="always">The bits below the provider's of texts that may match whatever the provider is.</param>
    internal KeyFilter(IReadOnlyCollection<KeyValuePair<ulong, ulong>> providers, ulong always)
    {
        Slots = new ulong[Size];
        var everywhere = always == 0 ? 0 : always | PermissionKey.ProviderBits;
        for (var i = 0; i < Slots.Length; i++)
            Slots[i] = everywhere;
        foreach (var provider in providers)
            Slots[SlotOf(provider.Key)] |= provider.Key | provider.Value;
    }

    /// <summary>Each slot holds the bits of all keys that it lets through. They are numbered by the highest bits of a key.</summary>
    internal ulong[] Slots { get; }

    /// <summary>One that tells nothing.</summary>
    internal static KeyFilter Everything { get; } = new([], ~PermissionKey.ProviderBits);

    /// <summary>That of no patterns: only of <see cref="PermissionKey.None"/> does it tell nothing.</summary>
    internal static KeyFilter Nothing { get; } = new([], 0);

    /// <summary>The slot of a key; mostly that of one provider only.</summary>
    internal static int SlotOf(ulong key) => (int)(key >> (64 - SlotBits));

    /// <summary>Whether some pattern may match a text that has the key. False is a proof; of <see cref="PermissionKey.None"/> it is always true.</summary>
    internal bool MayMatch(ulong key) => MayMatch(Slots, key);

    /// <summary>The same, by <see cref="Slots"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool MayMatch(ulong[] slots, ulong key) => (key & ~slots[SlotOf(key)]) == 0;
}
