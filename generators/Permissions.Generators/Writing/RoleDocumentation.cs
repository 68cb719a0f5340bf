using System.Globalization;

namespace Permissions.Generators;

/// <summary>The documentation comments of a role's class: what it grants, where, under what condition, and from which file.</summary>
internal static class RoleDocumentation
{
    /// <summary>So many scopes are named; of a longer list, the rest is counted.</summary>
    private const int MaximumScopes = 5;

    internal static void Write(IndentedWriter writer, RoleModel role, string path, PermissionMembers[] members)
    {
        writer.Line($"/// <summary>{Summary(role, path)}</summary>");
        writer.Line("/// <remarks>");
        writer.Line($"/// <para>Control plane: {Grants(members[0], members[1])}. Data plane: {Grants(members[2], members[3])}.{Blocks(role)} {Condition(role)}</para>");
        writer.Line($"/// <para>{Scopes(role)} Made from <c>{Literals.Xml(path)}</c>.</para>");
        writer.Line("/// </remarks>");
    }

    private static string Summary(RoleModel role, string path)
    {
        if (role.Name.Length == 0)
            return $"The role in <c>{Literals.Xml(path)}</c>, which says no name that could be read.";
        var kind = role.Type == RoleType.BuiltIn ? "built-in" : "custom";
        var description = role.Description.Trim();
        return $"The {kind} role <c>{Literals.Xml(role.Name)}</c>{(description.Length == 0 ? "." : ": " + Literals.Xml(description))}";
    }

    private static string Grants(PermissionMembers granted, PermissionMembers excluded)
    {
        if (granted.Count == 0)
            return "nothing";
        var operations = granted.Count - granted.PatternCount;
        var text = operations == 0
            ? Count(granted.PatternCount, "pattern")
            : granted.PatternCount == 0
                ? Count(operations, "operation")
                : $"{Count(operations, "operation")} and {Count(granted.PatternCount, "pattern")}";
        return excluded.Count == 0 ? text : $"{text}, less {Count(excluded.Count, "exclusion")}";
    }

    private static string Blocks(RoleModel role) =>
        role.Blocks.Count > 1 ? $" In {Number(role.Blocks.Count)} permission blocks." : string.Empty;

    private static string Condition(RoleModel role)
    {
        var conditional = role.Blocks.Count(block => block.Condition is not null);
        return conditional == 0
            ? "Without a condition."
            : conditional == role.Blocks.Count ? "Under a condition." : $"Under a condition in {Count(conditional, "block")}.";
    }

    private static string Scopes(RoleModel role)
    {
        if (role.Scopes.Count == 0)
            return "Without an assignable scope.";
        var named = string.Join(", ", role.Scopes.Take(MaximumScopes).Select(scope => $"<c>{Literals.Xml(scope)}</c>"));
        var rest = role.Scopes.Count - MaximumScopes;
        return $"Assignable at {named}{(rest > 0 ? $" and {Count(rest, "more scope")}" : string.Empty)}.";
    }

    private static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? string.Empty : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
