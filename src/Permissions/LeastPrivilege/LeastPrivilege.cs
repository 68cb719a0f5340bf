namespace Permissions;

/// <summary>Finds the roles that cover a need and grant the least beyond it.</summary>
public static class LeastPrivilege
{
    /// <summary>
    /// Chooses roles that together grant every needed operation for sure: without a condition and under both readings of
    /// <c>/*/</c>. What they may grant beyond that counts as excess, under a condition or one reading too, each operation by its weight.
    /// </summary>
    /// <param name="needs">What is needed.</param>
    /// <param name="options">What is best, which roles there are, what operations weigh and how long to search; null for the defaults.</param>
    /// <param name="cancellationToken">Gives the search up.</param>
    /// <returns>
    /// The choice, with every extra operation, and whether it is proved that none is better. The same arguments give the same
    /// result, unless a time limit ends the search; of choices that cost the same it is one with the fewest roles. No role of it
    /// could be exchanged for another at the same cost whose wildcards reach less far: fewer strings with a wildcard in the
    /// first segment, then in the second, and so on.
    /// </returns>
    /// <remarks>
    /// Exact for needs of up to 40 operations and all built-in roles, in less than a second; in all cases the result says how far
    /// it may be from the best. Operations of the catalogue count as excess, and those that a role to choose from names without a
    /// wildcard although the catalogue does not know them, for each role that grants them. What a wildcard will grant of what
    /// Azure has yet to add does not.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="needs"/> is null.</exception>
    /// <exception cref="ArgumentException">A candidate is null.</exception>
    /// <exception cref="OperationCanceledException">The search was given up.</exception>
    public static LeastPrivilegeResult For(NeededOperations needs, LeastPrivilegeOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (needs is null)
            throw new ArgumentNullException(nameof(needs));
        options ??= new();
        return Choose(needs, options, new(options.MaximumSteps, options.TimeLimit, cancellationToken), cancellationToken);
    }

    internal static LeastPrivilegeResult Choose(NeededOperations needs, LeastPrivilegeOptions options, RoleCoverBudget budget, CancellationToken cancellationToken)
    {
        var model = new RoleCoverModel(needs, CandidateRoles(options), options, cancellationToken);
        var withResidual = options.Objective == LeastPrivilegeObjective.LeastExcessWithResidual;
        var coverable = model.Coverable();
        if (withResidual)
        {
            for (var need = 0; need < needs.Count; need++)
                BitWords.Add(coverable, need);
        }

        var problem = model.ProblemOf(coverable, withResidual);
        var solution = options.Objective switch
        {
            _ when problem.Needs == 0 => new RoleCoverSolution([], default, default, 0),
            LeastPrivilegeObjective.OneRole => RoleCoverSolution.OneOf(problem),
            LeastPrivilegeObjective.FewestRoles => RoleCoverSolution.FewestOf(problem, budget),
            _ => RoleCoverSolution.CheapestOf(problem, budget),
        };
        solution = RoleCoverPreference.Apply(solution, problem, model.Roles, cancellationToken);
        return LeastPrivilegeResult.Of(model, options.Objective, coverable, solution, budget.Steps);
    }

    /// <summary>Whether a built-in role's name calls it outdated: classic, deprecated or legacy.</summary>
    internal static bool IsOutdated(RoleDefinition role) =>
        role.Type == RoleType.BuiltIn
        && (role.Name.StartsWith("Classic ", StringComparison.OrdinalIgnoreCase)
            || role.Name.EndsWith("(Deprecated)", StringComparison.OrdinalIgnoreCase)
            || role.Name.EndsWith("(Legacy)", StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<RoleDefinition> CandidateRoles(LeastPrivilegeOptions options) =>
    [
        .. ReadOnlyLists.Copy(options.Candidates ?? BuiltInRoleCatalogue.Azure.Roles, nameof(options))
            .Where(role => (options.IncludeOutdated || !IsOutdated(role)) && options.Exclude?.Invoke(role) != true)
            .Distinct()
            .OrderBy(role => role.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(role => role.Name, StringComparer.Ordinal)
            .ThenBy(role => role.Id),
    ];
}
