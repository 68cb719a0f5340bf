using System.Runtime.CompilerServices;

namespace Permissions;

/// <summary>
/// Tells by the <see cref="PermissionKey"/> of a text that no pattern of some matches it: because none has its provider, or
/// none of that provider its verb and resource type. Immutable.
/// </summary>
internal readonly struct KeyFilter
{
    private const int MostSlotsEach = 8;

    // Each holds the bits of all keys that it lets through. They are numbered by the highest bits of a key.
    private readonly ulong[] _slots;
    private readonly int _shift;

    /// <param name="providers">For each provider that some pattern names, which is the <see cref="PermissionKey.ProviderBits"/> of a key, the kinds of its texts that may match.</param>
    /// <param name="always">The kinds that may match whatever the provider is.</param>
    internal KeyFilter(IReadOnlyCollection<KeyValuePair<ulong, ulong>> providers, ulong always)
    {
        var bits = 1;
        while (1 << bits < providers.Count)
            bits++;
        // Providers that meet in a slot let each other through, and some between them: more slots part them.
        var mostBits = bits;
        while (1 << mostBits < providers.Count * MostSlotsEach && mostBits < PermissionKey.ProviderNumberBits)
            mostBits++;
        while (bits < mostBits && providers.Select(provider => provider.Key >> (64 - bits)).Distinct().Count() < providers.Count)
            bits++;

        _shift = 64 - bits;
        _slots = new ulong[1 << bits];
        var everywhere = PermissionKey.TextBits | (always == 0 ? 0 : always | PermissionKey.ProviderBits);
        for (var i = 0; i < _slots.Length; i++)
            _slots[i] = everywhere;
        foreach (var provider in providers)
            _slots[SlotOf(provider.Key)] |= provider.Key | provider.Value;
    }

    /// <summary>One that tells nothing.</summary>
    internal static KeyFilter Everything { get; } = new([], PermissionKey.AllKinds);

    /// <summary>How many slots there are.</summary>
    internal int Slots => _slots.Length;

    /// <summary>The slot of a key; mostly that of one provider only.</summary>
    internal int SlotOf(ulong key) => (int)(key >> _shift);

    /// <summary>Whether some pattern may match a text that has the key. False is a proof; of <see cref="PermissionKey.None"/> it is always true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayMatch(ulong key) => (key & ~_slots[(int)(key >> _shift)]) == 0;
}
