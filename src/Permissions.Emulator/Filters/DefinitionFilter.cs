using Permissions.Emulator.Definitions;
using Permissions.Emulator.Requests;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Filters;

/// <summary>The filter of a list of role definitions.</summary>
/// <param name="AndBelow">Also roles that are assignable only below the scope.</param>
/// <param name="Type">Only roles of this type; null for both.</param>
/// <param name="Name">Only the role of this name; null for any.</param>
internal sealed record DefinitionFilter(bool AndBelow, RoleType? Type, string? Name)
{
    private const string Supported = "atScopeAndBelow(), type eq 'CustomRole' or 'BuiltInRole', roleName eq '{name}', and these joined by 'and'";

    /// <exception cref="ArmException">The filter is not one of those supported.</exception>
    internal static DefinitionFilter Parse(string? filter)
    {
        var result = new DefinitionFilter(false, null, null);
        foreach (var term in FilterTerm.Read(filter, Supported))
        {
            result = term switch
            {
                { Value: null } when term.Is("atScopeAndBelow", function: true) => result with { AndBelow = true },
                { Value: { } type } when term.Is("type", function: false) && RoleTypes.TryParse(type, out var roleType) => result with { Type = roleType },
                { Value: { } name } when term.Is("roleName", function: false) => result with { Name = name },
                _ => throw FilterTerm.Refuse(filter, Supported),
            };
        }

        return result;
    }

    internal bool Includes(StoredRole role, Scope scope, ScopeTree tree) =>
        (Type is null || role.Definition.Type == Type)
        && (Name is null || string.Equals(role.Definition.Name, Name, StringComparison.OrdinalIgnoreCase))
        && role.Definition.AssignableScopes.Any(s => IsListed(s, scope, tree));

    // At the root of the tenant the list is of all its roles, without a filter too.
    private bool IsListed(Scope assignable, Scope scope, ScopeTree tree) =>
        tree.Contains(assignable, scope) || ((AndBelow || scope.Kind == ScopeKind.Tenant) && tree.Contains(scope, assignable));
}
