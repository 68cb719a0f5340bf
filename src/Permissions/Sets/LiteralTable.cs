namespace Permissions;

/// <summary>Texts that have a <see cref="PermissionKey"/>, to be found by it. Immutable.</summary>
internal readonly struct LiteralTable
{
    // Keys are not made to tell many texts of one provider, type and verb apart.
    private const int MostOfOneKey = 4;

    // At least one entry is free, which ends each search.
    private readonly (ulong Key, string? Text)[] _entries;
    private readonly HashSet<string>? _others;

    internal LiteralTable(IEnumerable<KeyedGlob> globs)
    {
        var keys = globs.GroupBy(glob => glob.Key, glob => glob.Glob.Text).ToLookup(texts => texts.Count() <= MostOfOneKey);
        var others = keys[false].SelectMany(texts => texts).ToList();
        _others = others.Count == 0 ? null : new(others, StringComparer.OrdinalIgnoreCase);
        _entries = Arrange([.. keys[true].SelectMany(texts => texts.Select(text => (texts.Key, text)))]);
    }

    private static (ulong Key, string? Text)[] None { get; } = [default];

    /// <summary>Whether a text that has this key is one of them, but for case.</summary>
    internal bool Contains(string text, ulong key)
    {
        var entries = _entries;
        for (var place = PermissionKey.HashOf(key) & (entries.Length - 1); entries[place].Text is { } literal; place = (place + 1) & (entries.Length - 1))
        {
            if (entries[place].Key == key && literal.Length == text.Length && FourCharacters.SameText(literal, 0, text, 0, text.Length))
                return true;
        }

        return _others is not null && _others.Contains(text);
    }

    private static (ulong Key, string? Text)[] Arrange(IReadOnlyCollection<(ulong Key, string Text)> literals)
    {
        if (literals.Count == 0)
            return None;
        var size = 1;
        while (size < literals.Count * 2)
            size *= 2;
        var entries = new (ulong Key, string? Text)[size];
        foreach (var literal in literals)
        {
            var place = PermissionKey.HashOf(literal.Key) & (size - 1);
            while (entries[place].Text is not null)
                place = (place + 1) & (size - 1);
            entries[place] = literal;
        }

        return entries;
    }
}
