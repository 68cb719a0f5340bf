namespace Permissions;

/// <summary>
/// Many patterns, arranged so that an operation that none of them matches is mostly told by its <see cref="PermissionKey"/>.
/// Agrees with <see cref="WildcardPattern"/> on every text. Immutable.
/// </summary>
internal sealed class PatternTable
{
    private readonly WildcardReading _reading;
    private readonly string[] _patterns;
    private readonly LiteralTable _literals;
    private readonly ProviderGlob[] _globs;
    private readonly int[] _starts;
    private readonly ulong _whole;
    private readonly string[] _others;

    internal PatternTable(IEnumerable<string> patterns, WildcardReading reading)
    {
        _reading = reading;
        _patterns = [.. patterns];
        var keys = new PatternKeys();
        var others = new List<string>();
        var globs = new List<KeyedGlob>();
        foreach (var pattern in _patterns)
        {
            if (!keys.TryAdd(pattern, reading, globs))
                others.Add(pattern);
        }

        _others = [.. others];
        _whole = keys.Whole;
        var filter = Filter = keys.ToFilter();
        _literals = new([.. globs.Where(glob => !glob.Glob.HasWildcard)]);
        var withWildcard = globs.Where(glob => glob.Glob.HasWildcard).OrderBy(glob => filter.SlotOf(glob.Key)).ToList();
        _globs = [.. withWildcard.Select(glob => new ProviderGlob(glob))];
        _starts = _globs.Length == 0 ? [] : [.. Enumerable.Range(0, filter.Slots + 1).Select(slot => withWildcard.Count(glob => filter.SlotOf(glob.Key) < slot))];
    }

    /// <summary>Tells by the key that no pattern matches.</summary>
    internal KeyFilter Filter { get; }

    /// <summary>Whether any of the patterns matches the text, which is taken literally. Allocates nothing.</summary>
    internal bool Matches(string text) => Matches(text, PermissionKey.Of(text));

    /// <summary>As above, for a text whose <see cref="PermissionKey"/> is known.</summary>
    internal bool Matches(string text, ulong key) => Filter.MayMatch(key) && MatchesUnfiltered(text, key);

    /// <summary>As above, for a text whose key the filter lets through.</summary>
    internal bool MatchesUnfiltered(string text, ulong key)
    {
        if ((_whole & key) != 0)
            return true;
        if (key == PermissionKey.None)
            return MatchesOne(_patterns, text);
        return _literals.Contains(text, key) || MatchesGlob(text, key) || MatchesOne(_others, text);
    }

    private bool MatchesGlob(string text, ulong key)
    {
        if (_globs.Length == 0)
            return false;
        var slot = Filter.SlotOf(key);
        for (var i = _starts[slot]; i < _starts[slot + 1]; i++)
        {
            if (_globs[i].Matches(text, key))
                return true;
        }

        return false;
    }

    private bool MatchesOne(string[] patterns, string text)
    {
        foreach (var pattern in patterns)
        {
            if (WildcardPattern.Matches(pattern, text, _reading))
                return true;
        }

        return false;
    }
}
