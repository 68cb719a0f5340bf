namespace Permissions;

/// <summary>How <see cref="LeastPrivilege.For"/> chooses roles. Read once, when it is called.</summary>
public sealed class LeastPrivilegeOptions
{
    /// <summary>How many steps a search takes at most by default; far more than a need of 40 operations takes among the built-in roles.</summary>
    public const int DefaultMaximumSteps = 200_000;

    private const int HighestWeight = 1_000_000;

    /// <summary>What is best; <see cref="LeastPrivilegeObjective.LeastExcess"/> by default.</summary>
    public LeastPrivilegeObjective Objective { get; set; }

    /// <summary>The roles to choose from, built-in or custom; null, the default, for those of <see cref="BuiltInRoleCatalogue.Azure"/>.</summary>
    public IEnumerable<RoleDefinition>? Candidates { get; set; }

    /// <summary>Roles to leave out, besides the <see cref="IncludeOutdated">outdated</see> ones; null, the default, for none.</summary>
    public Predicate<RoleDefinition>? Exclude { get; set; }

    /// <summary>Whether to choose also from the built-in roles whose names call them classic, deprecated or legacy. False by default.</summary>
    public bool IncludeOutdated { get; set; }

    /// <summary>The operations that count as excess, besides those that a role to choose from names without a wildcard; null, the default, for <see cref="OperationCatalogue.Azure"/>.</summary>
    public OperationCatalogue? Catalogue { get; set; }

    /// <summary>What an extra operation weighs that is neither privileged nor gives secrets: 1 by default, and up to a million.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or above a million.</exception>
    public int OperationWeight { get; set => field = Weight(value, 1); } = 1;

    /// <summary>What an extra operation weighs whose answer holds a secret, as RBAC032 finds it: 100 by default, and up to a million.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or above a million.</exception>
    public int SecretWeight { get; set => field = Weight(value, 1); } = 100;

    /// <summary>What an extra operation weighs by which a principal can raise its own rights, as RBAC031 finds it: 1,000 by default, and up to a million.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or above a million.</exception>
    public int PrivilegeWeight { get; set => field = Weight(value, 1); } = 1000;

    /// <summary>What an operation in the residual custom role weighs, with <see cref="LeastPrivilegeObjective.LeastExcessWithResidual"/>: 1 by default, and up to a million.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or above a million.</exception>
    public int ResidualWeight { get; set => field = Weight(value, 1); } = 1;

    /// <summary>How many steps the search takes at most; then it gives the best that it has, with a bound. <see cref="DefaultMaximumSteps"/> by default. Unlike a time limit, it gives the same result everywhere.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaximumSteps { get; set => field = Weight(value, 1, int.MaxValue); } = DefaultMaximumSteps;

    /// <summary>
    /// How long the search takes at most; then it gives the best that it has, with a bound. Null, the default, for no limit. What
    /// cannot be left out takes its time in any case: working out what the roles grant, which is done once in a process,
    /// and one look at each candidate.
    /// </summary>
    public TimeSpan? TimeLimit { get; set; }

    private static int Weight(int value, int least, int most = HighestWeight) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"Expected a number from {least} to {most}.");
}
