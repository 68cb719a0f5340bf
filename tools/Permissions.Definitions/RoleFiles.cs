using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Permissions.Definitions;

/// <summary>Writes built-in roles as files in the shape of Azure's REST interface, one string a line so that differences read well.</summary>
internal static class RoleFiles
{
    private const string ResourceType = "Microsoft.Authorization/roleDefinitions";

    // Quotes and operators of conditions stay readable; these files never go into HTML.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>File names and texts, sorted by file name.</summary>
    internal static IReadOnlyDictionary<string, string> From(IReadOnlyList<BuiltInRole> roles)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var sameName in roles.GroupBy(role => FileName(role.Name)))
        {
            // Names that differ only in what a file name leaves out are told apart by their ids.
            var alone = sameName.Key.Length > 0 && sameName.Count() == 1;
            foreach (var role in sameName)
                files.Add((alone ? sameName.Key : $"{sameName.Key}-{role.Id:D}".TrimStart('-')) + ".json", Write(role));
        }

        return files;
    }

    /// <summary>The name in lower case with a dash for each run of other characters than letters and digits, so that it is the same file on every system.</summary>
    internal static string FileName(string roleName)
    {
        var result = new StringBuilder();
        foreach (var c in roleName.ToLower(CultureInfo.InvariantCulture))
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                result.Append(c);
            else if (result.Length > 0 && result[^1] != '-')
                result.Append('-');
        }

        return result.ToString().TrimEnd('-');
    }

    /// <summary>The text of a role's file.</summary>
    internal static string Write(BuiltInRole role)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", $"/providers/{ResourceType}/{role.Id:D}");
            json.WriteString("name", role.Id.ToString("D"));
            json.WriteString("type", ResourceType);
            json.WriteStartObject("properties");
            json.WriteString("roleName", role.Name);
            json.WriteString("description", RoleDescription.Of(role));
            json.WriteString("type", "BuiltInRole");
            json.WriteStartArray("permissions");
            foreach (var block in role.Blocks)
                WriteBlock(json, block);
            json.WriteEndArray();
            WriteList(json, "assignableScopes", role.AssignableScopes);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void WriteBlock(Utf8JsonWriter json, BuiltInRoleBlock block)
    {
        json.WriteStartObject();
        WriteList(json, "actions", block.Actions);
        WriteList(json, "notActions", block.NotActions);
        WriteList(json, "dataActions", block.DataActions);
        WriteList(json, "notDataActions", block.NotDataActions);
        if (block.Condition is not null)
            json.WriteString("condition", block.Condition);
        if (block.ConditionVersion is not null)
            json.WriteString("conditionVersion", block.ConditionVersion);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string key, IReadOnlyList<string> strings)
    {
        json.WriteStartArray(key);
        foreach (var text in strings)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
