namespace Permissions;

/// <summary>
/// Many patterns, arranged so that an operation that none of them matches is mostly told by its <see cref="PermissionKey"/>.
/// Agrees with <see cref="WildcardPattern"/> on every text. Immutable.
/// </summary>
internal sealed class PatternTable : OperationMatcher
{
    // So few are looked at as quickly as they are looked up.
    private const int FewGlobs = 8;

    private readonly WildcardReading _reading;
    private readonly string[] _patterns;
    private readonly ulong _whole;
    private readonly LiteralTable _literals;
    private readonly ProviderGlob[] _globs;
    private readonly int[] _starts;
    private readonly string[] _others;

    internal PatternTable(IEnumerable<string> patterns, WildcardReading reading) : this([.. patterns], new(), [], [], reading)
    {
    }

    private PatternTable(string[] patterns, PatternKeys keys, List<KeyedGlob> globs, List<string> others, WildcardReading reading) : base(keys.AddAll(patterns, reading, globs, others))
    {
        _reading = reading;
        _patterns = patterns;
        _others = [.. others];
        _whole = keys.Whole;
        _literals = new(globs.Where(glob => !glob.Glob.HasWildcard));
        var withWildcard = globs.Where(glob => glob.Glob.HasWildcard).OrderBy(glob => KeyFilter.SlotOf(glob.Key)).ToList();
        _globs = [.. withWildcard.Select(glob => new ProviderGlob(glob))];
        _starts = _globs.Length <= FewGlobs ? [] : [.. Enumerable.Range(0, KeyFilter.Size + 1).Select(slot => withWildcard.Count(glob => KeyFilter.SlotOf(glob.Key) < slot))];
    }

    /// <summary>Whether any of the patterns matches the text, which is taken literally. Allocates nothing.</summary>
    internal bool Matches(string text) => Matches(text, PermissionKey.Of(text));

    internal override bool MatchesUnfiltered(string text, ulong key)
    {
        if ((_whole & key) != 0)
            return true;
        if (key == PermissionKey.None)
            return MatchesOne(_patterns, text);
        return _literals.Contains(text, key) || MatchesGlob(text, key) || MatchesOne(_others, text);
    }

    private bool MatchesGlob(string text, ulong key)
    {
        var (start, end) = (0, _globs.Length);
        if (_starts.Length > 0)
            (start, end) = (_starts[KeyFilter.SlotOf(key)], _starts[KeyFilter.SlotOf(key) + 1]);
        for (var i = start; i < end; i++)
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
