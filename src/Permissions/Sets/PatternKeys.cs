namespace Permissions;

/// <summary>Gathers what the <see cref="PermissionKey"/> of a text says about whether patterns match it.</summary>
internal sealed class PatternKeys
{
    private readonly Dictionary<ulong, ulong> _providers = [];
    private ulong _always;

    /// <summary>The kinds of which some pattern matches every text, whatever its provider.</summary>
    internal ulong Whole { get; private set; }

    /// <summary>Adds a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="reading">How it is read.</param>
    /// <param name="globs">Gets the plain globs that the pattern stands for and that name a provider, so that they are to be looked at for its texts only.</param>
    /// <returns>False if neither these globs nor <see cref="Whole"/> tell all that the pattern matches, so that it is to be looked at for each text.</returns>
    private bool TryAdd(string pattern, WildcardReading reading, List<KeyedGlob> globs)
    {
        var forms = GrantClause.Globs([pattern], reading);
        if (forms is null || Array.Exists(forms, form => !form.CanMatchAnOperation))
        {
            _always = ~PermissionKey.ProviderBits;
            return false;
        }

        var isTold = true;
        foreach (var form in forms)
        {
            var glob = new KeyedGlob(form);
            if (glob.HasProvider)
            {
                var provider = glob.Key & PermissionKey.ProviderBits;
                _providers.TryGetValue(provider, out var bits);
                _providers[provider] = bits | glob.Bits;
                globs.Add(glob);
                continue;
            }

            _always |= glob.Bits;
            Whole |= glob.WholeKinds;
            isTold &= glob.WholeKinds != 0;
        }

        return isTold;
    }

    /// <summary>Adds patterns, and gives the filter for them.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="reading">How they are read.</param>
    /// <param name="globs">Gets the globs of <see cref="TryAdd"/>.</param>
    /// <param name="others">Gets the patterns that are to be looked at for each text.</param>
    internal KeyFilter AddAll(IEnumerable<string> patterns, WildcardReading reading, List<KeyedGlob> globs, List<string> others)
    {
        others.AddRange(patterns.Where(pattern => !TryAdd(pattern, reading, globs)));
        return _providers.Count == 0 && _always == 0 ? KeyFilter.Nothing : new(_providers, _always);
    }
}
