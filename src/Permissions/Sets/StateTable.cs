namespace Permissions;

/// <summary>A set of states of equal width that lie one after the other in a list.</summary>
internal sealed class StateTable(List<ushort> states, int width)
{
    private int[] _slots = new int[64];
    private int _count;

    /// <summary>Appends a state to the list unless it is there already.</summary>
    internal bool Add(ushort[] state)
    {
        if (_count * 2 >= _slots.Length)
            Grow();
        var slot = SlotOf(state);
        if (_slots[slot] != 0)
            return false;
        states.AddRange(state);
        _slots[slot] = ++_count;
        return true;
    }

    private int SlotOf(ushort[] state)
    {
        var hash = 0u;
        foreach (var part in state)
            hash = (hash ^ part) * 0x9E3779B1;
        var slot = (int)((hash ^ (hash >> 15)) & (uint)(_slots.Length - 1));
        while (_slots[slot] != 0 && !Equals(_slots[slot] - 1, state))
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private bool Equals(int index, ushort[] state)
    {
        for (var i = 0; i < width; i++)
        {
            if (states[(index * width) + i] != state[i])
                return false;
        }

        return true;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 4];
        for (var index = 0; index < _count; index++)
            _slots[SlotOf([.. states.GetRange(index * width, width)])] = index + 1;
    }
}
