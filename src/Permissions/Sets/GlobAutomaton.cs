namespace Permissions;

/// <summary>
/// A glob as a deterministic automaton with a state for each character and one for having failed: how much is matched, where
/// a literal between wildcards is searched for as Knuth, Morris and Pratt do.
/// </summary>
internal sealed class GlobAutomaton
{
    /// <summary>The state from which nothing is matched any more.</summary>
    internal const ushort Dead = ushort.MaxValue;

    private const sbyte Star = -2;

    private readonly sbyte[] _characters;
    private readonly ushort[] _fallback;
    private readonly ulong[] _distinguished;
    private readonly int _length;

    /// <param name="glob">The glob in lower case, without two wildcards in a row.</param>
    internal GlobAutomaton(string glob)
    {
        _length = glob.Length;
        _characters = new sbyte[_length];
        for (var i = 0; i < _length; i++)
            _characters[i] = glob[i] == WildcardPattern.Wildcard ? Star : (sbyte)OperationAlphabet.IndexOf(glob[i]);
        _fallback = Fallbacks();
        _distinguished = new ulong[_length + 1];
        for (var state = 0; state <= _length; state++)
            _distinguished[state] = DistinguishedAt(state);
    }

    /// <summary>The state before the first character.</summary>
    internal ushort Start => AfterStar(0);

    /// <summary>The state after one more character of the alphabet.</summary>
    internal ushort Next(ushort state, int character)
    {
        while (state != Dead)
        {
            if (state < _length && _characters[state] == character)
                return AfterStar(state + 1);
            if (_fallback[state] == state)
                return state;
            state = _fallback[state];
        }

        return Dead;
    }

    /// <summary>The characters, as bits, after which the state is another than after the rest of the alphabet.</summary>
    internal ulong Distinguished(ushort state) => state == Dead ? 0 : _distinguished[state];

    /// <summary>Whether the text read so far is matched.</summary>
    internal bool Accepts(ushort state) => state == _length;

    /// <summary>Whether everything that may still be read is matched, or nothing, or that depends.</summary>
    internal Truth Outlook(ushort state)
    {
        if (state == Dead)
            return Truth.No;
        return state == _length && _length > 0 && _characters[_length - 1] == Star ? Truth.Yes : Truth.Unknown;
    }

    private ushort AfterStar(int state) => (ushort)(state < _length && _characters[state] == Star ? state + 1 : state);

    /// <summary>
    /// Where to go on from when the next character does not fit: the longest end of what is matched since the last wildcard
    /// that is also its start; a state that falls back to itself takes any character and stays.
    /// </summary>
    private ushort[] Fallbacks()
    {
        var fallback = new ushort[_length + 1];
        var literal = -1;
        for (var state = 0; state <= _length; state++)
        {
            if (state > 0 && _characters[state - 1] == Star)
            {
                literal = state;
                fallback[state] = (ushort)state;
            }
            else if (literal < 0 || (state < _length && _characters[state] == Star))
            {
                // Before the first wildcard nothing can be made good, and in front of one the automaton never stays.
                fallback[state] = Dead;
            }
            else
            {
                fallback[state] = Border(fallback, literal, state);
            }
        }

        return fallback;
    }

    private ushort Border(ushort[] fallback, int literal, int state)
    {
        if (state == literal + 1)
            return (ushort)literal;
        var candidate = (int)fallback[state - 1];
        while (true)
        {
            if (_characters[candidate] == _characters[state - 1])
                return (ushort)(candidate + 1);
            if (candidate == literal)
                return (ushort)literal;
            candidate = fallback[candidate];
        }
    }

    private ulong DistinguishedAt(int state)
    {
        var bits = 0UL;
        while (true)
        {
            if (state < _length && _characters[state] >= 0)
                bits |= 1UL << _characters[state];
            if (_fallback[state] == Dead || _fallback[state] == state)
                return bits;
            state = _fallback[state];
        }
    }
}
