using Permissions.Json;

namespace Permissions;

/// <summary>The requests in the body of a batch: <c>{"requests":[{"httpMethod":"GET","url":"…"}]}</c>.</summary>
internal static class ArmRequestBatch
{
    private static readonly string[] UrlKeys = ["url", "relativeUrl"];

    /// <summary>Reads a body. A request that names no method has an empty one: Azure Resource Manager asks for it, and whether the request reads or writes cannot be told without.</summary>
    /// <exception cref="FormatException">It is no batch.</exception>
    internal static List<(string Method, string Url)> Read(string json)
    {
        var tree = JsonSyntaxTree.Parse(json);
        // What could be read of a body that is cut off is not all that it asks for.
        if (tree.Errors.Count > 0)
            throw new FormatException($"The body of a batch is expected to be JSON: {tree.Errors[0].Message}");
        if (tree.Root is not JsonObjectSyntax root || Member(root, "requests") is not JsonArraySyntax list)
            throw new FormatException("The body of a batch is expected to be a JSON object with a list called 'requests'.");
        var requests = new List<(string, string)>(list.Items.Count);
        foreach (var item in list.Items)
        {
            var url = (item as JsonObjectSyntax) is { } request ? UrlKeys.Select(key => Member(request, key)).OfType<JsonStringSyntax>().FirstOrDefault() : null;
            if (url is null)
                throw new FormatException($"Request {requests.Count + 1} of the batch has no 'url'.");
            var method = Member((JsonObjectSyntax)item, "httpMethod") as JsonStringSyntax;
            requests.Add((method?.Value ?? string.Empty, url.Value));
        }

        return requests;
    }

    private static JsonNodeSyntax? Member(JsonObjectSyntax json, string key) =>
        json.Members.FirstOrDefault(member => string.Equals(member.Key.Value, key, StringComparison.OrdinalIgnoreCase))?.Value;
}
