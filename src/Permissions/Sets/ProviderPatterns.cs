namespace Permissions;

/// <summary>
/// Plain globs whose first wildcard stands after <see cref="ProviderKey.End"/> characters or more, and which have one
/// <see cref="ProviderKey"/>. Immutable.
/// </summary>
internal sealed class ProviderPatterns
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private readonly string?[] _literals;
    private readonly int _shift;
    private readonly Pattern[] _patterns;

    internal ProviderPatterns(ulong key, IReadOnlyList<Glob> globs)
    {
        Key = key;
        _patterns = [.. globs.Where(glob => glob.HasWildcard).Select(glob => new Pattern(glob))];
        string[] literals = [.. globs.Where(glob => !glob.HasWildcard).Select(glob => glob.Text)];
        var bits = 1;
        while (1 << bits < literals.Length * 2)
            bits++;
        _shift = 64 - bits;
        _literals = new string?[1 << bits];
        foreach (var literal in literals)
        {
            var slot = Slot(literal);
            while (_literals[slot] is not null)
                slot = (slot + 1) & (_literals.Length - 1);
            _literals[slot] = literal;
        }
    }

    /// <summary>The key that all of them have.</summary>
    internal ulong Key { get; }

    /// <summary>Whether any of the globs matches. The text has at least <see cref="ProviderKey.End"/> characters.</summary>
    internal bool Matches(string text)
    {
        for (var slot = Slot(text); _literals[slot] is { } literal; slot = (slot + 1) & (_literals.Length - 1))
        {
            if (literal.Length == text.Length && FourCharacters.SameText(literal, 0, text, 0, text.Length))
                return true;
        }

        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(text))
                return true;
        }

        return false;
    }

    /// <summary>Where to look for a literal: by its length, its middle and what stands before its verb.</summary>
    private int Slot(string text)
    {
        var middle = FourCharacters.At(text, (text.Length >> 1) - 2);
        var end = FourCharacters.At(text, text.Length - 10);
        return (int)((((middle * 31) ^ end) + (ulong)text.Length) * Multiplier >> _shift);
    }

    private readonly struct Pattern(Glob glob)
    {
        private readonly ulong _prefixEnd = FourCharacters.At(glob.Text, glob.PrefixLength - 4);
        private readonly int _prefix = glob.PrefixLength;
        private readonly int _suffix = glob.SuffixLength;
        private readonly string _text = glob.Text;
        private readonly bool _hasMiddle = glob.PrefixLength + 1 + glob.SuffixLength < glob.Text.Length;

        internal bool Matches(string text)
        {
            if (text.Length < _prefix + _suffix || FourCharacters.At(text, _prefix - 4) != _prefixEnd)
                return false;
            if (_hasMiddle)
                return WildcardPattern.Matches(_text, text, WildcardReading.Strict);
            return FourCharacters.SameText(_text, 0, text, 0, _prefix)
                && FourCharacters.SameText(_text, _text.Length - _suffix, text, text.Length - _suffix, _suffix);
        }
    }
}
