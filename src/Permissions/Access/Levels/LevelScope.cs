namespace Permissions;

/// <summary>The shape of the scopes at which a kind's levels are given, such as that of a container. For the classes that the generator emits. Immutable.</summary>
public sealed class LevelScope
{
    private readonly ScopeTemplate _template;
    private readonly string[] _segments;
    private readonly HashSet<int> _open;

    /// <summary>Reads a shape.</summary>
    /// <param name="name">What the scope is called, as in <c>StorageBlob.Container</c>.</param>
    /// <param name="template">A path with placeholders for what differs, as <see cref="ScopeTemplate"/> reads it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="FormatException">The template is malformed, or a placeholder for a whole scope.</exception>
    public LevelScope(string name, string template)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        _template = ScopeTemplate.Parse(template);
        if (_template.Error is { } error)
            throw new FormatException(error.Message);
        if (_template.Kind is null)
            throw new FormatException($"'{template}' stands for any scope; expected a path, such as '/subscriptions/{{subscriptionId}}'.");
        if (_template.Placeholders.FirstOrDefault(placeholder => placeholder.Placeholder.Text.IndexOf('/') >= 0) is { } wide)
            throw new FormatException($"'{wide.Placeholder.Text}' in '{template}' holds a slash; a placeholder of a shape stands for one name, such as '{{account}}'.");
        _segments = _template.Text.Split('/');
        _open = [.. _template.Placeholders.Select(placeholder => _template.Text.Take(placeholder.Start).Count(c => c == '/'))];
    }

    /// <summary>What the scope is called.</summary>
    public string Name { get; }

    /// <summary>The scope with values for its placeholders.</summary>
    /// <param name="values">A value for each placeholder, in their order; a subscription id as a GUID with dashes.</param>
    /// <returns>The scope.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many values as placeholders.</exception>
    /// <exception cref="FormatException">A value does not fit its place; the message says why.</exception>
    public Scope Fill(params string[] values) => _template.Fill(values);

    /// <summary>Checks that a scope has this shape.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns>The same scope.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    /// <exception cref="ArgumentException">The scope is of another shape.</exception>
    public Scope Check(Scope scope)
    {
        if (scope is null)
            throw new ArgumentNullException(nameof(scope));
        var segments = scope.Path.Split('/');
        if (segments.Length != _segments.Length || !StartsAlike(segments))
            throw new ArgumentException($"'{scope}' is no scope of {Name}; expected '{_template.Text}'.", nameof(scope));
        return scope;
    }

    /// <summary>The scope of this shape that another one lies in or is.</summary>
    /// <param name="scope">The other scope, such as a container's.</param>
    /// <returns>The scope, such as that of the container's account.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    /// <exception cref="ArgumentException">The scope lies in none of this shape.</exception>
    public Scope AncestorOf(Scope scope)
    {
        if (scope is null)
            throw new ArgumentNullException(nameof(scope));
        var segments = scope.Path.Split('/');
        if (segments.Length < _segments.Length || !StartsAlike(segments))
            throw new ArgumentException($"'{scope}' lies in no scope of {Name}; expected '{_template.Text}' or what lies below it.", nameof(scope));
        return Scope.Parse(string.Join("/", segments.Take(_segments.Length)));
    }

    /// <summary>Name and shape.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Name}: {_template.Text}";

    private bool StartsAlike(string[] segments)
    {
        for (var i = 0; i < _segments.Length; i++)
        {
            if (!_open.Contains(i) && !string.Equals(segments[i], _segments[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
