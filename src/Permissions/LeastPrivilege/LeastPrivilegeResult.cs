namespace Permissions;

/// <summary>The roles that were chosen for a need, what they grant beyond it, and how good the choice is. Immutable.</summary>
public sealed class LeastPrivilegeResult
{
    private LeastPrivilegeResult(LeastPrivilegeObjective objective, int candidateCount, NeededOperation[] needs, IReadOnlyList<ChosenRole> roles, IReadOnlyList<NeededOperation> residual, IReadOnlyList<UncoveredOperation> uncovered, IReadOnlyList<ExtraOperation> excess, RoleCoverSolution solution, int steps)
    {
        Objective = objective;
        CandidateCount = candidateCount;
        Needs = ReadOnlyLists.Copy(needs);
        Roles = roles;
        Residual = residual;
        Uncovered = uncovered;
        Excess = excess;
        Cost = solution.Cost.Weight;
        CostBound = solution.Bound.Weight;
        RoleCountBound = objective == LeastPrivilegeObjective.FewestRoles ? solution.FewestNumber : solution.Bound.Weight == solution.Cost.Weight ? solution.Bound.Number : 0;
        IsOptimal = solution.Bound == solution.Cost && (objective != LeastPrivilegeObjective.FewestRoles || solution.FewestNumber == solution.Cost.Number);
        Steps = steps;
    }

    /// <summary>What was best by the options.</summary>
    public LeastPrivilegeObjective Objective { get; }

    /// <summary>How many roles there were to choose from.</summary>
    public int CandidateCount { get; }

    /// <summary>What is needed.</summary>
    public IReadOnlyList<NeededOperation> Needs { get; }

    /// <summary>The chosen roles, sorted by name.</summary>
    public IReadOnlyList<ChosenRole> Roles { get; }

    /// <summary>What is left for a custom role; none unless <see cref="LeastPrivilegeObjective.LeastExcessWithResidual"/> was asked for. <see cref="ResidualRole"/> makes the role.</summary>
    public IReadOnlyList<NeededOperation> Residual { get; }

    /// <summary>What is needed and not covered: because no role to choose from grants it for sure, or because no single role grants all where one was asked for.</summary>
    public IReadOnlyList<UncoveredOperation> Uncovered { get; }

    /// <summary>Whether everything needed is covered.</summary>
    public bool IsComplete => Uncovered.Count == 0;

    /// <summary>Every operation that the chosen roles grant or may grant together beyond the need, the heaviest first, then by name.</summary>
    public IReadOnlyList<ExtraOperation> Excess { get; }

    /// <summary>What all of <see cref="Excess"/> weighs, each operation once, and <see cref="Residual"/> with it.</summary>
    public long Cost { get; }

    /// <summary>What no choice costs less than; with <see cref="LeastPrivilegeObjective.FewestRoles"/>, no choice of so many roles. Equal to <see cref="Cost"/> where that is proved to be the least.</summary>
    public long CostBound { get; }

    /// <summary>What no choice has fewer roles than: of all choices with <see cref="LeastPrivilegeObjective.FewestRoles"/>, elsewhere of those that cost as little, and zero where the least cost is not proved.</summary>
    public int RoleCountBound { get; }

    /// <summary>Whether it is proved that no choice of these roles is better, by these weights. Otherwise the search ended early, and the bounds say how much better one could be.</summary>
    public bool IsOptimal { get; }

    /// <summary>How many steps the search took.</summary>
    public int Steps { get; }

    /// <summary>Makes the custom role for <see cref="Residual"/>.</summary>
    /// <param name="name">Its name: 1 to 512 characters.</param>
    /// <param name="scopes">Where it may be assigned: at least one scope.</param>
    /// <returns>A role that grants exactly what is left; null if nothing is.</returns>
    /// <exception cref="ArgumentException">The name is blank or too long.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="scopes"/> or one of them is null.</exception>
    /// <exception cref="InvalidOperationException">No scope is given.</exception>
    public RoleDefinition? ResidualRole(string name, params Scope[] scopes) => Residual.Count == 0
        ? null
        : RoleDefinition.Create(name, $"What built-in roles leave of {Needs.Count} needed operations.")
            .Allow([.. Residual.Where(need => need.Plane == OperationPlane.Control).Select(need => ControlAction.FromService(need.Name))])
            .Allow([.. Residual.Where(need => need.Plane == OperationPlane.Data).Select(need => DataAction.FromService(need.Name))])
            .AssignableAt(scopes)
            .Build();

    /// <summary>The choice as people read it: how good it is, each role with what it covers, what is left, and what is granted beyond the need, the risky part by name and the rest counted by provider.</summary>
    /// <returns>Several lines, with <c>\n</c> between them.</returns>
    public override string ToString() => LeastPrivilegeText.Of(this);

    internal static LeastPrivilegeResult Of(RoleCoverModel model, LeastPrivilegeObjective objective, ulong[] coverable, RoleCoverSolution solution, int steps)
    {
        var chosen = solution.Chosen ?? [];
        int[] roles = [.. chosen.Where(id => id < model.Roles.Count)];
        var uncovered =
            from need in Enumerable.Range(0, model.Needs.Length)
            where solution.Chosen is null || !BitWords.Contains(coverable, need)
            select new UncoveredOperation(model.Needs[need], BitWords.Contains(coverable, need) ? [] : model.MaybeGrantedBy(need));
        var excess = model.ExcessOf(roles);
        var byRole = excess.SelectMany(extra => extra.Roles.Select(role => (role, extra))).ToLookup(pair => pair.role, pair => pair.extra);
        return new(
            objective,
            model.Roles.Count,
            model.Needs,
            ReadOnlyLists.Copy(roles.Select(role => new ChosenRole(
                model.Roles[role],
                ReadOnlyLists.Copy(BitWords.Members(model.Covers[role]).Select(need => model.Needs[need])),
                ReadOnlyLists.Copy(byRole[model.Roles[role]])))),
            ReadOnlyLists.Copy(chosen.Where(id => id >= model.Roles.Count).Select(id => model.Needs[id - model.Roles.Count])),
            ReadOnlyLists.Copy(uncovered),
            excess,
            solution,
            steps);
    }
}
