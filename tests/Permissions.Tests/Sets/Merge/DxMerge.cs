using System.Text.RegularExpressions;

namespace Permissions.Tests.Sets.Merge;

/// <summary>
/// How PagoPA DX's Terraform module azure_merge_roles (pagopa/dx, infra/modules/azure_merge_roles, at 596b09c0) makes one
/// permission block of several: lists are united, and an exclusion stays only if no other block overlaps it.
/// </summary>
internal static class DxMerge
{
    internal static PermissionBlock Merge(IReadOnlyList<PermissionBlock> blocks, IEnumerable<string> additionalActions)
    {
        var control = Plane([.. blocks.Select(block => (Texts(block.Actions), Texts(block.NotActions)))]);
        var data = Plane([.. blocks.Select(block => (Texts(block.DataActions), Texts(block.NotDataActions)))]);
        return Block(control.Actions.Concat(additionalActions), control.NotActions, data.Actions, data.NotActions);
    }

    /// <summary>The other merger in public use: exclusions are united as actions are.</summary>
    internal static PermissionBlock Unite(IReadOnlyList<PermissionBlock> blocks) => Block(
        blocks.SelectMany(block => Texts(block.Actions)),
        blocks.SelectMany(block => Texts(block.NotActions)),
        blocks.SelectMany(block => Texts(block.DataActions)),
        blocks.SelectMany(block => Texts(block.NotDataActions)));

    private static (List<string> Actions, List<string> NotActions) Plane((List<string> Actions, List<string> NotActions)[] blocks)
    {
        var kept = blocks.SelectMany(block => block.NotActions).Distinct().Where(exclusion => !blocks.Any(block =>
            !block.NotActions.Contains(exclusion, StringComparer.OrdinalIgnoreCase) && block.Actions.Exists(action => Overlaps(action, exclusion))));
        return ([.. blocks.SelectMany(block => block.Actions).Distinct()], [.. kept]);
    }

    /// <summary>Either string matches the other as a text; or both have wildcards and one starts with what the other has before its first one.</summary>
    private static bool Overlaps(string action, string exclusion) =>
        Regex.IsMatch(exclusion, Expression(action), RegexOptions.IgnoreCase)
        || Regex.IsMatch(action, Expression(exclusion), RegexOptions.IgnoreCase)
        || (action.Contains('*', StringComparison.Ordinal) && exclusion.Contains('*', StringComparison.Ordinal)
            && (action.StartsWith(exclusion.Split('*')[0], StringComparison.OrdinalIgnoreCase) || exclusion.StartsWith(action.Split('*')[0], StringComparison.OrdinalIgnoreCase)));

    private static string Expression(string glob) => "^" + Regex.Escape(glob).Replace("\\*", ".*", StringComparison.Ordinal) + "$";

    private static List<string> Texts<T>(IEnumerable<T> permissions) => [.. permissions.Select(permission => permission!.ToString()!)];

    private static PermissionBlock Block(IEnumerable<string> actions, IEnumerable<string> notActions, IEnumerable<string> dataActions, IEnumerable<string> notDataActions) => new(
        actions.Select(ControlAction.FromService),
        notActions.Select(ControlAction.FromService),
        dataActions.Select(DataAction.FromService),
        notDataActions.Select(DataAction.FromService));
}
