using System.Text;

namespace Permissions;

/// <summary>
/// An assignable scope as a role file writes it: a scope, or one with placeholders, such as
/// <c>/subscriptions/&lt;SUBSCRIPTION-ID&gt;</c>, that become parameters.
/// </summary>
public sealed class ScopeTemplate
{
    private ScopeTemplate(string text, ScopeKind? kind, IReadOnlyList<ScopePlaceholder> placeholders, ScopeError? error)
    {
        Text = text;
        Kind = kind;
        Placeholders = placeholders;
        Error = error;
    }

    /// <summary>The scope as it is written.</summary>
    public string Text { get; }

    /// <summary>What the scope names; null where a placeholder stands for the whole scope, or the text is malformed.</summary>
    public ScopeKind? Kind { get; }

    /// <summary>The placeholders in the text, in their order; empty for a scope that is complete.</summary>
    public IReadOnlyList<ScopePlaceholder> Placeholders { get; }

    /// <summary>What is wrong with the text; null when nothing is.</summary>
    public ScopeError? Error { get; }

    /// <summary>The scope itself; null when the text is malformed or holds placeholders.</summary>
    public Scope? Scope => Error is null && Placeholders.Count == 0 && Permissions.Scope.TryParse(Text, out var scope) ? scope : null;

    /// <summary>Reads a scope of a role file. Never throws; <see cref="Error"/> says what is wrong.</summary>
    /// <param name="text">The text: a path, or a placeholder for a whole path. A GUID of zeros, or of the letter x, is a placeholder for the name that it stands for.</param>
    /// <returns>The template.</returns>
    public static ScopeTemplate Parse(string? text)
    {
        text ??= string.Empty;
        if (PlaceholderSyntax.TryRead(text, PlaceholderKind.Scope, out var whole))
            return new(text, null, [new(whole, 0, text.Length)], null);
        var placeholders = new List<ScopePlaceholder>();
        var parsed = ScopeParser.Parse(text, placeholders);
        return new(text, parsed.Error is null ? parsed.Kind : null, placeholders, parsed.Error);
    }

    /// <summary>Puts values in the place of the placeholders. The result names the same kind of place as the template does.</summary>
    /// <param name="values">A value for each of <see cref="Placeholders"/>, in their order; a subscription id as a GUID with dashes.</param>
    /// <returns>The scope.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many values as placeholders.</exception>
    /// <exception cref="FormatException">
    /// The template is malformed; or a value is empty or blank, holds a slash although it stands for one name, is the all-zero
    /// GUID, or does not fit its place. The message names the placeholder.
    /// </exception>
    public Scope Fill(params string[] values)
    {
        if (values is null)
            throw new ArgumentNullException(nameof(values));
        if (Error is not null)
            throw new FormatException(Error.Message);
        if (values.Length != Placeholders.Count)
            throw new ArgumentException($"'{Text}' has {Placeholders.Count} placeholders, but {values.Length} values were given.", nameof(values));

        var path = new StringBuilder();
        var end = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var open = Placeholders[i];
            if (string.IsNullOrWhiteSpace(values[i]) || (values[i].IndexOf('/') >= 0 && open.Placeholder.Kind != PlaceholderKind.Scope))
                throw new FormatException($"'{values[i]}' cannot stand for '{open.Placeholder.Text}' in '{Text}': a name is expected there, not blank and without a slash.");
            path.Append(Text, end, open.Start - end).Append(values[i]);
            end = open.Start + open.Length;
        }

        path.Append(Text, end, Text.Length - end);
        return Permissions.Scope.TryParse(path.ToString(), out var scope, out var error)
            ? scope
            : throw new FormatException($"With {string.Join(", ", values.Select((value, i) => $"'{value}' for '{Placeholders[i].Placeholder.Text}'"))}: {error.Message}");
    }

    /// <summary>The text as it is written.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}
