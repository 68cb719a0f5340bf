using System.Text;
using Permissions.Json;

namespace Permissions.Rules;

/// <summary>The rules over one permission string by itself, outside any role file.</summary>
public static class PermissionStringRules
{
    private static readonly RoleRule[] Rules = [.. RoleRules.Advice.Where(rule => rule.Descriptor.Category == RuleCategories.PermissionStrings)];

    /// <summary>
    /// Checks a permission string as if it were the only one that a custom role grants, so that a string means the same in
    /// code as in a role file.
    /// </summary>
    /// <param name="permission">The string: an operation or a pattern.</param>
    /// <param name="plane">The plane in which it is used.</param>
    /// <param name="options">What the project says about the checks; null for <see cref="RuleOptions.Default"/>.</param>
    /// <returns>The findings, in the order of their places. Their spans count from the start of <paramref name="permission"/>; what concerns the string as a whole covers all of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="permission"/> is null.</exception>
    public static IReadOnlyList<RuleFinding> Check(string permission, OperationPlane plane, RuleOptions? options = null)
    {
        if (permission is null)
            throw new ArgumentNullException(nameof(permission));
        var document = RoleDocument.Parse(RoleOf(permission, plane));
        var block = document.Roles[0].Blocks[0];
        var item = (plane == OperationPlane.Data ? block.DataActions : block.Actions).Items[0];
        var findings = RoleRules.Check(document, Rules, options ?? RuleOptions.Default);
        return Array.AsReadOnly([.. findings.Select(finding => finding with { Span = SpanIn(item, finding.Span), Message = Message(finding, permission, plane), Related = [] })]);
    }

    /// <summary>The finding's message, without advice to move between lists where there is none.</summary>
    private static string Message(RuleFinding finding, string permission, OperationPlane plane)
    {
        if (finding.Rule != RuleDescriptors.WrongPlane)
            return finding.Message;
        var other = plane == OperationPlane.Data ? OperationPlane.Control : OperationPlane.Data;
        return $"'{permission}' is a {Phrases.KindOf(other)}, and a {Phrases.KindOf(plane)} is expected here. Azure refuses a role that lists it as one.";
    }

    private static string RoleOf(string permission, OperationPlane plane) =>
        new StringBuilder("""{"roleName":"-","type":"CustomRole","permissions":[{""")
            .Append(plane == OperationPlane.Data ? "\"dataActions\":[" : "\"actions\":[")
            .AppendQuoted(permission)
            .Append("]}]}")
            .ToString();

    /// <summary>The part of a string's value that a span of its file covers; all of it where the span does not lie inside it.</summary>
    private static SourceSpan SpanIn(JsonStringSyntax item, SourceSpan span)
    {
        var start = IndexOf(item, span.Start);
        var end = IndexOf(item, span.End);
        return start < 0 || end < 0 ? new(0, item.Value.Length) : SourceSpan.FromBounds(start, end);
    }

    private static int IndexOf(JsonStringSyntax item, int position)
    {
        for (var i = 0; i <= item.Value.Length; i++)
        {
            if (item.SpanOf(i, 0).Start == position)
                return i;
        }

        return -1;
    }
}
