namespace Permissions;

/// <summary>A role that was chosen for a need.</summary>
public sealed class ChosenRole
{
    internal ChosenRole(RoleDefinition role, IReadOnlyList<NeededOperation> covers, IReadOnlyList<ExtraOperation> excess)
    {
        Role = role;
        Covers = covers;
        Excess = excess;
    }

    /// <summary>The role.</summary>
    public RoleDefinition Role { get; }

    /// <summary>What it grants of the need for sure: without a condition, and under both readings of <c>/*/</c>. Other chosen roles may grant some of it too.</summary>
    public IReadOnlyList<NeededOperation> Covers { get; }

    /// <summary>What it grants or may grant beyond the need, the heaviest first.</summary>
    public IReadOnlyList<ExtraOperation> Excess { get; }
}

/// <summary>A need that no role to choose from grants for sure.</summary>
public sealed class UncoveredOperation
{
    internal UncoveredOperation(NeededOperation operation, IReadOnlyList<RoleDefinition> maybeGrantedBy)
    {
        Operation = operation;
        MaybeGrantedBy = maybeGrantedBy;
    }

    /// <summary>The operation.</summary>
    public NeededOperation Operation { get; }

    /// <summary>The roles that grant it under a condition only, or under one reading of <c>/*/</c>; they do not count as covering it.</summary>
    public IReadOnlyList<RoleDefinition> MaybeGrantedBy { get; }

    /// <summary>The operation, and the roles that may grant it.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => MaybeGrantedBy.Count == 0
        ? Operation.ToString()
        : $"{Operation}, which only these grant, under a condition or under one reading of '/*/': {string.Join(", ", MaybeGrantedBy)}";
}
