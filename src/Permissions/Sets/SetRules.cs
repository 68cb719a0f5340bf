namespace Permissions;

/// <summary>What makes an operation a witness. A structure, so that the loops over all known operations are compiled for each.</summary>
internal interface ISetRule
{
    /// <summary>The known operations that may be witnesses: a superset.</summary>
    ulong Candidates(ulong firstMust, ulong firstMay, ulong secondMust, ulong secondMay);

    /// <summary>The known operations that are witnesses whatever the conditions are about: a subset.</summary>
    ulong Certain(ulong firstMust, ulong firstMay, ulong secondMust, ulong secondMay);

    /// <summary>Which operations of the scope are witnesses.</summary>
    Formula Ask(FormulaScope scope, SetExpression first, SetExpression second);
}

/// <summary>The first grants it and the second does not, where certain conditions hold.</summary>
internal readonly struct MayDiffer : ISetRule
{
    public ulong Candidates(ulong firstMust, ulong firstMay, ulong secondMust, ulong secondMay) => firstMay & ~secondMust;

    public ulong Certain(ulong firstMust, ulong firstMay, ulong secondMust, ulong secondMay) => (firstMay & ~secondMay) | (firstMust & ~secondMust);

    public Formula Ask(FormulaScope scope, SetExpression first, SetExpression second)
    {
        var other = Formula.Not(second.In(scope));
        return other == Formula.False ? other : Formula.All(first.In(scope), other);
    }
}

/// <summary>The first may grant it and the second never does.</summary>
internal readonly struct SurelyDiffers : ISetRule
{
    public ulong Candidates(ulong firstMust, ulong firstMay, ulong secondMust, ulong secondMay) => firstMay & ~secondMay;

    public ulong Certain(ulong firstMust, ulong firstMay, ulong secondMust, ulong secondMay) => firstMay & ~secondMay;

    public Formula Ask(FormulaScope scope, SetExpression first, SetExpression second)
    {
        var other = Formula.Not(Formula.Possible(second.In(scope)));
        return other == Formula.False ? other : Formula.All(Formula.Possible(first.In(scope)), other);
    }
}

/// <summary>Both grant it, where certain conditions hold.</summary>
internal readonly struct MayBeCommon : ISetRule
{
    public ulong Candidates(ulong firstMust, ulong firstMay, ulong secondMust, ulong secondMay) => firstMay & secondMay;

    public ulong Certain(ulong firstMust, ulong firstMay, ulong secondMust, ulong secondMay) => (firstMust & secondMay) | (firstMay & secondMust);

    public Formula Ask(FormulaScope scope, SetExpression first, SetExpression second)
    {
        var other = second.In(scope);
        return other == Formula.False ? other : Formula.All(first.In(scope), other);
    }
}

/// <summary>Both grant it, whatever conditions hold.</summary>
internal readonly struct SurelyCommon : ISetRule
{
    public ulong Candidates(ulong firstMust, ulong firstMay, ulong secondMust, ulong secondMay) => firstMust & secondMust;

    public ulong Certain(ulong firstMust, ulong firstMay, ulong secondMust, ulong secondMay) => firstMust & secondMust;

    public Formula Ask(FormulaScope scope, SetExpression first, SetExpression second)
    {
        var other = Formula.Certain(second.In(scope));
        return other == Formula.False ? other : Formula.All(Formula.Certain(first.In(scope)), other);
    }
}
