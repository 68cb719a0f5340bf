namespace Permissions.Json;

/// <summary>Reads an identity file.</summary>
internal sealed class IdentityReader
{
    private const string ScopeExample = "\"subscription\": { \"kind\": \"subscription\" }";
    private const string IdentityExample = "\"infraCi\": { \"type\": \"servicePrincipal\", \"roles\": { … } }";
    private const string RoleExample = "\"subscription\": [\"Reader\"]";
    private const string AllExceptPrivilegedRoles = "allExceptPrivilegedRoles";

    /// <summary>The first parameter of every factory.</summary>
    private const string ModelName = "modelName";

    private readonly AccessFileReader _reader = new();

    internal IdentityDocument Read(JsonSyntaxTree syntax)
    {
        if (_reader.Root(syntax, "an identity file", "name", "description", "scopes", "identities") is not { } root)
            return new(syntax, null, null, [], [], _reader.Problems);
        var name = _reader.Text(root["name"], "what the identities are together, in double quotes");
        if (name is not null && !name.Value.Any(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
            _reader.Report(name.Span, $"Of '{name.Value}' no class name can be made; expected a name with a letter from a to z.");
        var description = _reader.Text(root["description"], "a text in double quotes");
        foreach (var (key, what) in new[] { ("name", "a name for the identities together"), ("scopes", ScopeExample), ("identities", IdentityExample) })
        {
            if (root[key] is null)
                _reader.Report(new(root.Node.Span.Start, 1), $"The file has no '{key}'; expected {what}.");
        }

        var scopes = root["scopes"] is { } scopesMember
            ? _reader.Named(scopesMember, "scopes", ScopeExample).Select(ReadScope).OfType<IdentityScopeSyntax>().ToArray()
            : [];
        var identities = root["identities"] is { } identitiesMember
            ? _reader.Named(identitiesMember, "identities", IdentityExample).Select(member => ReadIdentity(member, scopes)).OfType<IdentitySyntax>().ToArray()
            : [];
        CheckParameters([.. scopes.Select(scope => scope.Name), .. identities.Select(identity => identity.Name)]);
        return new(syntax, name, description, scopes, identities, _reader.Problems);
    }

    private IdentityScopeSyntax? ReadScope(JsonMemberSyntax member)
    {
        if (member.Value is not JsonObjectSyntax node)
        {
            _reader.WrongType(member, "an object with 'kind'");
            return null;
        }

        var scope = _reader.Keys(node, "a scope", "kind", "many", "optional", "description");
        if (scope["kind"] is null)
            _reader.Report(member.Key.Span, $"The scope '{member.Key.Value}' has no 'kind'; expected 'managementGroup', 'subscription', 'resourceGroup' or 'resource'.");
        var kind = _reader.Word(scope["kind"], "managementGroup", "subscription", "resourceGroup", "resource")?.Value switch
        {
            "managementGroup" => ScopeKind.ManagementGroup,
            "resourceGroup" => ScopeKind.ResourceGroup,
            "resource" => ScopeKind.Resource,
            _ => ScopeKind.Subscription,
        };
        return new(member.Key, kind, _reader.Flag(scope["many"]), _reader.Flag(scope["optional"]), _reader.Text(scope["description"], "a text in double quotes"));
    }

    private IdentitySyntax? ReadIdentity(JsonMemberSyntax member, IdentityScopeSyntax[] scopes)
    {
        if (member.Value is not JsonObjectSyntax node)
        {
            _reader.WrongType(member, "an object with 'type' and 'roles'");
            return null;
        }

        var identity = _reader.Keys(node, "an identity", "type", "many", "optional", "reason", "roles");
        if (identity["type"] is null)
            _reader.Report(member.Key.Span, $"The identity '{member.Key.Value}' has no 'type'; expected 'servicePrincipal' (for a managed identity too), 'group' or 'user'.");
        var type = _reader.Word(identity["type"], "servicePrincipal", "group", "user")?.Value switch
        {
            "group" => PrincipalType.Group,
            "user" => PrincipalType.User,
            _ => PrincipalType.ServicePrincipal,
        };
        if (identity["roles"] is null)
            _reader.Report(member.Key.Span, $"The identity '{member.Key.Value}' has no 'roles'; expected its roles at each scope, such as {RoleExample}.");
        var roles = identity["roles"] is { } rolesMember ? ReadRoles(rolesMember, scopes).ToArray() : [];
        return new(member.Key, type, _reader.Flag(identity["many"]), _reader.Flag(identity["optional"]), _reader.Text(identity["reason"], "a text in double quotes"), roles);
    }

    private IEnumerable<IdentityRoleSyntax> ReadRoles(JsonMemberSyntax member, IdentityScopeSyntax[] scopes)
    {
        foreach (var place in _reader.Named(member, "roles by scope", RoleExample).ToArray())
        {
            var scope = Array.Find(scopes, scope => scope.Name.Value == place.Key.Value);
            if (scope is null)
                _reader.Report(place.Key.Span, $"'{place.Key.Value}' is none of the file's 'scopes'; expected {Rules.Phrases.Join([.. scopes.Select(known => known.Name.Value)], "or")}.");
            foreach (var item in _reader.Items(place, "a list of role names that is not empty"))
            {
                if (ReadRole(item, scope) is { } role)
                    yield return role;
            }
        }
    }

    /// <summary>A role by its name, or with what is asked of it; null where there is none, or no scope for it.</summary>
    private IdentityRoleSyntax? ReadRole(JsonNodeSyntax item, IdentityScopeSyntax? scope)
    {
        if (item is JsonStringSyntax text && !string.IsNullOrWhiteSpace(text.Value))
            return scope is null ? null : new(text, scope);
        if (item is not JsonObjectSyntax node)
        {
            if (item is not JsonMissingSyntax)
                _reader.Report(item.Span, "Expected a role's name in double quotes, or an object with 'role' and the 'condition' or 'delegation' under which it is given.");
            return null;
        }

        var entry = _reader.Keys(node, "a role", "role", "condition", "delegation");
        if (entry["role"] is null)
            _reader.Report(new(node.Span.Start, 1), "The entry has no 'role'; expected a role's name.");
        var role = _reader.Text(entry["role"], "a role's name in double quotes");
        var condition = _reader.Text(entry["condition"], "the text of a condition in double quotes");
        var delegation = _reader.Word(entry["delegation"], AllExceptPrivilegedRoles);
        if (entry["condition"] is not null && entry["delegation"] is { } second)
            _reader.Report(second.Key.Span, "A role is given under a 'condition' or a 'delegation', not under both; an assignment has one condition. Write both as one text in 'condition'.");
        return role is null || scope is null ? null : new(role, scope, condition, delegation);
    }

    /// <summary>Scopes and identities become parameters of one method.</summary>
    private void CheckParameters(JsonStringSyntax[] names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ModelName };
        foreach (var name in names.Where(name => !seen.Add(name.Value)))
            _reader.Report(name.Span, $"'{name.Value}' names another scope or identity already, or the model; all of them become parameters of one method, so call it otherwise.");
    }
}
