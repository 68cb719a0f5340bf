namespace Permissions;

/// <summary>
/// Many patterns, arranged so that an operation that none of them matches is mostly told by four of its characters, those
/// that follow the usual <c>Microsoft.</c>. Agrees with <see cref="WildcardPattern"/> on every text. Immutable.
/// </summary>
internal sealed class PatternTable
{
    private readonly WildcardReading _reading;
    private readonly string[] _patterns;
    private readonly bool _matchesAll;
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
            Keys |= ProviderKey.BitOf(provider.Key);
            var slot = ProviderKey.SlotOf(provider.Key) & _mask;
            while (_providers[slot] is not null)
                slot = (slot + 1) & _mask;
            _providers[slot] = new(provider.Key, provider.Value);
        }

        // What is not told by its key is always looked at.
        Keys |= _matchesAll || _others.Length > 0 ? ulong.MaxValue : ProviderKey.BitOf(ProviderKey.None);
    }

    /// <summary>The <see cref="ProviderKey.BitOf">bits</see> of all keys that a matching text may have.</summary>
    internal ulong Keys { get; }

    /// <summary>Whether any of the patterns matches the text, which is taken literally. Allocates nothing.</summary>
    internal bool Matches(string text) => Matches(text, ProviderKey.Of(text));

    /// <summary>As above, for a text whose <see cref="ProviderKey"/> is known.</summary>
    internal bool Matches(string text, ulong key)
    {
        if (_matchesAll)
            return true;
        if ((Keys & ProviderKey.BitOf(key)) == 0)
            return false;
        if (key == ProviderKey.None)
            return MatchesOneByOne(text);
        return MatchesProvider(text, key) || (_others.Length != 0 && MatchesOther(text));
    }

    private bool MatchesProvider(string text, ulong key)
    {
        for (var slot = ProviderKey.SlotOf(key); _providers[slot &= _mask] is { } provider; slot++)
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
        if (globs is null || Array.Exists(globs, glob => glob.PrefixLength < ProviderKey.End || !glob.CanMatchAnOperation))
        {
            others.Add(pattern);
            return;
        }

        foreach (var glob in globs)
        {
            var key = ProviderKey.Of(glob.Text);
            if (!providers.TryGetValue(key, out var list))
                providers.Add(key, list = []);
            list.Add(glob);
        }
    }
}
