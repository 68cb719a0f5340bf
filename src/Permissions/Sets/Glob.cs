namespace Permissions;

/// <summary>A plain glob: literals and wildcards that stand for any text, compared without case. Immutable.</summary>
internal sealed class Glob
{
    private readonly string _folded;
    private readonly int _shortest;
    private GlobAutomaton? _automaton;

    internal Glob(string text)
        : this(Collapse(text), text.IndexOf(WildcardPattern.Wildcard) >= 0)
    {
    }

    private Glob(string text, bool hasWildcard)
    {
        Text = text;
        _folded = Fold(Text);
        HasWildcard = hasWildcard;
        PrefixLength = hasWildcard ? Text.IndexOf(WildcardPattern.Wildcard) : Text.Length;
        SuffixLength = hasWildcard ? Text.Length - 1 - Text.LastIndexOf(WildcardPattern.Wildcard) : Text.Length;
        _shortest = Text.Length - (hasWildcard ? PermissionString.CountWildcards(Text) : 0);
        CanMatchAnOperation = HasCharactersOfOperations(_folded);
    }

    /// <summary>The glob as it was spelled, each run of wildcards as one.</summary>
    internal string Text { get; }

    /// <summary>The text in lower case, by which globs are compared.</summary>
    internal string Folded => _folded;

    internal bool HasWildcard { get; }

    /// <summary>What stands before the first wildcard, folded: the key in a <see cref="PrefixIndex{T}"/>.</summary>
    internal string Prefix => _folded.Substring(0, PrefixLength);

    /// <summary>How many characters stand before the first wildcard; all if there is none.</summary>
    internal int PrefixLength { get; }

    /// <summary>How many characters stand after the last wildcard; all if there is none.</summary>
    internal int SuffixLength { get; }

    /// <summary>False if a character of the glob occurs in no operation; true is no promise.</summary>
    internal bool CanMatchAnOperation { get; }

    /// <summary>The glob as an automaton over the alphabet of operations.</summary>
    internal GlobAutomaton Automaton => _automaton ??= new(_folded);

    /// <summary>A glob that matches just one text, in which a wildcard is a character like others.</summary>
    internal static Glob Literal(string text) => new(text, false);

    internal bool IsSameAs(Glob other) => string.Equals(_folded, other._folded, StringComparison.Ordinal);

    /// <summary>
    /// Whether it is plain that all that <paramref name="narrow"/> matches is matched here. True is a proof; false is one
    /// only where one of both has no wildcard.
    /// </summary>
    internal bool Covers(Glob narrow)
    {
        if (!HasWildcard)
            return !narrow.HasWildcard && IsSameAs(narrow);
        if (narrow._folded.Length < _shortest || !StartsAlike(narrow, Math.Min(PrefixLength, narrow.PrefixLength)))
            return false;
        // A wildcard in the narrow one can only be met by a wildcard here, so it may be matched as a character.
        return WildcardPattern.Matches(_folded, narrow._folded, WildcardReading.Strict);
    }

    /// <summary>
    /// Whether some text may be matched by both. False is a proof; true is one only where neither has more than one wildcard.
    /// </summary>
    internal bool MayOverlap(Glob other)
    {
        if (!StartsAlike(other, Math.Min(PrefixLength, other.PrefixLength)))
            return false;
        if (!HasWildcard)
            return WildcardPattern.Matches(other._folded, _folded, WildcardReading.Strict);
        if (!other.HasWildcard)
            return WildcardPattern.Matches(_folded, other._folded, WildcardReading.Strict);
        var end = Math.Min(SuffixLength, other.SuffixLength);
        return string.CompareOrdinal(_folded, _folded.Length - end, other._folded, other._folded.Length - end, end) == 0;
    }

    /// <summary>An operation that is matched here, with the glob's own spelling at both its ends.</summary>
    internal string Spell(string operation) =>
        Text.Substring(0, PrefixLength) + operation.Substring(PrefixLength, operation.Length - PrefixLength - SuffixLength) + Text.Substring(Text.Length - SuffixLength);

    public override string ToString() => Text;

    private bool StartsAlike(Glob other, int length) => string.CompareOrdinal(_folded, 0, other._folded, 0, length) == 0;

    private static bool HasCharactersOfOperations(string text)
    {
        foreach (var c in text)
        {
            if (c != WildcardPattern.Wildcard && OperationAlphabet.IndexOf(c) < 0)
                return false;
        }

        return true;
    }

    /// <summary>The text in lower case. Letters outside ASCII stay outside: the Kelvin sign in lower case is a k, but no operation has it.</summary>
    private static string Fold(string text)
    {
        var folded = text.ToLowerInvariant();
        foreach (var c in text)
        {
            if (c >= 128)
                return string.Concat(text.Select((c, i) => c >= 128 && folded[i] < 128 ? c : folded[i]));
        }

        return folded;
    }

    private static string Collapse(string text)
    {
        while (text.IndexOf("**", StringComparison.Ordinal) >= 0)
            text = text.Replace("**", "*");
        return text;
    }
}
