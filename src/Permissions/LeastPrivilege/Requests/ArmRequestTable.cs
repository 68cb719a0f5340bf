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
            node.Records.Add(line);
        }
    }

    /// <summary>The table that the build embeds in this assembly, read when it is first asked for.</summary>
    internal static ArmRequestTable Azure => Embedded.Value;

    /// <summary>Finds a request.</summary>
    /// <param name="path">What it is about.</param>
    /// <param name="method">One method.</param>
    /// <returns>The line that is on record for it (without operations: what the structure says); null if there is none.</returns>
    internal ArmRequestLine? Find(ArmRequestPath path, ArmMethods method) =>
        Find(_root, [path.Provider, .. path.Segments], 0, method, path.Scope);

    private static ArmRequestLine? Find(Node node, string[] segments, int index, ArmMethods method, ArmRequestScope scope)
    {
        if (index == segments.Length)
            return node.Line(method, scope);

        // What is on record for this very name goes before what is on record for any name.
        foreach (var key in new[] { segments[index], ArmRequestPath.AnyName })
        {
            if (!node.Children.TryGetValue(key, out var child))
                continue;
            if (Find(child, segments, index + 1, method, scope) is { } found)
                return found;
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
        internal Dictionary<string, Node> Children { get; } = new(StringComparer.OrdinalIgnoreCase);

        internal List<ArmRequestLine> Records { get; } = [];

        internal Node Child(string segment)
        {
            if (!Children.TryGetValue(segment, out var child))
                Children.Add(segment, child = new());
            return child;
        }

        /// <summary>What is on record for this very scope goes before what is for any.</summary>
        internal ArmRequestLine? Line(ArmMethods method, ArmRequestScope scope) =>
            Records.Where(record => (record.Methods & method) != 0 && (record.Scope is null || record.Scope == scope)).OrderBy(record => record.Scope is null).FirstOrDefault();
    }
}
