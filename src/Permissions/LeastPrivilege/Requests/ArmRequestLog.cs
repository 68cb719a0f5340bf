using System.Text;

namespace Permissions;

/// <summary>
/// Requests to Azure Resource Manager, and the operations that they need: what a program does, turned into what its role has
/// to grant. Requests that differ in names, scopes and queries only are one entry with a count. Thread-safe.
/// </summary>
/// <remarks>
/// A request that refers to another resource needs more than its own operation, which no URL shows: attaching an identity
/// needs <c>Microsoft.ManagedIdentity/userAssignedIdentities/assign/action</c>, putting a network interface into a subnet
/// <c>Microsoft.Network/virtualNetworks/subnets/join/action</c>. Azure names such an operation when it refuses the request.
/// Queries are not kept.
/// </remarks>
public sealed class ArmRequestLog
{
    private readonly OperationCatalogue _catalogue;
    private readonly object _gate = new();
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ArmRequestEntry> _entries = [];

    /// <summary>Makes an empty log.</summary>
    /// <param name="catalogue">The operations that there are; null for <see cref="OperationCatalogue.Azure"/>. One that knows more finds what a request needs that is newer.</param>
    public ArmRequestLog(OperationCatalogue? catalogue = null) => _catalogue = catalogue ?? OperationCatalogue.Azure;

    /// <summary>The entries so far, in the order of their first requests; a copy.</summary>
    public IReadOnlyList<ArmRequestEntry> Entries
    {
        get
        {
            lock (_gate)
                return ReadOnlyLists.Copy(_entries);
        }
    }

    /// <summary>The entries whose operations are not known, in their order: they are not among <see cref="Needs"/>.</summary>
    public IReadOnlyList<ArmRequestEntry> Unresolved => ReadOnlyLists.Copy(Entries.Where(entry => entry.Operations.Count == 0));

    /// <summary>All operations that the entries need.</summary>
    /// <param name="includePossible">Whether what is only possible is needed too: <see cref="ArmRequestEntry.PossibleOperations"/>.</param>
    /// <returns>Each once, sorted.</returns>
    public NeededOperations Needs(bool includePossible = false) =>
        NeededOperations.FromDistinct(Entries.SelectMany(entry => includePossible ? entry.Operations.Concat(entry.PossibleOperations) : entry.Operations));

    /// <summary>Records a request.</summary>
    /// <param name="method">The method in any case, such as <c>PUT</c>.</param>
    /// <param name="url">The address: absolute, of any cloud, or relative from its path on; with or without query, escapes and api-version, in any case.</param>
    /// <returns>The entry that it belongs to, as it is now. An address that is not understood gives an entry that says so.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ArmRequestEntry Add(string method, string url)
    {
        var entry = ArmRequestResolver.Resolve(
            method ?? throw new ArgumentNullException(nameof(method)),
            url ?? throw new ArgumentNullException(nameof(url)),
            _catalogue);
        // A few requests need another operation for a subscription than for a resource group.
        var key = $"{entry.Method} {entry.Request} {string.Join(" ", entry.Operations)}";
        lock (_gate)
        {
            if (!_places.TryGetValue(key, out var place))
            {
                _places.Add(key, _entries.Count);
                _entries.Add(entry);
                return entry;
            }

            return _entries[place] = _entries[place].OnceMore();
        }
    }

    /// <summary>Records the requests in the text of a log: wherever a line has a method in capitals and then an address, as in <c>GET https://management.azure.com/subscriptions?…</c>. Other text is passed over.</summary>
    /// <param name="text">The text.</param>
    /// <returns>How many requests were found.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public int AddText(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        using var reader = new StringReader(text);
        return AddText(reader);
    }

    /// <summary>Records the requests in the text of a log, as <see cref="AddText(string)"/> does, line by line.</summary>
    /// <param name="reader">Gives the text; read to its end and left open.</param>
    /// <returns>How many requests were found.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    public int AddText(TextReader reader)
    {
        if (reader is null)
            throw new ArgumentNullException(nameof(reader));
        var found = 0;
        while (reader.ReadLine() is { } line)
        {
            foreach (var (method, url) in ArmRequestText.In(line))
            {
                Add(method, url);
                found++;
            }
        }

        return found;
    }

    /// <summary>Whether requests to an address hold others in their body, which <see cref="AddBatch"/> reads.</summary>
    /// <param name="url">The address, as for <see cref="Add"/>.</param>
    /// <returns>True for the batch address of Azure Resource Manager.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    public static bool IsBatch(string url)
    {
        var address = ArmRequestUrl.Parse(url ?? throw new ArgumentNullException(nameof(url)));
        return address.IsArm && ArmRequestResolver.IsBatch(address);
    }

    /// <summary>Records the requests in the body of a batch, as <c>POST https://management.azure.com/batch</c> has it.</summary>
    /// <param name="json">The body: a JSON object with a list <c>requests</c> of objects with <c>httpMethod</c> and <c>url</c>.</param>
    /// <returns>How many requests the batch holds. One without <c>httpMethod</c> is recorded as not understood.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException">The body is no batch; nothing was recorded.</exception>
    public int AddBatch(string json)
    {
        var requests = ArmRequestBatch.Read(json ?? throw new ArgumentNullException(nameof(json)));
        foreach (var (method, url) in requests)
            Add(method, url);
        return requests.Count;
    }

    /// <summary>All entries, those that are not understood last.</summary>
    /// <returns>A line for each entry, with its count.</returns>
    public override string ToString()
    {
        var entries = Entries;
        var resolved = entries.Where(entry => entry.Operations.Count > 0).ToList();
        var requests = resolved.Sum(entry => entry.Count);
        var needs = resolved.SelectMany(entry => entry.Operations).Distinct().Count();
        var text = new StringBuilder();
        Append(text, resolved, $"{Words.Count(requests, "request")} need{(requests == 1 ? "s" : "")} {Words.Count(needs, "operation")}:");
        Append(text, entries.Where(entry => entry.Operations.Count == 0), "What these need is not known:");
        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<ArmRequestEntry> entries, string title)
    {
        var any = false;
        foreach (var entry in entries.OrderBy(entry => entry.Request, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Method, StringComparer.Ordinal))
        {
            if (!any)
                text.Append(text.Length > 0 ? "\n" : "").Append(title);
            any = true;
            text.Append("\n  ").Append(entry.Count).Append(" x ").Append(entry);
        }
    }
}
