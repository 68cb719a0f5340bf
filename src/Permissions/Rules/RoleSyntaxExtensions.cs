using Permissions.Json;

namespace Permissions.Rules;

/// <summary>What several rules ask of a role.</summary>
internal static class RoleSyntaxExtensions
{
    /// <summary>All permission lists of a role, block by block.</summary>
    internal static IEnumerable<PermissionListSyntax> PermissionLists(this RoleSyntax role) => role.Blocks.SelectMany(block => block.Lists);

    /// <summary>The list's key as the file writes it.</summary>
    internal static string KeyText(this PermissionListSyntax list) => list.Member?.Key.Value ?? list.Kind.ToString();

    /// <summary>The key of one of the block's lists, in the file's own style where the block does not have that list.</summary>
    internal static string KeyText(this PermissionBlockSyntax block, PermissionListKind kind)
    {
        var list = block.Lists.ElementAt((int)kind);
        var isCamelCase = block.Lists.Any(other => other.Member?.Key.Value is { Length: > 0 } key && char.IsLower(key[0]));
        return list.Member is null && isCamelCase ? char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString().Substring(1) : list.KeyText();
    }

    /// <summary>Whether the items are all that the list holds.</summary>
    internal static bool IsFullyRead(this PermissionListSyntax list) => list.Expression is null && list.Member?.Value switch
    {
        null => true,
        JsonArraySyntax array => array.Items.Count == list.Items.Count,
        JsonLiteralSyntax literal => literal.Value is null,
        // An expression that the reader resolved gives items; anything else of the wrong type gives none.
        _ => list.Items.Count > 0,
    };

    /// <summary>Whether a template computes a string when it is deployed; "[[" is how a template writes a literal bracket.</summary>
    internal static bool IsTemplateExpression(string value, RoleFileShape shape) =>
        shape == RoleFileShape.ArmTemplate && TemplateScope.IsExpression(value);

    /// <summary>Where a part of a string stands; the whole string where the part is empty, so that there is something to underline.</summary>
    internal static SourceSpan SpanOfPart(this JsonStringSyntax text, int start, int length) => length == 0 ? text.Span : text.SpanOf(start, length);

    /// <summary>
    /// The key that two assignable scopes share exactly if they name one place: the path, or the text where it holds
    /// placeholders. To be compared without case; null for a malformed scope.
    /// </summary>
    internal static string? Key(this AssignableScopeSyntax scope) =>
        scope.Template.Error is not null ? null : scope.Template.Scope?.Path ?? scope.Template.Text;

    /// <summary>Where the wildcard is by which a scope is malformed; -1 where it is not. RBAC011 reports that, and RBAC010 all else.</summary>
    internal static int WildcardIn(this AssignableScopeSyntax scope) =>
        scope.Template.Error is { } error ? scope.Template.Text.IndexOf(WildcardPattern.Wildcard, error.Start, error.Length) : -1;
}
