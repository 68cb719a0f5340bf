using System.Text;

namespace Permissions;

/// <summary>A choice of roles as text.</summary>
internal static class LeastPrivilegeText
{
    private const int NamedRisks = 10;
    private const int NamedOthers = 10;

    internal static string Of(LeastPrivilegeResult result)
    {
        var text = new StringBuilder(Summary(result));
        foreach (var chosen in result.Roles)
            Line(text, $"{chosen.Role.Name} covers {chosen.Covers.Count}, {(chosen.Excess.Count == 0 ? Nothing([chosen]) : $"{Words.Number(chosen.Excess.Count)} beyond")}");
        if (result.Residual.Count > 0)
        {
            Line(text, $"a custom role covers the other {result.Residual.Count}:");
            foreach (var need in result.Residual)
                Line(text, $"  {need}");
        }

        if (result.Uncovered.Count > 0)
        {
            text.Append("\nNot covered:");
            foreach (var need in result.Uncovered)
                Line(text, need.ToString());
        }

        if (result.Excess.Count > 0)
            AppendExcess(text, result.Excess);
        return text.ToString();
    }

    private static string Summary(LeastPrivilegeResult result)
    {
        if (result.Needs.Count == 0)
            return "Nothing is needed, and no role.";
        var covered = result.Needs.Count - result.Uncovered.Count;
        if (covered == 0)
            return $"{(result.CandidateCount == 1 ? "The one role does not cover" : $"None of {Candidates(result)} covers")} {(result.Objective == LeastPrivilegeObjective.OneRole ? "all" : "any")} of {Words.Count(result.Needs.Count, "operation")}.";
        var what = result.IsComplete ? Words.Count(covered, "operation") : $"{Words.Number(covered)} of {Words.Count(result.Needs.Count, "operation")}";
        var custom = result.Residual.Count == 0 ? "" : result.Roles.Count == 0 ? "A custom role" : " and a custom role";
        var roles = result.Roles.Count == 0 ? "" : Words.Count(result.Roles.Count, "role");
        var cover = result.Roles.Count + Math.Min(result.Residual.Count, 1) == 1 ? "covers" : "cover";
        var beyond = result.Excess.Count == 0 ? Nothing(result.Roles) : $"{Words.Count(result.Excess.Count, "operation")} beyond";
        return $"{roles}{custom} {cover} {what}, with {beyond}, at a cost of {Words.Number(result.Cost)}. {Quality(result)}";
    }

    private static string Quality(LeastPrivilegeResult result)
    {
        if (result.Objective == LeastPrivilegeObjective.OneRole)
            return $"Proved: no other of {Candidates(result)} covers all of it at less cost.";
        if (result.IsOptimal)
            return $"Proved: no choice among {Candidates(result)} {(result.Objective == LeastPrivilegeObjective.FewestRoles ? "has fewer, or as few at less cost" : "costs less")}.";
        return $"Not proved to be the best: the search ended early. No choice costs less than {Words.Number(result.CostBound)}.";
    }

    private static string Candidates(LeastPrivilegeResult result) => result.CandidateCount == 1 ? "the one role" : $"the {Words.Number(result.CandidateCount)} roles";

    /// <summary>What no excess is called: a wildcard may grant what is not known.</summary>
    private static string Nothing(IEnumerable<ChosenRole> roles) => roles.Any(chosen => WildcardReach.HasPatterns(chosen.Role)) ? "no known operation beyond" : "nothing beyond";

    private static void AppendExcess(StringBuilder text, IReadOnlyList<ExtraOperation> excess)
    {
        text.Append("\nBeyond the need:");
        var risky = excess.Where(extra => extra.Risk != OperationRisk.None).ToList();
        foreach (var extra in risky.Take(NamedRisks))
            Line(text, extra.ToString());
        if (risky.Count > NamedRisks)
            Line(text, $"and {Words.Number(risky.Count - NamedRisks)} more that raise rights or give secrets");
        var others = excess.Where(extra => extra.Risk == OperationRisk.None).ToList();
        if (others.Count <= NamedOthers)
        {
            foreach (var extra in others)
                Line(text, extra.ToString());
            return;
        }

        var providers = others
            .GroupBy(extra => OperationPath.ProviderOf(extra.Operation.Name), StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var group in providers.Take(NamedOthers))
            Line(text, $"{Words.Count(group.Count(), "operation")} of {group.Key}");
        if (providers.Count > NamedOthers)
            Line(text, $"{Words.Count(providers.Skip(NamedOthers).Sum(group => group.Count()), "operation")} of {Words.Number(providers.Count - NamedOthers)} more providers");
    }

    private static void Line(StringBuilder text, string line) => text.Append("\n  ").Append(line);
}
