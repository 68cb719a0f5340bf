using Microsoft.CodeAnalysis.Text;
using Permissions.Json;
using Permissions.Rules;

namespace Permissions.CodeFixes;

/// <summary>Corrects one permission string of a role file, leaving layout, comments and everything else as they are.</summary>
internal sealed class RoleFileEditor
{
    private readonly RoleDocument _document;
    private readonly PermissionBlockSyntax _block;
    private readonly PermissionListSyntax _list;
    private readonly JsonStringSyntax _item;

    private RoleFileEditor(RoleDocument document, PermissionBlockSyntax block, PermissionListSyntax list, JsonStringSyntax item)
    {
        _document = document;
        _block = block;
        _list = list;
        _item = item;
    }

    /// <summary>The permission string.</summary>
    internal string Value => _item.Value;

    /// <summary>Finds the permission string that a place in a file lies in; null where there is none.</summary>
    internal static RoleFileEditor? At(RoleDocument document, TextSpan place)
    {
        var found =
            from role in document.Roles
            from block in role.Blocks
            from list in block.Lists
            from item in list.Items
            where item.Span.Start <= place.Start && place.End <= item.Span.End
            select new RoleFileEditor(document, block, list, item);
        return found.FirstOrDefault();
    }

    /// <summary>The changes that correct what a rule found; null where that is not possible safely.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="suggestion">What to write in place of the string, for the rules that suggest something.</param>
    internal IReadOnlyList<TextChange>? Fix(string ruleId, string? suggestion) => ruleId switch
    {
        RuleIds.MalformedPermission or RuleIds.UnknownOperation or RuleIds.DeadWildcard or RuleIds.OperationCase => suggestion is null ? null : [Replace(suggestion)],
        RuleIds.DuplicatePermission or RuleIds.CoveredPermission or RuleIds.IdleExclusion => Remove(),
        RuleIds.WrongPlane => Move(),
        _ => null,
    };

    /// <summary>
    /// Where the string stands in its list again. The rules speak of the first of equal strings and leave the others to
    /// RBAC025, so that what they say holds for all; where each is reported by itself there is nothing to add.
    /// </summary>
    /// <param name="ruleId">The rule that spoke of the string.</param>
    internal IEnumerable<TextSpan> CopiesHiddenFrom(string ruleId) =>
        ruleId is RuleIds.MalformedPermission or RuleIds.DuplicatePermission
            ? []
            : _list.Items
                .Where(item => item != _item && string.Equals(item.Value, _item.Value, StringComparison.OrdinalIgnoreCase))
                .Select(item => new TextSpan(item.Span.Start, item.Span.Length));

    private TextChange Replace(string suggestion)
    {
        var edit = StringEdit.Between(_item.Value, suggestion);
        var span = _item.SpanOf(edit.Start, edit.Length);
        return new(new TextSpan(span.Start, span.Length), edit.Text);
    }

    // Commas can only be kept right where they are right.
    private JsonArrayEditor? Source() =>
        _document.Syntax.Errors.Count == 0 && _list.Member?.Value is JsonArraySyntax array && array.Items.Contains(_item) ? new(_document.Syntax, array) : null;

    private IReadOnlyList<TextChange>? Remove() => Source()?.Remove(_item);

    private IReadOnlyList<TextChange>? Move()
    {
        if (Source() is not { } source)
            return null;
        var target = _block.Lists.ElementAt((int)Opposite(_list.Kind));
        var removal = source.Remove(_item);
        if (target.Items.Any(item => string.Equals(item.Value, _item.Value, StringComparison.OrdinalIgnoreCase)))
            return removal;
        var text = _document.Text.Substring(_item.Span.Start, _item.Span.Length);
        return target.Member?.Value switch
        {
            null => [.. removal, NewList(text)],
            JsonArraySyntax array => [.. removal, .. new JsonArrayEditor(_document.Syntax, array).Append(text)],
            JsonLiteralSyntax { Value: null } nothing => [.. removal, new(new TextSpan(nothing.Span.Start, nothing.Span.Length), $"[{text}]")],
            _ => null,
        };
    }

    /// <summary>A list of the other plane behind this one, written as this one is.</summary>
    private TextChange NewList(string item)
    {
        var member = _list.Member!;
        var name = Opposite(_list.Kind).ToString();
        var key = member.Key.Value is { Length: > 0 } own && char.IsLower(own[0]) ? char.ToLowerInvariant(name[0]) + name.Substring(1) : name;
        var indentation = JsonLayout.IndentationOf(_document.Text, member.Key.Span.Start);
        var separator = indentation is null ? " " : JsonLayout.NewLineOf(_document.Text) + indentation;
        return new(new TextSpan(member.Value.Span.End, 0), $",{separator}\"{key}\": [{item}]");
    }

    private static PermissionListKind Opposite(PermissionListKind kind) => kind switch
    {
        PermissionListKind.Actions => PermissionListKind.DataActions,
        PermissionListKind.NotActions => PermissionListKind.NotDataActions,
        PermissionListKind.DataActions => PermissionListKind.Actions,
        _ => PermissionListKind.NotActions,
    };
}
