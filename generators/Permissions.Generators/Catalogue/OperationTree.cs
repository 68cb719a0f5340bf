namespace Permissions.Generators;

/// <summary>A class of the catalogue: a provider or a resource type, with its operations and the types below it.</summary>
internal sealed class OperationNode(string path)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The provider or resource type as the first operation spells it; empty for the root.</summary>
    internal string Path { get; } = path;

    /// <summary>The name of the class.</summary>
    internal string Name { get; set; } = string.Empty;

    /// <summary>The types below, by their segment in lower case.</summary>
    internal SortedDictionary<string, OperationNode> Types { get; } = new(StringComparer.Ordinal);

    internal List<OperationMember> Members { get; } = [];

    /// <summary>The verbs that end an operation at least one segment below.</summary>
    internal HashSet<string> VerbsBelow { get; } = new(StringComparer.Ordinal);

    internal void AddName(string name) => _names.Add(name);

    /// <summary>Of the spellings of a type, in one case or another, the one that tells its words apart best: not in capitals throughout, then with the most.</summary>
    internal string BestName() => _names
        .OrderBy(name => !name.Any(char.IsLower))
        .ThenByDescending(name => name.Count(char.IsUpper))
        .ThenBy(name => name, StringComparer.Ordinal)
        .First();
}

/// <summary>A member of the catalogue.</summary>
internal sealed class OperationMember(CatalogueOperation operation, string name, int split)
{
    internal CatalogueOperation Operation { get; } = operation;

    internal string Name { get; set; } = name;

    /// <summary>Where the operation's text is cut, so that the operations of a type share the longer half.</summary>
    internal int Split { get; } = split;
}

/// <summary>
/// The operations of a plane as nested classes. Names depend on an operation's own path but for three cases: a type that Azure
/// spells in several cases has the best of them; <c>…/start/action</c> is <c>Start</c>, but <c>Start.Action</c> where
/// <c>start</c> is a type too; and names that differ in what no identifier holds all get a hash of their segment.
/// </summary>
internal static class OperationTree
{
    internal static OperationNode Of(IEnumerable<CatalogueOperation> operations, string rootName)
    {
        var root = new OperationNode(string.Empty) { Name = rootName };
        var split = operations.Select(operation => (Operation: operation, Segments: operation.Name.Split('/'))).ToArray();
        foreach (var (_, segments) in split)
            AddTypes(root, segments);
        foreach (var (operation, segments) in split)
            AddMember(root, operation, segments);
        Name(root);
        return root;
    }

    /// <summary>How many segments name types; the others name the member.</summary>
    private static int TypeCount(string[] segments) =>
        segments.Length - (segments.Length > 2 && OperationNames.IsAction(segments[segments.Length - 1]) ? 2 : 1);

    private static void AddTypes(OperationNode root, string[] segments)
    {
        var verb = segments[segments.Length - 1].ToLowerInvariant();
        var node = root;
        for (var i = 0; i < TypeCount(segments); i++)
        {
            var key = segments[i].ToLowerInvariant();
            if (!node.Types.TryGetValue(key, out var child))
                node.Types.Add(key, child = new(string.Join("/", segments, 0, i + 1)));
            child.AddName(OperationNames.OfType(segments[i], isProvider: i == 0));
            if (segments.Length - 1 > i + 1 && OperationNames.IsVerb(verb))
                child.VerbsBelow.Add(verb);
            node = child;
        }
    }

    private static void AddMember(OperationNode root, CatalogueOperation operation, string[] segments)
    {
        var count = TypeCount(segments);
        var node = root;
        for (var i = 0; i < count; i++)
            node = node.Types[segments[i].ToLowerInvariant()];
        var own = segments[count];
        var isBeforeAction = count == segments.Length - 2;
        if (isBeforeAction && !OperationNames.IsVerb(own) && node.Types.TryGetValue(own.ToLowerInvariant(), out var type))
        {
            node = type;
            own = segments[++count];
            isBeforeAction = false;
        }

        var split = segments.Take(count).Sum(segment => segment.Length + 1);
        node.Members.Add(new(operation, OperationNames.OfMember(own, isBeforeAction), split));
    }

    private static void Name(OperationNode node)
    {
        foreach (var type in node.Types.Values)
            type.Name = OperationNames.Inside(node.Name, type.BestName());
        foreach (var member in node.Members)
            member.Name = OperationNames.Inside(node.Name, member.Name);

        var shared = new HashSet<string>(
            node.Types.Values.Select(type => type.Name).Concat(node.Members.Select(member => member.Name))
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Skip(1).Any())
                .Select(same => same.Key),
            StringComparer.OrdinalIgnoreCase);
        foreach (var type in node.Types.Where(type => shared.Contains(type.Value.Name)))
            type.Value.Name += "_" + StableHash.Of(type.Key);
        foreach (var member in node.Members.Where(member => shared.Contains(member.Name)))
            member.Name += "_" + StableHash.Of(member.Operation.Name.Substring(member.Split).ToLowerInvariant());

        foreach (var type in node.Types.Values)
            Name(type);
    }
}
