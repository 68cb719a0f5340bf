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
    /// <param name="text">The text: a path, or a placeholder for a whole path. The all-zero GUID is a placeholder for a subscription id.</param>
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

    /// <summary>The text as it is written.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}
