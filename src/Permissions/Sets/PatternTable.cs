namespace Permissions;

/// <summary>
/// Many patterns, arranged so that an operation that none of them matches is mostly told by four of its characters, those
/// that follow the usual <c>Microsoft.</c>. Agrees with <see cref="WildcardPattern"/> on every text. Immutable.
/// </summary>
internal sealed class PatternTable
{
    /// <summary>Where the characters lie that tell providers apart.</summary>
    internal const int KeyStart = 10;

    /// <summary>Where they end: shorter texts and patterns are not arranged.</summary>
    internal const int KeyEnd = KeyStart + 4;

    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private readonly WildcardReading _reading;
    private readonly string[] _patterns;
    private readonly bool _matchesAll;
    private readonly ulong _keys;
    private readonly int _mask;
    private readonly ProviderPatterns?[] _providers;
    private readonly string[] _others;

    internal PatternTable(IEnumerable<string> patterns, WildcardReading reading)
    {
        _reading = reading;
        _patterns = [.. patterns];
        _matchesAll = Array.IndexOf(_patterns, "*") >= 0;

        var others = new List<string>();
        var providers = new Dictionary<ulong, List<Glob>>();
        foreach (var pattern in _patterns)
            Sort(pattern, others, providers);
        _others = [.. others];

        var size = 1;
        while (size < providers.Count * 2)
            size *= 2;
        _mask = size - 1;
        _providers = new ProviderPatterns?[size];
        foreach (var provider in providers)
        {
            var hash = provider.Key * Multiplier;
            _keys |= 1UL << (int)(hash >> 58);
            var slot = (int)(hash >> 32) & _mask;
            while (_providers[slot] is not null)
                slot = (slot + 1) & _mask;
            _providers[slot] = new(provider.Key, provider.Value);
        }
    }

    /// <summary>Whether any of the patterns matches the text, which is taken literally. Allocates nothing.</summary>
    internal bool Matches(string text)
    {
        if (_matchesAll)
            return true;
        if (text.Length < KeyEnd)
            return MatchesOneByOne(text);
        var key = FourCharacters.At(text, KeyStart);
        if (!FourCharacters.AreAscii(key))
            return MatchesOneByOne(text);
        var hash = key * Multiplier;
        if ((_keys >> (int)(hash >> 58) & 1) != 0 && MatchesProvider(text, key, (int)(hash >> 32)))
            return true;
        return _others.Length != 0 && MatchesOther(text);
    }

    private bool MatchesProvider(string text, ulong key, int slot)
    {
        for (; _providers[slot &= _mask] is { } provider; slot++)
        {
            if (provider.Key == key)
                return provider.Matches(text);
        }

        return false;
    }

    private bool MatchesOther(string text)
    {
        foreach (var pattern in _others)
        {
            if (WildcardPattern.Matches(pattern, text, _reading))
                return true;
        }

        return false;
    }

    private bool MatchesOneByOne(string text)
    {
        foreach (var pattern in _patterns)
        {
            if (WildcardPattern.Matches(pattern, text, _reading))
                return true;
        }

        return false;
    }

    /// <summary>A pattern goes to the provider that it names, if all that it may stand for does.</summary>
    private void Sort(string pattern, List<string> others, Dictionary<ulong, List<Glob>> providers)
    {
        var globs = GrantClause.Globs([pattern], _reading);
        if (globs is null || Array.Exists(globs, glob => glob.PrefixLength < KeyEnd || !glob.CanMatchAnOperation))
        {
            others.Add(pattern);
            return;
        }

        foreach (var glob in globs)
        {
            var key = FourCharacters.At(glob.Text, KeyStart);
            if (!providers.TryGetValue(key, out var list))
                providers.Add(key, list = []);
            list.Add(glob);
        }
    }
}
