namespace Permissions;

/// <summary>A plain glob of ASCII characters, and what it says about the <see cref="PermissionKey"/> of the texts that it matches.</summary>
internal readonly struct KeyedGlob
{
    internal KeyedGlob(Glob glob)
    {
        Glob = glob;
        Key = PermissionKey.Of(glob.Text);
        var hasKey = Key != PermissionKey.None;
        if (!glob.HasWildcard)
        {
            HasProvider = hasKey;
            // One without a key matches texts without a key only, and so has no bits.
            Bits = Key & ~PermissionKey.ProviderBits;
            return;
        }

        // What lies between two slashes, both before the first wildcard, is the same in all texts.
        var providerEnd = PermissionKey.EndOfSegment(glob.Text, 0);
        HasProvider = hasKey && providerEnd < glob.PrefixLength;
        var kinds = PermissionKey.AllKinds;
        if (glob.Text.Length == 1)
            WholeKinds = kinds;
        if (hasKey && PermissionKey.EndOfSegment(glob.Text, providerEnd + 1) < glob.PrefixLength)
            kinds &= PermissionKey.KindsOfType(glob.Text);
        // So is what follows the last slash, if that comes after the last wildcard.
        var slash = glob.Text.LastIndexOf(OperationPath.Separator);
        if (slash >= glob.Text.Length - glob.SuffixLength)
        {
            var verb = PermissionKey.VerbOf(glob.Text);
            kinds &= PermissionKey.KindsOfVerb(verb);
            if (slash == 1 && glob.PrefixLength == 0 && verb != PermissionKey.OtherVerb)
                WholeKinds = kinds;
        }

        Bits = kinds | PermissionKey.TextBits;
    }

    /// <summary>The glob.</summary>
    internal Glob Glob { get; }

    /// <summary>The key of the glob's text.</summary>
    internal ulong Key { get; }

    /// <summary>Whether all texts with a key that the glob matches have the provider of its key.</summary>
    internal bool HasProvider { get; }

    /// <summary>The bits below the provider's that the keys of these texts have.</summary>
    internal ulong Bits { get; }

    /// <summary>The kinds of which the glob matches every text: all of <c>*</c>, and of <c>*/read</c> those with this verb.</summary>
    internal ulong WholeKinds { get; }
}
