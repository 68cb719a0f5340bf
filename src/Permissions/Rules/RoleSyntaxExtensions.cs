using Permissions.Json;

namespace Permissions.Rules;

/// <summary>What several rules ask of a role.</summary>
internal static class RoleSyntaxExtensions
{
    /// <summary>All permission lists of a role, block by block.</summary>
    internal static IEnumerable<PermissionListSyntax> PermissionLists(this RoleSyntax role) => role.Blocks.SelectMany(block => block.Lists);

    /// <summary>The list's key as the file writes it.</summary>
    internal static string KeyText(this PermissionListSyntax list) => list.Member?.Key.Value ?? list.Kind.ToString();

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
