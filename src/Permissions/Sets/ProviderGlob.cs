namespace Permissions;

/// <summary>A plain glob with a wildcard that names a provider. Texts that its key tells of are not looked at. Immutable.</summary>
internal readonly struct ProviderGlob(KeyedGlob glob)
{
    // The bits of all keys that it may match.
    private readonly ulong _keys = (glob.Key & PermissionKey.ProviderBits) | glob.Bits;
    private readonly string _text = glob.Glob.Text;
    private readonly int _prefix = glob.Glob.PrefixLength;
    private readonly int _suffix = glob.Glob.SuffixLength;
    private readonly bool _hasOneWildcard = glob.Glob.PrefixLength + 1 + glob.Glob.SuffixLength == glob.Glob.Text.Length;

    /// <summary>Whether the glob matches a text that has this key.</summary>
    internal bool Matches(string text, ulong key)
    {
        if ((key & ~_keys) != 0 || text.Length < _prefix + _suffix)
            return false;
        if (!_hasOneWildcard)
            return WildcardPattern.Matches(_text, text, WildcardReading.Strict);
        return FourCharacters.SameText(_text, 0, text, 0, _prefix)
            && FourCharacters.SameText(_text, _text.Length - _suffix, text, text.Length - _suffix, _suffix);
    }
}
