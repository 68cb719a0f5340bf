using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC014: an assignable scope that the role has already, itself or by a wider one.</summary>
internal sealed class RedundantScopeRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.RedundantScope;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        if (role.Type == RoleType.BuiltIn)
            return;
        var byKey = new Dictionary<string, AssignableScopeSyntax>(StringComparer.OrdinalIgnoreCase);
        foreach (var scope in Comparable(role))
        {
            if (!byKey.ContainsKey(scope.Key()!))
                byKey.Add(scope.Key()!, scope);
        }

        var lengths = new HashSet<int>(byKey.Keys.Select(key => key.Length));
        foreach (var scope in Comparable(role))
        {
            var key = scope.Key()!;
            if (byKey[key] != scope)
                context.Report(scope.Text.Span, $"'{scope.Text.Value}' is among the assignable scopes already; remove one of the two.", related: byKey[key].Text.Span);
            else if (ContainerOf(key, byKey, lengths) is { } container)
                context.Report(scope.Text.Span, $"'{scope.Text.Value}' lies inside '{container.Text.Value}', where the role is assignable too; remove the narrower one.", related: container.Text.Span);
        }
    }

    /// <summary>The well-formed scopes but the tenant root, which would contain all others and which RBAC011 reports.</summary>
    private static IEnumerable<AssignableScopeSyntax> Comparable(RoleSyntax role) =>
        role.AssignableScopes.Where(scope => scope.Key() is not null && scope.Template.Kind != ScopeKind.Tenant);

    /// <summary>The widest scope whose path another one starts with. Asks only for lengths that occur, so a path of many parts costs no more than its length.</summary>
    private static AssignableScopeSyntax? ContainerOf(string key, Dictionary<string, AssignableScopeSyntax> byKey, HashSet<int> lengths)
    {
        for (var slash = key.IndexOf('/', 1); slash > 0; slash = key.IndexOf('/', slash + 1))
        {
            if (lengths.Contains(slash) && byKey.TryGetValue(key.Substring(0, slash), out var container))
                return container;
        }

        return null;
    }
}
