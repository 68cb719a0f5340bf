using System.Text.RegularExpressions;

namespace Permissions.Json;

/// <summary>Reads an access-level file.</summary>
internal sealed class AccessLevelReader
{
    private const string ScopeExample = "\"Account\": \"/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.Storage/storageAccounts/{account}\"";

    /// <summary>The capabilities, from the least to the most.</summary>
    private static readonly string[] Capabilities = ["reader", "writer", "owner"];

    /// <summary>A path of names and of <c>{placeholders}</c>; as in the schema.</summary>
    private static readonly Regex ScopePath = new(@"^(/([A-Za-z0-9._-]+|\{[A-Za-z][A-Za-z0-9]*\}))+\z", RegexOptions.CultureInvariant);

    private readonly AccessFileReader _reader = new();

    internal AccessLevelDocument Read(JsonSyntaxTree syntax)
    {
        var kinds = new List<AccessKindSyntax>();
        if (_reader.Root(syntax, "an access-level file", "kinds") is { } root)
        {
            if (root["kinds"] is not { } member)
                _reader.Report(new(root.Node.Span.Start, 1), "The file has no 'kinds'; expected kinds of resource, such as \"StorageBlob\": { … }.");
            else
                kinds.AddRange(_reader.Named(member, "kinds of resource", "\"StorageBlob\": { … }").Select(ReadKind).OfType<AccessKindSyntax>());
        }

        return new(syntax, kinds.AsReadOnly(), _reader.Problems);
    }

    private AccessKindSyntax? ReadKind(JsonMemberSyntax member)
    {
        if (member.Value is not JsonObjectSyntax node)
        {
            _reader.WrongType(member, "an object with 'scopes', and 'capabilities', 'directions' or both");
            return null;
        }

        var kind = _reader.Keys(node, "a kind", "description", "scopes", "above", "capabilities", "directions");
        var description = _reader.Text(kind["description"], "a text in double quotes");
        var scopes = kind["scopes"] is { } scopesMember
            ? _reader.Named(scopesMember, "scopes", ScopeExample).Select(ReadScope).OfType<AccessScopeSyntax>().ToArray()
            : [];
        if (kind["scopes"] is null)
            _reader.Report(member.Key.Span, $"The kind '{member.Key.Value}' has no 'scopes'; say where its levels are given, such as {ScopeExample}.");

        var above = kind["above"] is { } aboveMember ? ReadAbove(aboveMember, scopes) : [];
        AccessScopeSyntax[] places = [.. scopes, .. above];
        var levels = new List<AccessLevelSyntax>();
        if (kind["capabilities"] is { } capabilities)
            levels.AddRange(ReadLevels(capabilities, true, scopes, places).OrderBy(level => Array.IndexOf(Capabilities, level.Name.Value)));
        if (kind["directions"] is { } directions)
            levels.AddRange(ReadLevels(directions, false, scopes, places));
        if (kind["capabilities"] is null && kind["directions"] is null)
            _reader.Report(member.Key.Span, $"The kind '{member.Key.Value}' has no levels; give it 'capabilities' (reader, writer, owner), or 'directions' such as receive and send.");
        return new(member.Key, description, scopes, above, [.. levels]);
    }

    /// <summary>Scopes that only <c>at</c> names, for roles that are given above where their level is.</summary>
    private AccessScopeSyntax[] ReadAbove(JsonMemberSyntax member, AccessScopeSyntax[] scopes)
    {
        var above = _reader.Named(member, "scopes", ScopeExample).Select(ReadScope).OfType<AccessScopeSyntax>().ToArray();
        foreach (var name in above.Select(scope => scope.Name).Where(name => Array.Exists(scopes, scope => scope.Name.Value == name.Value)))
            _reader.Report(name.Span, $"'{name.Value}' is one of the kind's 'scopes' already; 'at' can name it there, so remove one.");
        return above;
    }

    private AccessScopeSyntax? ReadScope(JsonMemberSyntax member)
    {
        if (_reader.Text(member, "a path with placeholders, such as \"/subscriptions/{subscriptionId}\"") is not { } text)
            return null;
        var scope = new AccessScopeSyntax(member.Key, text);
        if (ScopePath.IsMatch(text.Value) && scope.Template.Error is null && scope.Template.Kind is not null)
            return scope;
        if (scope.Template.Error is { } error)
            _reader.Report(text.SpanOf(error.Start, error.Length), error.Message);
        else
            _reader.Report(text.Span, $"'{text.Value}' is no path of names and placeholders; expected letters, digits and . _ - between slashes, and what differs in braces, such as '/subscriptions/{{subscriptionId}}'.");
        return null;
    }

    private IEnumerable<AccessLevelSyntax> ReadLevels(JsonMemberSyntax member, bool areCapabilities, AccessScopeSyntax[] scopes, AccessScopeSyntax[] places)
    {
        foreach (var level in _reader.Named(member, "levels", areCapabilities ? "\"reader\": [\"Storage Blob Data Reader\"]" : "\"send\": [\"Azure Service Bus Data Sender\"]").ToArray())
        {
            if (areCapabilities != Capabilities.Contains(level.Key.Value, StringComparer.Ordinal))
            {
                _reader.Report(level.Key.Span, areCapabilities
                    ? $"'{level.Key.Value}' is no capability; expected {Rules.Phrases.Join(Capabilities, "or")}. A level that is not ordered among these is one of the 'directions'."
                    : $"'{level.Key.Value}' is a capability and cannot name a direction; move it to 'capabilities', or call it by what it does, such as 'send'.");
                continue;
            }

            var grants = _reader.Items(level, "a list of role names that is not empty").Select(item => ReadGrant(item, scopes, places)).OfType<AccessGrantSyntax>().ToArray();
            yield return new(level.Key, areCapabilities, grants);
        }
    }

    private AccessGrantSyntax? ReadGrant(JsonNodeSyntax item, AccessScopeSyntax[] scopes, AccessScopeSyntax[] places)
    {
        if (item is JsonStringSyntax text && !string.IsNullOrWhiteSpace(text.Value))
            return new(text);
        if (item is not JsonObjectSyntax node)
        {
            if (item is not JsonMissingSyntax)
                _reader.Report(item.Span, "Expected a role's name in double quotes, or an object with 'role' and what is special about it.");
            return null;
        }

        var grant = _reader.Keys(node, "a grant", "role", "mechanism", "at");
        if (grant["role"] is null)
            _reader.Report(new(node.Span.Start, 1), "The grant has no 'role'; expected a role's name.");
        var role = _reader.Text(grant["role"], "a role's name in double quotes");
        var mechanism = _reader.Word(grant["mechanism"], "armRoleAssignment", "cosmosSqlRoleAssignment", "redisAccessPolicyAssignment")?.Value switch
        {
            "cosmosSqlRoleAssignment" => AccessMechanism.CosmosSqlRoleAssignment,
            "redisAccessPolicyAssignment" => AccessMechanism.RedisAccessPolicyAssignment,
            _ => AccessMechanism.ArmRoleAssignment,
        };
        return role is null ? null : new(role, mechanism, ReadAt(grant["at"], scopes, places));
    }

    private AccessScopeSyntax? ReadAt(JsonMemberSyntax? member, AccessScopeSyntax[] scopes, AccessScopeSyntax[] places)
    {
        if (_reader.Text(member, "the name of one of the kind's scopes") is not { } name)
            return null;
        var at = Array.Find(places, scope => scope.Name.Value == name.Value);
        if (at is null)
            _reader.Report(name.Span, $"'{name.Value}' is no scope of the kind; expected {Rules.Phrases.Join([.. places.Select(scope => scope.Name.Value)], "or")}.");
        else if (Array.Find(scopes, scope => !at.Contains(scope)) is { } beside)
            _reader.Report(name.Span, $"'{name.Value}' does not contain every '{beside.Name.Value}', so that a level given there would not say where; name a scope that is the start of all scopes of the kind.");
        return at;
    }
}
