namespace Permissions.Generators;

/// <summary>A parameter of a role's factory method.</summary>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="Kind">What it stands for, and with that its type.</param>
/// <param name="Text">The placeholder as the file writes it first.</param>
internal sealed record ScopeParameter(string Name, PlaceholderKind Kind, string Text);

/// <summary>
/// The parameters that the placeholders of a role's assignable scopes become. Placeholders of one kind that are spelled
/// with the same words are one parameter; so are equal ones without words of their own, such as expressions.
/// </summary>
internal sealed class ScopeParameters
{
    private readonly Dictionary<(PlaceholderKind Kind, string Words), ScopeParameter> _byWords = [];
    private readonly List<ScopeParameter> _all = [];

    internal ScopeParameters(IEnumerable<ScopeTemplate> templates)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var template in templates)
        {
            foreach (var placeholder in template.Placeholders)
            {
                var key = KeyOf(placeholder.Placeholder);
                if (_byWords.ContainsKey(key))
                    continue;
                var parameter = new ScopeParameter(Unique(taken, placeholder.Placeholder), key.Kind, placeholder.Placeholder.Text);
                _byWords.Add(key, parameter);
                _all.Add(parameter);
            }
        }
    }

    /// <summary>The parameters in the order in which the file needs them first.</summary>
    internal IReadOnlyList<ScopeParameter> All => _all;

    /// <summary>The parameter that a placeholder became.</summary>
    internal ScopeParameter Of(Placeholder placeholder) => _byWords[KeyOf(placeholder)];

    private static (PlaceholderKind Kind, string Words) KeyOf(Placeholder placeholder)
    {
        var words = new string([.. placeholder.Text.Where(char.IsLetterOrDigit)]);
        // Where the name does not come from the words, it only says the kind, and two such placeholders need not be one.
        var isNamed = string.Equals(words, placeholder.Name, StringComparison.OrdinalIgnoreCase);
        return (placeholder.Kind, isNamed ? words.ToUpperInvariant() : placeholder.Text);
    }

    private static string Unique(HashSet<string> taken, Placeholder placeholder)
    {
        var name = placeholder.Name;
        if (taken.Add(name))
            return name;

        // One word for things of two kinds: the kind tells them apart.
        var stem = name.EndsWith(placeholder.Kind.ToString(), StringComparison.OrdinalIgnoreCase) ? name : name + placeholder.Kind;
        var unique = stem;
        for (var i = 2; !taken.Add(unique); i++)
            unique = $"{stem}{i}";
        return unique;
    }
}
