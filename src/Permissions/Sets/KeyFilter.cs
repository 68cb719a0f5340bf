using System.Runtime.CompilerServices;

namespace Permissions;

/// <summary>
/// Tells by the <see cref="PermissionKey"/> of a text that no pattern of some matches it: because none has its provider, or
/// none of that provider its verb and resource type. One look into a table, without a branch. Immutable.
/// </summary>
internal readonly struct KeyFilter
{
    private const int MostSlotsEach = 8;

    // The bits of a provider above the kinds of its texts that may match.
    private readonly ulong[] _slots;
    private readonly ulong _compared;
    private readonly ulong _always;
    private readonly int _shift;

    /// <param name="providers">For each provider that some pattern names, which is the <see cref="PermissionKey.ProviderBits"/> of a key, the kinds of its texts that may match.</param>
    /// <param name="always">The kinds that may match whatever the provider is.</param>
    internal KeyFilter(IReadOnlyCollection<KeyValuePair<ulong, ulong>> providers, ulong always)
    {
        _always = always;
        var size = 1;
        while (size < providers.Count)
            size *= 2;
        for (var largest = size * MostSlotsEach; ; size *= 2)
        {
            _slots = new ulong[size];
            // The number of a slot is any row of bits of the provider's, so that no two providers have one.
            for (_shift = PermissionKey.FirstProviderBit; _shift < 64 && (1UL << (64 - _shift)) >= (ulong)size; _shift++)
            {
                if (TryFill(providers))
                {
                    _compared = PermissionKey.ProviderBits & long.MaxValue;
                    return;
                }

                Array.Clear(_slots, 0, size);
            }

            if (size == largest)
                break;
        }

        // Too many providers to keep apart: those that have one slot share their kinds.
        _shift = PermissionKey.FirstProviderBit;
        foreach (var provider in providers)
            _slots[SlotOf(provider.Key)] |= provider.Value;
    }

    /// <summary>One that tells nothing.</summary>
    internal static KeyFilter Everything { get; } = new([], ulong.MaxValue);

    /// <summary>How many slots there are.</summary>
    internal int Slots => _slots.Length;

    /// <summary>The slot of a key; mostly that of one provider only.</summary>
    internal int SlotOf(ulong key) => (int)(key >> _shift) & (_slots.Length - 1);

    /// <summary>Whether some pattern may match a text that has the key. False is a proof.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayMatch(ulong key)
    {
        var slots = _slots;
        var slot = slots[(int)(key >> _shift) & (slots.Length - 1)];
        // Negative, and so all ones when shifted, only where no bit differs. A branch here would often be guessed wrong.
        var isSame = (long)((slot ^ key) & _compared) - 1 >> 63;
        return ((slot & (ulong)isSame | _always) >> (int)key & 1) != 0;
    }

    private bool TryFill(IReadOnlyCollection<KeyValuePair<ulong, ulong>> providers)
    {
        foreach (var provider in providers)
        {
            ref var slot = ref _slots[SlotOf(provider.Key)];
            if (slot != 0)
                return false;
            slot = provider.Key | provider.Value;
        }

        return true;
    }
}
