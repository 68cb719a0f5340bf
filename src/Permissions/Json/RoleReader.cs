namespace Permissions.Json;

/// <summary>Reads one role from its object.</summary>
internal sealed class RoleReader
{
    private readonly TemplateScope? _scope;
    private readonly List<RoleShapeProblem> _problems = [];
    private readonly PermissionListReader _lists;
    private JsonMemberSyntax? _saysBuiltIn;

    private RoleReader(TemplateScope? scope)
    {
        _scope = scope;
        _lists = new(scope, _problems);
    }

    /// <summary>Reads a role.</summary>
    /// <param name="shape">The shape that it was found in.</param>
    /// <param name="outer">The object that is the role.</param>
    /// <param name="inner">Its <c>properties</c>, where the shape has them; else <paramref name="outer"/>.</param>
    /// <param name="scope">The template around it; null outside of templates.</param>
    internal static RoleSyntax Read(RoleFileShape shape, RoleMembers outer, RoleMembers inner, TemplateScope? scope) =>
        new RoleReader(scope).ReadRole(shape, outer, inner);

    private RoleSyntax ReadRole(RoleFileShape shape, RoleMembers outer, RoleMembers inner)
    {
        var wrapped = outer.Node != inner.Node;
        var role = new RoleSyntax(shape, outer.Node);
        if (wrapped)
            outer.ReportKeys(IsOuterKey, "a role definition around its 'properties'", _problems);
        // A condition belongs to a block: beside 'permissions' it would limit nothing, which must not go unsaid.
        inner.ReportKeys(key => key != RoleKey.Properties && (inner.HasFlatLists || key is not (RoleKey.Condition or RoleKey.ConditionVersion)), wrapped ? "a role definition's 'properties'" : "a role definition", _problems);

        ReadNameAndId(role, outer, inner);
        role.Description = Text(RoleKey.Description, inner, outer);
        role.Type = ReadType(outer, inner);
        role.Blocks = ReadBlocks(inner);
        ReadScopes(role, inner[RoleKey.AssignableScopes] ?? outer[RoleKey.AssignableScopes]);
        CheckBuiltIn(role);
        if (_problems.Count > 0)
            role.Problems = [.. _problems.OrderBy(p => p.Span.Start)];
        return role;
    }

    private static bool IsOuterKey(RoleKey key) =>
        key is RoleKey.Ignored or RoleKey.Name or RoleKey.Id or RoleKey.Type or RoleKey.Properties or RoleKey.RoleName or RoleKey.RoleType or RoleKey.Description
            or RoleKey.Condition or RoleKey.IsCustom or RoleKey.AssignableScopes;

    private void ReadNameAndId(RoleSyntax role, RoleMembers outer, RoleMembers inner)
    {
        var wrapped = outer.Node != inner.Node;
        var name = Text(outer[RoleKey.Name]);
        var innerName = wrapped ? Text(inner[RoleKey.Name]) : name;
        var id = Text(RoleKey.Id, outer, inner);
        var roleName = Text(RoleKey.RoleName, inner, outer);

        _ = TryTakeId(role, id) || TryTakeId(role, name) || TryTakeId(role, innerName);
        role.Name = roleName is { Value.Length: > 0 } ? roleName : DisplayName(innerName) ?? DisplayName(name) ?? roleName;
    }

    private static bool TryTakeId(RoleSyntax role, JsonStringSyntax? candidate)
    {
        if (candidate is null || !RoleId.TryRead(candidate.Value, out var id))
            return false;
        role.Id = candidate;
        role.RoleId = id;
        return true;
    }

    /// <summary>A <c>name</c> that is a GUID, or an expression that makes one, is the id and not the display name.</summary>
    private static JsonStringSyntax? DisplayName(JsonStringSyntax? name) =>
        name is null || RoleId.TryRead(name.Value, out _) || (TemplateScope.IsExpression(name.Value) && name.Value.IndexOf("guid(", StringComparison.OrdinalIgnoreCase) >= 0)
            ? null
            : name;

    private RoleType ReadType(RoleMembers outer, RoleMembers inner)
    {
        JsonMemberSyntax?[] flags = [inner[RoleKey.IsCustom], outer[RoleKey.IsCustom]];
        var saysNot = Array.ConvertAll(flags, flag => flag is not null && IsFalse(flag));
        _ = Text(outer[RoleKey.Type]);
        JsonMemberSyntax?[] types = [inner[RoleKey.Type], inner[RoleKey.RoleType], outer[RoleKey.RoleType]];
        var saysBuiltIn = Array.ConvertAll(types, IsBuiltIn);
        // The inner flag counts before the outer one, and a flag before what a type says.
        _saysBuiltIn = saysNot[flags[0] is null ? 1 : 0] ? flags[0] ?? flags[1] : Array.IndexOf(saysBuiltIn, true) is >= 0 and var first ? types[first] : null;
        return _saysBuiltIn is null ? RoleType.Custom : RoleType.BuiltIn;
    }

    /// <summary>Whether <c>IsCustom</c> says no; real files write it as a string too.</summary>
    private bool IsFalse(JsonMemberSyntax isCustom)
    {
        var value = isCustom.Value switch
        {
            JsonLiteralSyntax literal => literal.Value ?? true,
            JsonStringSyntax text when string.Equals(text.Value, "false", StringComparison.OrdinalIgnoreCase) => false,
            JsonStringSyntax text when string.Equals(text.Value, "true", StringComparison.OrdinalIgnoreCase) => true,
            _ => (bool?)null,
        };
        if (value is null)
            WrongType(isCustom, "true or false");
        return value == false;
    }

    private bool IsBuiltIn(JsonMemberSyntax? member) => string.Equals(Text(member)?.Value, "BuiltInRole", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Every built-in role is assignable at "/" and nowhere else. A role that calls itself built-in by mistake would escape
    /// the rules for custom roles, so its scopes decide.
    /// </summary>
    private void CheckBuiltIn(RoleSyntax role)
    {
        if (_saysBuiltIn is null || role.AssignableScopes.FirstOrDefault(scope => scope.Template.Kind != ScopeKind.Tenant) is not { } elsewhere)
            return;
        role.Type = RoleType.Custom;
        _problems.Add(new(
            RoleShapeProblemKind.Contradiction,
            _saysBuiltIn.Value.Span,
            $"'{_saysBuiltIn.Key.Value}' says that the role is built into Azure, but it is assignable at '{elsewhere.Text.Value}', which no built-in role is; it is read as a custom role, so say that it is one."));
    }

    private List<PermissionBlockSyntax> ReadBlocks(RoleMembers members)
    {
        var blocks = new List<PermissionBlockSyntax>(1);
        if (members.HasFlatLists)
            blocks.Add(_lists.ReadBlock(members));
        if (members[RoleKey.Permissions] is not { } permissions)
            return blocks;

        switch (Resolve(permissions.Value))
        {
            case JsonArraySyntax array:
                foreach (var item in array.ItemArray)
                    AddBlock(item);
                break;
            case JsonObjectSyntax block:
                WrongType(permissions, "a list of objects, each with 'actions', 'notActions', 'dataActions' and 'notDataActions'");
                AddBlock(block);
                break;
            case JsonStringSyntax text when PermissionListReader.IsExpression(text.Value):
                blocks.Add(PermissionListReader.UnresolvedBlock(text));
                break;
            case JsonMissingSyntax or JsonLiteralSyntax { Value: null }:
                break;
            default:
                WrongType(permissions, "a list of objects, each with 'actions', 'notActions', 'dataActions' and 'notDataActions'");
                break;
        }

        return blocks;

        void AddBlock(JsonNodeSyntax item)
        {
            var node = Resolve(item);
            if (node is JsonObjectSyntax block)
            {
                var blockMembers = new RoleMembers(block);
                blockMembers.ReportKeys(static key => key is RoleKey.Ignored or >= RoleKey.Actions, "a permission block", _problems);
                blocks.Add(_lists.ReadBlock(blockMembers));
            }
            else if (node is JsonStringSyntax text && PermissionListReader.IsExpression(text.Value))
                blocks.Add(PermissionListReader.UnresolvedBlock(text));
            else if (node is not (JsonMissingSyntax or JsonLiteralSyntax { Value: null }))
                _problems.Add(new(RoleShapeProblemKind.WrongType, node.Span, "Expected an object with 'actions', 'notActions', 'dataActions' and 'notDataActions' in this list."));
        }
    }

    private void ReadScopes(RoleSyntax role, JsonMemberSyntax? member)
    {
        if (member is null)
            return;
        role.AssignableScopesNode = member.Value;
        switch (Resolve(member.Value))
        {
            case JsonStringSyntax text:
                role.AssignableScopes = [new(text)];
                break;
            case JsonArraySyntax array:
                var scopes = new List<AssignableScopeSyntax>(array.ItemArray.Length);
                foreach (var item in array.ItemArray)
                {
                    if (Resolve(item) is JsonStringSyntax scope)
                        scopes.Add(new(scope));
                    else if (item is not JsonMissingSyntax)
                        _problems.Add(new(RoleShapeProblemKind.WrongType, item.Span, "Expected an assignable scope in double quotes, such as \"/subscriptions/{id}\"."));
                }

                role.AssignableScopes = scopes;
                break;
            case JsonMissingSyntax or JsonLiteralSyntax { Value: null }:
                break;
            default:
                WrongType(member, "a list of scopes, such as [\"/subscriptions/{id}\"]");
                break;
        }
    }

    /// <summary>The string of the first of two objects that has it, or of the second; wrong types are reported in both.</summary>
    private JsonStringSyntax? Text(RoleKey key, RoleMembers first, RoleMembers second)
    {
        var (one, other) = (Text(first[key]), Text(second[key]));
        return one ?? other;
    }

    /// <summary>The string that a member holds, or stands for; null for none, for <c>null</c>, and for what is reported as no string.</summary>
    private JsonStringSyntax? Text(JsonMemberSyntax? member)
    {
        if (member is null)
            return null;
        var value = Resolve(member.Value);
        if (value is JsonStringSyntax text)
            return text;
        if (value is not (JsonMissingSyntax or JsonLiteralSyntax { Value: null }))
            WrongType(member, "a text in double quotes");
        return null;
    }

    private JsonNodeSyntax Resolve(JsonNodeSyntax node) => _scope is null ? node : _scope.Resolve(node);

    private void WrongType(JsonMemberSyntax member, string expected)
    {
        if (!_problems.Any(p => p.Kind == RoleShapeProblemKind.WrongType && p.Span == member.Value.Span))
            _problems.Add(new(RoleShapeProblemKind.WrongType, member.Value.Span, $"'{member.Key.Value}' has a value of the wrong type; expected {expected}."));
    }
}
