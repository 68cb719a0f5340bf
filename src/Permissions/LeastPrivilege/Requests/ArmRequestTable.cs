using System.IO.Compression;

namespace Permissions;

/// <summary>The requests that are on record, as a tree over the segments of their paths. Immutable once it is read.</summary>
internal sealed class ArmRequestTable
{
    // The name is given in the project file.
    private const string ResourceName = "Permissions.requests";

    private static readonly Lazy<ArmRequestTable> Embedded = new(Load);

    private readonly Node _root = new();

    internal ArmRequestTable(IEnumerable<ArmRequestLine> lines)
    {
        foreach (var line in lines)
        {
            var node = _root;
            foreach (var segment in line.Path)
                node = node.Child(segment);
            node.Records.Add((line.Methods, line.Operations));
        }
    }

    /// <summary>The table that the build embeds in this assembly, read when it is first asked for.</summary>
    internal static ArmRequestTable Azure => Embedded.Value;

    /// <summary>Finds a request.</summary>
    /// <param name="path">What it is about.</param>
    /// <param name="method">One method.</param>
    /// <returns>The template's path with what it needs beyond the structure (no operations: what the structure says); null if it is not on record.</returns>
    internal (string Template, IReadOnlyList<string> Operations)? Find(ArmRequestPath path, ArmMethods method)
    {
        var taken = new List<string>();
        return Find(_root, [path.Provider, .. path.Segments], 0, method, taken) is { } operations ? (string.Join("/", taken), operations) : null;
    }

    private static IReadOnlyList<string>? Find(Node node, string[] segments, int index, ArmMethods method, List<string> taken)
    {
        if (index == segments.Length)
            return node.Operations(method);

        // What is on record for this very name goes before what is on record for any name.
        foreach (var key in new[] { segments[index], ArmRequestPath.AnyName })
        {
            if (!node.Children.TryGetValue(key, out var child))
                continue;
            taken.Add(child.Segment);
            if (Find(child.Node, segments, index + 1, method, taken) is { } found)
                return found;
            taken.RemoveAt(taken.Count - 1);
        }

        return null;
    }

    private static ArmRequestTable Load()
    {
        using var stream = typeof(ArmRequestTable).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"This assembly was built without its resource '{ResourceName}'.");
        using var inflate = new DeflateStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(inflate);
        return new(Lines(reader));
    }

    private static IEnumerable<ArmRequestLine> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return ArmRequestLine.Parse(line);
    }

    private sealed class Node
    {
        internal Dictionary<string, (string Segment, Node Node)> Children { get; } = new(StringComparer.OrdinalIgnoreCase);

        internal List<(ArmMethods Methods, IReadOnlyList<string> Operations)> Records { get; } = [];

        internal Node Child(string segment)
        {
            if (!Children.TryGetValue(segment, out var child))
                Children.Add(segment, child = (segment, new()));
            return child.Node;
        }

        internal IReadOnlyList<string>? Operations(ArmMethods method) =>
            Records.Where(record => (record.Methods & method) != 0).Select(record => record.Operations).FirstOrDefault();
    }
}
