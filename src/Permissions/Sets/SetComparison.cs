namespace Permissions;

/// <summary>One question about two sets, answered under one reading of <c>/*/</c> or under both.</summary>
internal sealed class SetComparison
{
    private readonly PermissionSet _first;
    private readonly PermissionSet _second;
    private readonly OperationCatalogue? _relativeTo;
    private readonly OperationCatalogue _known;
    private readonly IList<string> _conditions;

    /// <param name="first">The set that is asked about.</param>
    /// <param name="second">The set that it is compared with.</param>
    /// <param name="relativeTo">The only operations that count; null for every possible one.</param>
    /// <param name="known">Where real examples are looked for; null for the catalogue of Azure, or for the one that counts.</param>
    internal SetComparison(PermissionSet first, PermissionSet second, OperationCatalogue? relativeTo, OperationCatalogue? known = null)
    {
        _known = known ?? relativeTo ?? OperationCatalogue.Azure;
        _first = first;
        _second = second;
        _relativeTo = relativeTo;
        _conditions = first.Conditions.Count == 0 ? second.Conditions
            : second.Conditions.Count == 0 ? first.Conditions
            : [.. first.Conditions.Union(second.Conditions, StringComparer.Ordinal)];
    }

    private bool IsConditional => _conditions.Count > 0;

    internal SetAnswer Answer(SetQuestion question)
    {
        var strictly = Under(question, WildcardReading.Strict);
        var leniently = _first.ReadingsAgree && _second.ReadingsAgree ? strictly : Under(question, WildcardReading.Lenient);
        var kind = question == SetQuestion.Overlaps ? Greater(strictly.Kind, leniently.Kind) : Lesser(strictly.Kind, leniently.Kind);
        // Only what decides the answer that is given is shown: the other reading's example would contradict it.
        var fromStrict = strictly.Kind == kind ? strictly.Found : null;
        var fromLenient = leniently.Kind == kind ? leniently.Found : null;
        var found = FoundOperation.Better(fromStrict, fromLenient);
        var reading = found == fromStrict ? WildcardReading.Strict : WildcardReading.Lenient;
        return new(question, kind, found is null ? null : new(this, found, reading), strictly.Kind, leniently.Kind, _relativeTo);
    }

    /// <summary>The answer under one reading.</summary>
    internal WorldAnswer Under(SetQuestion question, WildcardReading reading)
    {
        if (_conditions.Count > PermissionSet.MaximumConditions)
            return new(SetAnswerKind.Undecided, null);
        switch (question)
        {
            case SetQuestion.Overlaps:
                return Overlap(reading);
            case SetQuestion.IsEquivalentTo:
                var there = Subset(_first, _second, reading);
                var back = Subset(_second, _first, reading);
                var kind = Lesser(there.Kind, back.Kind);
                return new(kind, FoundOperation.Better(there.Kind == kind ? there.Found : null, back.Kind == kind ? back.Found : null));
            default:
                return Subset(_first, _second, reading);
        }
    }

    private WorldAnswer Subset(PermissionSet first, PermissionSet second, WildcardReading reading)
    {
        if (!KnowsWhatIsGranted(reading) && PlainProof.IsSubset(first, second, reading))
            return new(SetAnswerKind.Yes, null);
        if (IsConditional)
        {
            var surely = Find<SurelyDiffers>(first, second, reading, out var cutOff);
            if (surely is not null)
                return new(SetAnswerKind.No, surely);
            if (cutOff)
                return new(SetAnswerKind.Undecided, null);
        }

        var found = Find<MayDiffer>(first, second, reading, out var exhausted);
        if (found is null)
            return new(exhausted ? SetAnswerKind.Undecided : SetAnswerKind.Yes, null);
        return new(IsConditional ? SetAnswerKind.OnlyIfConditionsHold : SetAnswerKind.No, found);
    }

    private WorldAnswer Overlap(WildcardReading reading)
    {
        if (!KnowsWhatIsGranted(reading) && PlainProof.AreDisjoint(_first, _second, reading))
            return new(SetAnswerKind.No, null);
        if (IsConditional)
        {
            var surely = Find<SurelyCommon>(_first, _second, reading, out var cutOff);
            if (surely is not null)
                return new(SetAnswerKind.Yes, surely);
            if (cutOff)
                return new(SetAnswerKind.Undecided, null);
        }

        var found = Find<MayBeCommon>(_first, _second, reading, out var exhausted);
        if (found is null)
            return new(exhausted ? SetAnswerKind.Undecided : SetAnswerKind.No, null);
        return new(IsConditional ? SetAnswerKind.OnlyIfConditionsHold : SetAnswerKind.Yes, found);
    }

    /// <summary>Whether both sets have their known operations at hand, so that a look at these costs less than one at the patterns.</summary>
    private bool KnowsWhatIsGranted(WildcardReading reading) => _first.HasBits(_known, reading) && _second.HasBits(_known, reading);

    private FoundOperation? Find<TRule>(PermissionSet first, PermissionSet second, WildcardReading reading, out bool exhausted)
        where TRule : struct, ISetRule
    {
        var budget = new SearchBudget();
        var known = FindKnown<TRule>(first, second, reading, budget);
        exhausted = known is null && budget.IsExhausted;
        if (known is not null || _relativeTo is not null)
            return known;
        var possible = FindPossible<TRule>(first, second, reading, out var cutOff);
        exhausted |= cutOff;
        return possible;
    }

    private FoundOperation? FindKnown<TRule>(PermissionSet first, PermissionSet second, WildcardReading reading, SearchBudget budget)
        where TRule : struct, ISetRule
    {
        var rule = default(TRule);
        KnownDecisions<Truth>? decided = null;
        var a = first.Bits(_known, reading);
        var b = second.Bits(_known, reading);
        var isExact = a.IsExact && b.IsExact;
        for (var word = 0; word < a.May.Length; word++)
        {
            var candidates = rule.Candidates(a.Must[word], a.May[word], b.Must[word], b.May[word]);
            if (candidates == 0)
                continue;
            var certain = isExact ? rule.Certain(a.Must[word], a.May[word], b.Must[word], b.May[word]) : 0;
            for (var bit = 0; candidates != 0; bit++, candidates >>= 1, certain >>= 1)
            {
                if ((candidates & 1) == 0)
                    continue;
                var operation = _known.Order.Found((word * 64) + bit);
                if ((certain & 1) != 0 || IsWitness<TRule>(operation, first, second, reading, budget, decided ??= new(first, second, reading, budget)))
                    return operation;
            }
        }

        return null;
    }

    /// <summary>Whether an operation is a witness for certain; where the budget is used up, it is not.</summary>
    private bool IsWitness<TRule>(FoundOperation operation, PermissionSet first, PermissionSet second, WildcardReading reading, SearchBudget budget, KnownDecisions<Truth> decided)
        where TRule : struct, ISetRule
    {
        return decided.Of(operation, Truth.Unknown, Decide) == Truth.Yes;

        Truth Decide()
        {
            var scope = new FormulaScope(Glob.Literal(operation.Name), reading, _conditions);
            return default(TRule).Ask(scope, first.In(operation.Plane), second.In(operation.Plane)).CanHold([Truth.Yes], budget);
        }
    }

    private FoundOperation? FindPossible<TRule>(PermissionSet first, PermissionSet second, WildcardReading reading, out bool exhausted)
        where TRule : struct, ISetRule
    {
        var budget = new SearchBudget();
        FoundOperation? best = null;
        foreach (var plane in PermissionSet.Planes)
        {
            var a = first.In(plane);
            var b = second.In(plane);
            if (a.Clauses.Concat(b.Clauses).Any(clause => clause.Under(reading).IsTooLarge))
            {
                budget.Exhaust();
                continue;
            }

            foreach (var clause in a.Sources)
            {
                // What the catalogue of Azure has was asked about before.
                foreach (var glob in clause.Under(reading).BeyondAzure(plane))
                {
                    var scope = new FormulaScope(glob, reading, _conditions, budget);
                    var formula = default(TRule).Ask(scope, a, b);
                    if (budget.IsExhausted)
                        break;
                    if (formula != Formula.False && Search(scope, formula, best, budget) is { } text)
                        best = FoundOperation.Better(best, new(text, plane, false));
                }
            }
        }

        exhausted = budget.IsExhausted;
        return best;
    }

    private static string? Search(FormulaScope scope, Formula formula, FoundOperation? best, SearchBudget budget)
    {
        var longest = best?.Name.Length ?? int.MaxValue;
        if (!scope.Domain.HasWildcard)
            return scope.Domain.Text.Length <= longest && PermissionString.Check(scope.Domain.Text) is null && formula.CanHold([Truth.Yes], budget) == Truth.Yes ? scope.Domain.Text : null;
        var found = new WitnessSearch(scope.Globs, Formula.All(Formula.Matches(0), formula), budget).Find(longest);
        return found is null ? null : scope.Domain.Spell(found);
    }

    /// <summary>How much either set grants of an operation, and under which conditions.</summary>
    internal WitnessStanding Describe(FoundOperation found, WildcardReading reading)
    {
        var scope = new FormulaScope(Glob.Literal(found.Name), reading, _conditions);
        var first = _first.In(found.Plane).In(scope);
        var second = _second.In(found.Plane).In(scope);
        var bits = first.Conditions | second.Conditions;
        return new(KindOf(first, new()), KindOf(second, new()), ReadOnlyLists.Copy(_conditions.Where((_, index) => (bits >> index & 1) != 0)));
    }

    /// <summary>How much is granted where the formula speaks of conditions only.</summary>
    internal static GrantKind KindOf(Formula formula, SearchBudget budget)
    {
        Truth[] matched = [Truth.Yes];
        var holds = formula.CanHold(matched, budget);
        if (holds == Truth.No)
            return GrantKind.NotGranted;
        var fails = Formula.Not(formula).CanHold(matched, budget);
        if (fails == Truth.No)
            return GrantKind.Granted;
        return holds == Truth.Unknown || fails == Truth.Unknown ? GrantKind.Undecided : GrantKind.OnlyIfConditionsHold;
    }

    private static int Rank(SetAnswerKind kind) => kind switch
    {
        SetAnswerKind.No => 0,
        SetAnswerKind.Undecided => 1,
        SetAnswerKind.OnlyIfConditionsHold => 2,
        _ => 3,
    };

    private static SetAnswerKind Lesser(SetAnswerKind first, SetAnswerKind second) => Rank(first) <= Rank(second) ? first : second;

    private static SetAnswerKind Greater(SetAnswerKind first, SetAnswerKind second) => Rank(first) >= Rank(second) ? first : second;

    /// <summary>An answer under one reading, and the operation that decides it.</summary>
    internal readonly record struct WorldAnswer(SetAnswerKind Kind, FoundOperation? Found);
}
