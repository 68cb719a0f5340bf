namespace Permissions;

/// <summary>Finds the operations that one request needs.</summary>
internal static class ArmRequestResolver
{
    private const string Batch = "batch";

    internal static ArmRequestEntry Resolve(string method, string url, OperationCatalogue catalogue)
    {
        method = method.Trim().ToUpperInvariant();
        var address = ArmRequestUrl.Parse(url);
        if (!address.IsArm)
            return NotFound(ArmRequestStanding.NotArm, $"'{address.Host}' is not Azure Resource Manager; which data actions it asks for cannot be told from a URL");
        if (IsBatch(address))
            return NotFound(ArmRequestStanding.Unknown, "a batch holds its requests in its body; add them with AddBatch");
        if (ArmRequestPath.Read(address.Segments) is not { } path)
            return NotFound(ArmRequestStanding.Unknown, "no path of Azure Resource Manager; it would start with /subscriptions, /providers or /tenants and name a provider's type");
        var known = ArmMethodNames.Parse(method);
        if (known == ArmMethods.None)
            return NotFound(ArmRequestStanding.Unknown, method.Length == 0 ? "the request names no method (in a batch its 'httpMethod'), without which it cannot be told whether it reads or writes" : $"'{method}' is no method that Azure Resource Manager gives an operation for");

        var structure = path.OperationOf(known);
        if (ArmRequestTable.Azure.Find(path, known) is { } record)
        {
            var operations = record.Operations.Count > 0 ? record.Operations : [structure!];
            return new(method, string.Join("/", record.Path), address.Text, ArmRequestStanding.OnRecord, Needed(operations), Needed(record.Others), null);
        }

        if (structure is null)
            return NotFound(ArmRequestStanding.Unknown, "a POST to a name; which action it stands for cannot be told from its path");
        return catalogue.Contains(structure)
            ? new(method, path.Template, address.Text, ArmRequestStanding.ByStructure, Needed([structure]), [], null)
            : NotFound(ArmRequestStanding.Unknown, $"its path gives '{structure}', which the catalogue does not know; if it exists, add it to the catalogue");

        ArmRequestEntry NotFound(ArmRequestStanding standing, string remark) => new(method, address.Text, address.Text, standing, [], [], remark);

        IReadOnlyList<NeededOperation> Needed(IEnumerable<string> names) => ReadOnlyLists.Copy(names.Select(name => InItsPlane(name, catalogue)));
    }

    /// <summary>Whether a request holds others in its body.</summary>
    internal static bool IsBatch(ArmRequestUrl address) =>
        address.Segments.Count == 1 && address.Segments[0].TrimStart('$').Equals(Batch, StringComparison.OrdinalIgnoreCase);

    // Azure Resource Manager checks actions, but a few requests are let through by operations that Azure publishes as data
    // actions only; a role can grant those nowhere else.
    private static NeededOperation InItsPlane(string operation, OperationCatalogue catalogue) =>
        catalogue.TryFind(operation, out var known) ? new(known.Name, known.Plane) : new(operation, OperationPlane.Control);
}
