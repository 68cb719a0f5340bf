namespace Permissions;

/// <summary>Texts that have a <see cref="PermissionKey"/>, to be found by it. Immutable.</summary>
internal readonly struct LiteralTable
{
    // At least one entry is free, which ends each search.
    private readonly (ulong Key, string? Text)[] _entries;

    internal LiteralTable(IReadOnlyCollection<KeyedGlob> globs)
    {
        var size = 1;
        while (globs.Count > 0 && size < globs.Count * 2)
            size *= 2;
        _entries = globs.Count == 0 ? None : new (ulong, string?)[size];
        foreach (var glob in globs)
        {
            var place = PlaceOf(glob.Key);
            while (_entries[place].Text is not null)
                place = (place + 1) & (size - 1);
            _entries[place] = (glob.Key, glob.Glob.Text);
        }
    }

    private static (ulong Key, string? Text)[] None { get; } = [default];

    /// <summary>Whether a text that has this key is one of them, but for case.</summary>
    internal bool Contains(string text, ulong key)
    {
        var entries = _entries;
        for (var place = PlaceOf(key); entries[place].Text is { } literal; place = (place + 1) & (entries.Length - 1))
        {
            if (entries[place].Key == key && literal.Length == text.Length && FourCharacters.SameText(literal, 0, text, 0, text.Length))
                return true;
        }

        return false;
    }

    private int PlaceOf(ulong key) => PermissionKey.TextOf(key) & (_entries.Length - 1);
}
