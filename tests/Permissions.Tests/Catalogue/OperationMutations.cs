namespace Permissions.Tests.Catalogue;

/// <summary>The ways of getting an operation wrong that suggestions are measured on.</summary>
internal enum MutationKind
{
    /// <summary>
    /// A slip of the keyboard at a place drawn from all characters but slashes: one character inserted, removed, replaced, or
    /// swapped with the next one; in three of ten cases a second slip anywhere.
    /// </summary>
    Typo,

    /// <summary>A resource type in the plural, drawn from those of the operation, written in the singular.</summary>
    SingularForPlural,

    /// <summary>Half: a segment between provider and last segment is left out. Half: any segment but the provider is written twice.</summary>
    MissingOrDoubledSegment,

    /// <summary>Half: any other provider of the catalogue in place of the right one. Half: one or two slips within the provider.</summary>
    WrongProvider,

    /// <summary>
    /// Half: another of Azure's four verbs. Half: a word that means the verb (get, list, view; create, update, put; remove,
    /// destroy), and for an action another word for it (run, execute, invoke) or no verb at all.
    /// </summary>
    WrongVerb,
}

/// <summary>An operation, and how somebody wrote it who got it wrong.</summary>
internal sealed record Mutation(MutationKind Kind, OperationInfo Intended, string Written);

/// <summary>
/// Draws operations uniformly from a catalogue, but for those that are never suggested because Azure refuses them in custom roles, and gets them wrong. What comes out is never a known operation: such a
/// draw is repeated, with another operation if need be. It may well be ambiguous, and then stays in the set.
/// </summary>
internal sealed class OperationMutations(OperationCatalogue catalogue, int seed)
{
    private static readonly string[] Verbs = ["read", "write", "delete", "action"];
    private static readonly Dictionary<string, string[]> WordsForVerbs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["read"] = ["get", "list", "view"],
        ["write"] = ["create", "update", "put"],
        ["delete"] = ["remove", "destroy"],
        ["action"] = ["run", "execute", "invoke", ""],
    };

    private readonly Random _random = new(seed);

    internal IReadOnlyList<Mutation> Draw(MutationKind kind, int count)
    {
        var mutations = new List<Mutation>(count);
        while (mutations.Count < count)
        {
            var operation = catalogue.Operations[_random.Next(catalogue.Count)];
            if (operation.IsRefusedInCustomRoles)
                continue;
            var written = Mutate(kind, operation.Name.Split('/'));
            if (written is not null && !catalogue.Contains(written) && !mutations.Exists(other => other.Written == written))
                mutations.Add(new(kind, operation, written));
        }

        return mutations;
    }

    private string? Mutate(MutationKind kind, string[] segments) => kind switch
    {
        MutationKind.Typo => Typo(string.Join('/', segments)),
        MutationKind.SingularForPlural => SingularForPlural(segments),
        MutationKind.MissingOrDoubledSegment => MissingOrDoubled(segments),
        MutationKind.WrongProvider => WrongProvider(segments),
        MutationKind.WrongVerb => WrongVerb(segments),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private string Typo(string text)
    {
        text = Slip(text);
        return _random.Next(10) < 3 ? Slip(text) : text;
    }

    private string Slip(string text)
    {
        while (true)
        {
            var place = _random.Next(text.Length);
            var letter = (char)('a' + _random.Next(26));
            var slipped = _random.Next(4) switch
            {
                0 => text.Insert(place, letter.ToString()),
                1 => text.Remove(place, 1),
                2 => text[..place] + letter + text[(place + 1)..],
                _ when place + 1 < text.Length && text[place + 1] != '/' => text[..place] + text[place + 1] + text[place] + text[(place + 2)..],
                _ => text,
            };
            if (text[place] != '/' && slipped != text)
                return slipped;
        }
    }

    private string? SingularForPlural(string[] segments)
    {
        var plurals = Enumerable.Range(1, Math.Max(0, segments.Length - 2)).Where(i => Singular(segments[i]) is not null).ToArray();
        if (plurals.Length == 0)
            return null;
        var place = plurals[_random.Next(plurals.Length)];
        return Replace(segments, place, Singular(segments[place])!);
    }

    private static string? Singular(string word)
    {
        if (word.Length < 4 || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal))
            return null;
        if (word.EndsWith("ies", StringComparison.Ordinal))
            return word[..^3] + "y";
        string[] longEndings = ["sses", "xes", "ches", "shes", "uses"];
        return longEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)) ? word[..^2] : word[..^1];
    }

    private string? MissingOrDoubled(string[] segments)
    {
        if (_random.Next(2) == 0)
        {
            if (segments.Length < 3)
                return null;
            var missing = _random.Next(1, segments.Length - 1);
            return string.Join('/', segments.Where((_, i) => i != missing));
        }

        var doubled = _random.Next(1, segments.Length);
        return Replace(segments, doubled, segments[doubled] + "/" + segments[doubled]);
    }

    private string? WrongProvider(string[] segments)
    {
        var other = _random.Next(2) == 0
            ? catalogue.Providers[_random.Next(catalogue.Providers.Count)]
            : Typo(segments[0]);
        return string.Equals(other, segments[0], StringComparison.OrdinalIgnoreCase) ? null : Replace(segments, 0, other);
    }

    private string? WrongVerb(string[] segments)
    {
        var verb = segments[^1];
        if (!WordsForVerbs.TryGetValue(verb, out var words))
            return null;
        var other = _random.Next(2) == 0 ? Verbs[_random.Next(Verbs.Length)] : words[_random.Next(words.Length)];
        return string.Equals(other, verb, StringComparison.OrdinalIgnoreCase) ? null : Replace(segments, segments.Length - 1, other).TrimEnd('/');
    }

    private static string Replace(string[] segments, int place, string segment) =>
        string.Join('/', segments.Select((old, i) => i == place ? segment : old));
}
