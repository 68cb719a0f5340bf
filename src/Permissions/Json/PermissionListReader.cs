namespace Permissions.Json;

/// <summary>Reads the lists of permission blocks.</summary>
internal sealed class PermissionListReader(TemplateScope? scope, List<RoleShapeProblem> problems)
{
    private static readonly PermissionListSyntax[] EmptyLists =
    [
        new(PermissionListKind.Actions, null, [], null),
        new(PermissionListKind.NotActions, null, [], null),
        new(PermissionListKind.DataActions, null, [], null),
        new(PermissionListKind.NotDataActions, null, [], null),
    ];

    internal PermissionBlockSyntax ReadBlock(RoleMembers members) => new(
        members.Node.Span,
        [
            ReadList(PermissionListKind.Actions, members[RoleKey.Actions]),
            ReadList(PermissionListKind.NotActions, members[RoleKey.NotActions]),
            ReadList(PermissionListKind.DataActions, members[RoleKey.DataActions]),
            ReadList(PermissionListKind.NotDataActions, members[RoleKey.NotDataActions]),
        ],
        Text(members[RoleKey.Condition]),
        Text(members[RoleKey.ConditionVersion]));

    /// <summary>A block of which nothing is known but the expression that stands for it: it may fill each of the lists.</summary>
    internal static PermissionBlockSyntax UnresolvedBlock(JsonStringSyntax expression) => new(
        expression.Span,
        [
            new(PermissionListKind.Actions, null, [], expression),
            new(PermissionListKind.NotActions, null, [], expression),
            new(PermissionListKind.DataActions, null, [], expression),
            new(PermissionListKind.NotDataActions, null, [], expression),
        ],
        null,
        null);

    /// <summary>Whether a string stands for a list that something else fills in: an ARM expression or a placeholder.</summary>
    internal static bool IsExpression(string text) =>
        TemplateScope.IsExpression(text) || PlaceholderSyntax.TryRead(text, PlaceholderKind.Scope, out _);

    private PermissionListSyntax ReadList(PermissionListKind kind, JsonMemberSyntax? member)
    {
        if (member is null)
            return EmptyLists[(int)kind];
        switch (Resolve(member.Value))
        {
            case JsonArraySyntax array:
                return new(kind, member, ReadItems(array), null);
            case JsonStringSyntax text when IsExpression(text.Value):
                return new(kind, member, [], text);
            case JsonStringSyntax text:
                WrongType(member);
                return new(kind, member, [text], null);
            case JsonMissingSyntax or JsonLiteralSyntax { Value: null }:
                break;
            default:
                WrongType(member);
                break;
        }

        return new(kind, member, [], null);
    }

    private JsonStringSyntax[] ReadItems(JsonArraySyntax array)
    {
        var items = new JsonStringSyntax[array.ItemArray.Length];
        var count = 0;
        foreach (var item in array.ItemArray)
        {
            if (Resolve(item) is JsonStringSyntax text)
                items[count++] = text;
            else if (item is not JsonMissingSyntax)
                problems.Add(new(RoleShapeProblemKind.WrongType, item.Span, "Expected a permission string in double quotes, such as \"Microsoft.Compute/virtualMachines/read\"."));
        }

        if (count < items.Length)
            Array.Resize(ref items, count);
        return items;
    }

    private JsonStringSyntax? Text(JsonMemberSyntax? member)
    {
        if (member is null || Resolve(member.Value) is JsonMissingSyntax or JsonLiteralSyntax { Value: null })
            return null;
        if (Resolve(member.Value) is JsonStringSyntax text)
            return text;
        problems.Add(new(RoleShapeProblemKind.WrongType, member.Value.Span, $"'{member.Key.Value}' has a value of the wrong type; expected a text in double quotes."));
        return null;
    }

    private JsonNodeSyntax Resolve(JsonNodeSyntax node) => scope is null ? node : scope.Resolve(node);

    private void WrongType(JsonMemberSyntax member) => problems.Add(new(
        RoleShapeProblemKind.WrongType,
        member.Value.Span,
        $"'{member.Key.Value}' has a value of the wrong type; expected a list of permission strings, such as [\"Microsoft.Compute/virtualMachines/read\"], or []."));
}
