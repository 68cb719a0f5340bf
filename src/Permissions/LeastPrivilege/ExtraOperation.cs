namespace Permissions;

/// <summary>An operation that chosen roles grant, or may grant, beyond the need.</summary>
public sealed class ExtraOperation
{
    internal ExtraOperation(OperationInfo operation, int weight, OperationRisk risk, bool isKnown, bool isCertain, IReadOnlyList<RoleDefinition> roles)
    {
        Operation = operation;
        Weight = weight;
        Risk = risk;
        IsKnown = isKnown;
        IsCertain = isCertain;
        Roles = roles;
    }

    /// <summary>The operation.</summary>
    public OperationInfo Operation { get; }

    /// <summary>What it weighs, by the options.</summary>
    public int Weight { get; }

    /// <summary>Why it weighs more than others, if it does.</summary>
    public OperationRisk Risk { get; }

    /// <summary>Whether the catalogue has it. Otherwise a role to choose from names it without a wildcard: it may be newer than the catalogue, or misspelt.</summary>
    public bool IsKnown { get; }

    /// <summary>Whether it is granted for sure; otherwise under a condition only, or under one reading of <c>/*/</c>.</summary>
    public bool IsCertain { get; }

    /// <summary>The chosen roles that grant it or may grant it, in their order.</summary>
    public IReadOnlyList<RoleDefinition> Roles { get; }

    /// <summary>The operation, what is risky about it, and the roles that grant it.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var risk = Risk switch
        {
            OperationRisk.RaisesOwnRights => " (raises own rights)",
            OperationRisk.GivesSecret => " (gives a secret)",
            _ => "",
        };
        return $"{new NeededOperation(Operation.Name, Operation.Plane)}{risk}{(IsKnown ? "" : ", not in the catalogue")}{(IsCertain ? "" : ", not for sure")}, by {string.Join(", ", Roles)}";
    }
}

/// <summary>What makes an operation weigh more than others.</summary>
public enum OperationRisk
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its answer holds a secret, as RBAC032 says.</summary>
    GivesSecret,

    /// <summary>A principal can raise its own rights with it, as RBAC031 says.</summary>
    RaisesOwnRights,
}
