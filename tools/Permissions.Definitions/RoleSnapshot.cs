using System.Text.Json;
using System.Text.Json.Serialization;

namespace Permissions.Definitions;

/// <summary>
/// Reads a snapshot of built-in roles: one JSON object a line with <c>id</c> (GUID), <c>name</c>, <c>assignableScopes</c>
/// and <c>permissions</c>, whose elements have any of <c>actions</c>, <c>notActions</c>, <c>dataActions</c>,
/// <c>notDataActions</c>, <c>condition</c> and <c>conditionVersion</c>. A key beyond these is refused, so that no new
/// part of a role is lost unseen.
/// </summary>
internal static class RoleSnapshot
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads all roles of the file; blank lines are skipped.</summary>
    internal static IReadOnlyList<BuiltInRole> Read(string file)
    {
        var roles = new List<BuiltInRole>();
        var ids = new HashSet<Guid>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var line = 0;
        foreach (var text in File.ReadLines(file))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var role = ReadRole(file, line, text);
            if (!ids.Add(role.Id))
                throw new SnapshotException(file, line, $"the id {role.Id} of '{role.Name}' occurs twice.");
            if (!names.Add(role.Name))
                throw new SnapshotException(file, line, $"the name '{role.Name}' occurs twice.");
            roles.Add(role);
        }

        return roles.Count > 0 ? roles : throw new SnapshotException(file, 1, "the file holds no role; expected one JSON object a line.");
    }

    private static BuiltInRole ReadRole(string file, int line, string text)
    {
        RoleLine? role;
        try
        {
            role = JsonSerializer.Deserialize<RoleLine>(text, Options);
        }
        catch (JsonException e)
        {
            throw new SnapshotException(file, line, $"no role in the expected form: {e.Message}");
        }

        if (role is null)
            throw new SnapshotException(file, line, "null where a role is expected.");
        if (!Guid.TryParseExact(role.Id, "D", out var id))
            throw new SnapshotException(file, line, $"'{role.Id}' is no role id; expected a GUID with dashes.");
        if (string.IsNullOrWhiteSpace(role.Name))
            throw new SnapshotException(file, line, $"role {id} has no name.");
        if (role.AssignableScopes is not { Count: > 0 } || role.AssignableScopes.Any(string.IsNullOrWhiteSpace))
            throw new SnapshotException(file, line, $"'{role.Name}' has no assignable scopes; a built-in role has at least \"/\".");
        if (role.Permissions is null || role.Permissions.Contains(null))
            throw new SnapshotException(file, line, $"'{role.Name}' has no permissions; expected a list of objects.");
        return new(id, role.Name, [.. role.AssignableScopes.OfType<string>()], [.. role.Permissions.OfType<BlockLine>().Select(block => ToBlock(file, line, role.Name, block))]);
    }

    private static BuiltInRoleBlock ToBlock(string file, int line, string role, BlockLine block)
    {
        return new(List(block.Actions), List(block.NotActions), List(block.DataActions), List(block.NotDataActions), block.Condition, block.ConditionVersion);

        List<string> List(List<string?>? strings) =>
            strings?.Any(string.IsNullOrWhiteSpace) == true
                ? throw new SnapshotException(file, line, $"'{role}' has a blank permission string.")
                : [.. (strings ?? []).OfType<string>()];
    }

    private sealed record RoleLine(string? Id, string? Name, List<string?>? AssignableScopes, List<BlockLine?>? Permissions);

    private sealed record BlockLine(
        List<string?>? Actions,
        List<string?>? NotActions,
        List<string?>? DataActions,
        List<string?>? NotDataActions,
        string? Condition,
        string? ConditionVersion);
}
