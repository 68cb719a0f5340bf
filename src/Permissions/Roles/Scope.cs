using System.Diagnostics.CodeAnalysis;

namespace Permissions;

/// <summary>
/// Where access is given: the tenant root, a management group, a subscription, a resource group or a resource, as the
/// path that Azure uses. Access at a scope holds for all below it. Equality ignores case, as Azure does; the spelling
/// of names is kept. Immutable.
/// </summary>
public sealed class Scope : IEquatable<Scope>
{
    private readonly int _parentLength;

    private Scope(string path, ScopeKind kind, int parentLength)
    {
        Path = path;
        Kind = kind;
        _parentLength = parentLength;
    }

    /// <summary>The root of the tenant, <c>/</c>. Only built-in roles are assignable there.</summary>
    public static Scope Tenant { get; } = new("/", ScopeKind.Tenant, -1);

    /// <summary>The path, such as <c>/subscriptions/{id}/resourceGroups/{name}</c>: without a trailing slash, but for the root's own.</summary>
    public string Path { get; }

    /// <summary>What the path names.</summary>
    public ScopeKind Kind { get; }

    /// <summary>
    /// The next wider scope that the path itself tells; null for the root. For a subscription and a management group that
    /// is the root, because a path does not tell the management groups above it.
    /// </summary>
    public Scope? Parent => _parentLength < 0 ? null : _parentLength == 0 ? Tenant : ParseKnown(Path.Substring(0, _parentLength));

    /// <summary>The id of the subscription that the path lies in; null where it lies in none.</summary>
    public Guid? SubscriptionId => ValueAfter("/subscriptions/") is { } id ? Guid.Parse(id) : null;

    /// <summary>The name of the resource group that the path lies in; null where it lies in none.</summary>
    public string? ResourceGroupName =>
        SubscriptionId is null ? null : ValueAfter(Path.Substring(0, SubscriptionLength) + "/resourceGroups/");

    /// <summary>The id of the management group that the path starts with; null where it starts with none.</summary>
    public string? ManagementGroupId => ValueAfter(ScopeParser.ManagementGroupPrefix);

    private const int SubscriptionLength = 15 + 36;

    /// <summary>A management group.</summary>
    /// <param name="id">Its id, not its display name: 1 to 90 letters, digits and <c>- _ ( ) .</c>, not ending with a full stop.</param>
    /// <returns>The scope.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is null.</exception>
    /// <exception cref="FormatException">The id is malformed.</exception>
    public static Scope ManagementGroup(string id) => Compose(ScopeParser.ManagementGroupPrefix, id, ScopeKind.ManagementGroup, nameof(id));

    /// <summary>A subscription.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The scope.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is the all-zero GUID, which no subscription has.</exception>
    public static Scope Subscription(Guid id) => new($"/subscriptions/{NotEmpty(id, nameof(id)):D}", ScopeKind.Subscription, 0);

    /// <summary>A subscription.</summary>
    /// <param name="id">Its id: a GUID with dashes.</param>
    /// <returns>The scope.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is null.</exception>
    /// <exception cref="FormatException">The id is no such GUID, or the all-zero one, which no subscription has.</exception>
    public static Scope Subscription(string id) => Compose("/subscriptions/", id, ScopeKind.Subscription, nameof(id));

    /// <summary>A resource group.</summary>
    /// <param name="subscriptionId">The id of its subscription.</param>
    /// <param name="name">Its name: 1 to 90 letters, digits and <c>- _ ( ) .</c>, not ending with a full stop.</param>
    /// <returns>The scope.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="subscriptionId"/> is the all-zero GUID, which no subscription has.</exception>
    /// <exception cref="FormatException">The name is malformed.</exception>
    public static Scope ResourceGroup(Guid subscriptionId, string name) =>
        Compose($"/subscriptions/{NotEmpty(subscriptionId, nameof(subscriptionId)):D}/resourceGroups/", name, ScopeKind.ResourceGroup, nameof(name));

    /// <summary>A resource below this scope, or an extension of the resource that this scope is.</summary>
    /// <param name="provider">The provider of its type, such as <c>Microsoft.Storage</c>.</param>
    /// <param name="typesAndNames">Type and name in turn, such as <c>storageAccounts</c>, <c>logs01</c>; again for a resource inside that one.</param>
    /// <returns>The scope.</returns>
    /// <exception cref="ArgumentException">Types and names do not come in pairs, or there is none.</exception>
    /// <exception cref="FormatException">A part is empty or holds a slash.</exception>
    public Scope Resource(string provider, params string[] typesAndNames)
    {
        if (typesAndNames is null || typesAndNames.Length == 0 || typesAndNames.Length % 2 != 0)
            throw new ArgumentException("A resource is named by pairs of type and name, such as \"storageAccounts\", \"logs01\".", nameof(typesAndNames));
        foreach (var part in typesAndNames.Append(provider))
        {
            if (string.IsNullOrWhiteSpace(part) || part.IndexOf('/') >= 0)
                throw new FormatException($"'{part}' is no part of a resource id: it must not be blank or hold a slash.");
        }

        var root = this == Tenant ? string.Empty : Path;
        return Parse($"{root}/providers/{provider}/{string.Join("/", typesAndNames)}");
    }

    /// <summary>Reads a scope.</summary>
    /// <param name="path">The path, with a leading slash and without a trailing one; fixed parts in any case. A subscription's id is a GUID with dashes, and not the all-zero one.</param>
    /// <returns>The scope, with its names spelled as given and its fixed parts as Azure writes them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="FormatException">The path is no scope; the message says why and where.</exception>
    public static Scope Parse(string path)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        return TryParse(path, out var scope, out var error) ? scope : throw new FormatException(error.Message);
    }

    /// <summary>Reads a scope, or says why the text is none.</summary>
    /// <param name="path">The path, as for <see cref="Parse"/>; null is malformed.</param>
    /// <param name="scope">The scope; null when the path is malformed.</param>
    /// <param name="error">What is wrong and at which characters; null when nothing is.</param>
    /// <returns>Whether the path is a scope.</returns>
    public static bool TryParse(string? path, [NotNullWhen(true)] out Scope? scope, [NotNullWhen(false)] out ScopeError? error)
    {
        var parsed = ScopeParser.Parse(path ?? string.Empty, placeholders: null);
        error = parsed.Error;
        scope = error is not null ? null : parsed.Kind == ScopeKind.Tenant ? Tenant : new(parsed.Path, parsed.Kind, parsed.ParentLength);
        return scope is not null;
    }

    /// <inheritdoc cref="TryParse(string?, out Scope?, out ScopeError?)"/>
    public static bool TryParse(string? path, [NotNullWhen(true)] out Scope? scope) => TryParse(path, out scope, out _);

    /// <summary>
    /// Whether the path of <paramref name="other"/> lies at or below this one. A management group's path does not tell which
    /// subscriptions are in it, so it contains itself and its extensions only.
    /// </summary>
    /// <param name="other">The scope that is asked about.</param>
    /// <returns>True if it lies at or below this scope.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public bool Contains(Scope other)
    {
        if (other is null)
            throw new ArgumentNullException(nameof(other));
        return Kind == ScopeKind.Tenant
            || (other.Path.StartsWith(Path, StringComparison.OrdinalIgnoreCase)
                && (other.Path.Length == Path.Length || other.Path[Path.Length] == '/'));
    }

    /// <summary>Whether both paths are the same but for case.</summary>
    /// <param name="other">The scope to compare with.</param>
    /// <returns>True if they are.</returns>
    public bool Equals(Scope? other) => other is not null && string.Equals(Path, other.Path, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Scope);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Path);

    /// <summary>The path.</summary>
    /// <returns><see cref="Path"/>.</returns>
    public override string ToString() => Path;

    /// <summary>Whether both paths are the same but for case.</summary>
    public static bool operator ==(Scope? left, Scope? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the paths differ by more than case.</summary>
    public static bool operator !=(Scope? left, Scope? right) => !(left == right);

    private static Scope ParseKnown(string path) => Parse(path);

    private static Guid NotEmpty(Guid id, string parameter) =>
        id == Guid.Empty ? throw new ArgumentException("No subscription has the all-zero GUID as its id; pass the id of the subscription that is meant.", parameter) : id;

    /// <summary>Puts a name behind a fixed prefix; a slash inside the name must not make another kind of scope of it.</summary>
    private static Scope Compose(string prefix, string name, ScopeKind kind, string parameter)
    {
        if (name is null)
            throw new ArgumentNullException(parameter);
        if (string.IsNullOrWhiteSpace(name))
            throw new FormatException($"'{name}' is no name of a {ScopeParser.Describe(kind)}: it must not be blank.");
        var scope = Parse(prefix + name);
        return scope.Kind == kind ? scope : throw new FormatException($"'{name}' is no name of a {ScopeParser.Describe(kind)}: it must not hold a slash.");
    }

    private string? ValueAfter(string prefix)
    {
        if (!Path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        var end = Path.IndexOf('/', prefix.Length);
        return end < 0 ? Path.Substring(prefix.Length) : Path.Substring(prefix.Length, end - prefix.Length);
    }
}
