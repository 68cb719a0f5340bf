using System.Text.RegularExpressions;

namespace Permissions;

/// <summary>
/// What people call the principals, roles and places of a model. Azure knows them by GUID and path; texts that people read, such
/// as a plan, are shorter and clearer with their names. Immutable.
/// </summary>
public sealed class AccessNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex? _known;

    /// <summary>Takes the names.</summary>
    /// <param name="ids">Names of principals by object id, and of roles by GUID; null for none.</param>
    /// <param name="scopes">Names of scopes; null for none. What lies below one is called after it, as in <c>Orders vault/secrets/key</c>.</param>
    /// <exception cref="ArgumentException">A name is null or blank.</exception>
    public AccessNames(IEnumerable<KeyValuePair<Guid, string>>? ids = null, IEnumerable<KeyValuePair<Scope, string>>? scopes = null)
    {
        foreach (var pair in ids ?? [])
            Add(pair.Key.ToString("D"), pair.Value, nameof(ids));
        var guids = _names.Keys.ToArray();
        foreach (var pair in scopes ?? [])
            Add(pair.Key.Path, pair.Value, nameof(scopes));
        // The longest path first: a container before the account that it is in.
        var paths = _names.Keys.Except(guids, StringComparer.OrdinalIgnoreCase).OrderByDescending(path => path.Length).ToArray();
        string?[] parts =
        [
            // A dot or a bracket ends a path only where a name cannot go on after it.
            paths.Length == 0 ? null : $@"(?<name>{Any(paths)})(?![\w(-]|[.)]+[\w(-])",
            guids.Length == 0 ? null : $@"(?:(?:{Any(typeof(PrincipalType).GetEnumNames())})\ )?(?<name>{Any(guids)})(?![\w-])",
        ];
        if (_names.Count > 0)
            _known = new($@"(?<![\w/.)-])(?:{string.Join("|", parts.Where(part => part is not null))})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>No names: every text stays as it is.</summary>
    public static AccessNames None { get; } = new();

    /// <summary>Puts names in place of GUIDs and paths in a text: <c>ServicePrincipal 0b3c…</c> becomes <c>Infra CI</c>. For people only; what a program reads keeps the GUIDs.</summary>
    /// <param name="text">A text of this library's: a plan, an outcome, a finding, a decision.</param>
    /// <returns>The text with names.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public string In(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        return _known is null ? text : _known.Replace(text, match => _names[match.Groups["name"].Value]);
    }

    private static string Any(IEnumerable<string> texts) => string.Join("|", texts.Select(Regex.Escape));

    private void Add(string known, string name, string parameter)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new ArgumentException($"'{known}' has no name; give it one, or leave it out.", parameter);
        _names[known] = name;
    }
}
