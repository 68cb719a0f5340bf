namespace Permissions;

/// <summary>
/// What one permission block grants in one plane: some patterns less others, under the block's condition. Immutable; what is
/// derived from the patterns is made when it is first asked for.
/// </summary>
internal sealed class GrantClause : SetExpression
{
    // The automaton numbers the characters of a pattern in 16 bits.
    private const int LongestPattern = 60_000;

    private readonly ClauseReading?[] _readings = new ClauseReading?[2];

    /// <param name="includes">The patterns of what is granted.</param>
    /// <param name="excludes">The patterns of what is excluded from that.</param>
    /// <param name="condition">The block's condition; null or blank for none.</param>
    /// <param name="role">The name of the role that the block belongs to, if any.</param>
    /// <param name="block">The place of the block in its role, counted from zero.</param>
    internal GrantClause(IEnumerable<string> includes, IEnumerable<string> excludes, string? condition = null, string? role = null, int block = 0)
        : base(string.IsNullOrWhiteSpace(condition) ? null : condition!.Trim())
    {
        Includes = [.. includes.Distinct(StringComparer.OrdinalIgnoreCase)];
        Excludes = [.. excludes.Distinct(StringComparer.OrdinalIgnoreCase)];
        Condition = Conditions.Count == 0 ? null : Conditions[0];
        Role = role;
        Block = block;
        ReadingsAgree = !Includes.Concat(Excludes).Any(LenientForms.Differ);
    }

    internal string[] Includes { get; }

    internal string[] Excludes { get; }

    /// <summary>The condition without blanks around it; two clauses with equal conditions depend on the same thing.</summary>
    internal string? Condition { get; }

    internal string? Role { get; }

    internal int Block { get; }

    internal override IEnumerable<GrantClause> Clauses => [this];

    internal override IEnumerable<GrantClause> Sources => [this];

    /// <summary>The clause under one reading.</summary>
    internal ClauseReading Under(WildcardReading reading)
    {
        var index = ReadingsAgree ? 0 : (int)reading;
        return _readings[index] ??= new(this, (WildcardReading)index);
    }

    /// <summary>The plain globs that patterns stand for; null if there are too many, or one is too long.</summary>
    internal static Glob[]? Globs(string[] patterns, WildcardReading reading)
    {
        if (Array.Exists(patterns, pattern => pattern.Length > LongestPattern))
            return null;
        // Most patterns are one glob.
        if (reading == WildcardReading.Strict || !Array.Exists(patterns, LenientForms.Differ))
            return Array.ConvertAll(patterns, pattern => new Glob(pattern));
        var globs = new List<Glob>(patterns.Length);
        foreach (var pattern in patterns)
        {
            if (LenientForms.Of(pattern, reading) is not { } forms)
                return null;
            foreach (var form in forms)
                globs.Add(new(form));
        }

        return [.. globs];
    }

    internal override Formula In(FormulaScope scope)
    {
        var reading = Under(scope.Reading);
        // The tables know every pattern, also those that have too many plain globs.
        if (!scope.Domain.HasWildcard)
            return reading.Grants(scope.Domain.Text) ? InCondition(Formula.True, scope) : Formula.False;
        var granted = scope.AnyMatches(reading.IncludesMeeting(scope.Domain));
        if (granted == Formula.False)
            return granted;
        var excluded = scope.AnyMatches(reading.ExcludesMeeting(scope.Domain));
        if (excluded == Formula.True)
            return Formula.False;
        var formula = Formula.All(granted, Formula.Not(excluded));
        return InCondition(formula, scope);
    }

    private Formula InCondition(Formula formula, FormulaScope scope) =>
        Condition is null ? formula : Formula.All(formula, Formula.Condition(scope.Conditions.IndexOf(Condition)));

    internal override bool GrantsUnconditionally(string operation, WildcardReading reading) =>
        Condition is null && Under(reading).Grants(operation);

    internal override BitBounds Bits(OperationOrder order, OperationPlane plane, WildcardReading reading)
    {
        var bits = order.NewBits();
        foreach (var pattern in Includes)
            order.Set(bits, pattern, plane, reading, true);
        foreach (var pattern in Excludes)
            order.Set(bits, pattern, plane, reading, false);
        return Condition is null ? BitBounds.Exact(bits) : new(order.NewBits(), bits);
    }
}
