namespace Permissions.Definitions;

/// <summary>A request to Azure Resource Manager and the operation that it needs.</summary>
/// <param name="Method">The method, such as <c>PUT</c>.</param>
/// <param name="Path">The path as a template, with a name in braces for each parameter.</param>
/// <param name="Operation">The operation.</param>
internal sealed record ArmRequest(string Method, string Path, string Operation);

/// <summary>Reads a snapshot of requests: tab-separated, with the columns <c>method</c>, <c>path</c> and <c>operation</c> and a first line that names them.</summary>
internal static class RequestSnapshot
{
    private const string Header = "method\tpath\toperation";

    /// <summary>Reads all requests of the file.</summary>
    internal static IReadOnlyList<ArmRequest> Read(string file)
    {
        var requests = new List<ArmRequest>();
        var line = 0;
        foreach (var text in File.ReadLines(file))
        {
            line++;
            if (line > 1)
                requests.Add(ReadRequest(file, line, text));
            else if (text != Header)
                throw new SnapshotException(file, line, "the first line must name the columns method, path and operation, separated by tabs.");
        }

        return requests.Count > 0 ? requests : throw new SnapshotException(file, 1, "the file holds no request.");
    }

    private static ArmRequest ReadRequest(string file, int line, string text)
    {
        var fields = text.Split('\t');
        if (fields.Length != 3)
            throw new SnapshotException(file, line, $"{fields.Length} fields where method, path and operation are expected.");
        if (ArmMethodNames.Parse(fields[0]) == ArmMethods.None)
            throw new SnapshotException(file, line, $"'{fields[0]}' is no method; expected GET, HEAD, PUT, PATCH, DELETE or POST.");
        if (!fields[1].StartsWith('/') || fields[1].Any(char.IsWhiteSpace))
            throw new SnapshotException(file, line, $"'{fields[1]}' is no path; expected a slash at its start and no blanks.");
        if (fields[2].IndexOf('/', StringComparison.Ordinal) < 1 || fields[2].Any(char.IsWhiteSpace))
            throw new SnapshotException(file, line, $"'{fields[2]}' is no operation; expected 'Provider/type/verb' without blanks.");
        return new(fields[0], fields[1], fields[2]);
    }
}
