using System.Globalization;

namespace Permissions.Generators;

/// <summary>How code gets at a role by its display name: the project's before Azure's.</summary>
internal sealed class RoleExpressionTable
{
    private readonly Dictionary<string, string> _own = new(StringComparer.OrdinalIgnoreCase);

    internal RoleExpressionTable(RoleIndex index)
    {
        foreach (var role in index.Roles)
        {
            if (role.IsNamed && !_own.ContainsKey(role.Name))
                _own.Add(role.Name, role.Expression);
        }
    }

    /// <summary>The expression; null for a role that is not known, which is reported.</summary>
    internal string? Of(string name)
    {
        if (_own.TryGetValue(name, out var own))
            return own;
        return BuiltInRoleCatalogue.Azure.TryFind(name, out var role)
            ? $"global::Permissions.BuiltInRoleCatalogue.Azure.Get(new global::System.Guid(\"{role.Id!.Value.ToString("D", CultureInfo.InvariantCulture)}\"))"
            : null;
    }
}
