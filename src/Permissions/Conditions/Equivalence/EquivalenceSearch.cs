namespace Permissions.Conditions;

/// <summary>
/// Looks for a request that one of two conditions allows and the other does not, by assuming one atom after the other and
/// leaving what cannot be. That none is found proves that there is none, unless the search met values that it cannot tell
/// apart, or took too long.
/// </summary>
internal sealed class EquivalenceSearch
{
    private const int MaximumSteps = 5_000;

    /// <summary>How often an atom may be held against a value: a step costs as many of these as there are atoms and values, which is what takes time.</summary>
    internal const long MaximumWork = 20_000_000;

    private readonly ConditionExpression _left;
    private readonly ConditionExpression _right;
    private readonly WildcardReading _reading;
    private readonly ConditionAtoms _atoms;
    private readonly Valuation _valuation;
    private int _steps;
    private bool _isUndecided;

    private EquivalenceSearch(ConditionExpression left, ConditionExpression right, WildcardReading reading)
    {
        (_left, _right, _reading) = (left, right, reading);
        _atoms = new(reading, left, right);
        _valuation = new(_atoms);
    }

    internal static ConditionEquivalence Compare(ConditionExpression left, ConditionExpression right)
    {
        if (left.Equals(right) || CanonicalForm.Of(left).Equals(CanonicalForm.Of(right)))
            return new(ConditionEquivalenceKind.Equivalent);
        var strict = new EquivalenceSearch(left, right, WildcardReading.Strict).Run();
        // How Azure reads "/*/" is not known, so conditions that have it must agree in both readings.
        return strict.Kind != ConditionEquivalenceKind.Equivalent || !(ReadingsMayDiffer(left) || ReadingsMayDiffer(right))
            ? strict
            : new EquivalenceSearch(left, right, WildcardReading.Lenient).Run();
    }

    /// <summary>How much is held against each other for one comparison in the strict reading.</summary>
    internal static long WorkOf(ConditionExpression left, ConditionExpression right)
    {
        var search = new EquivalenceSearch(left, right, WildcardReading.Strict);
        search.Run();
        return search._valuation.Work;
    }

    private static bool ReadingsMayDiffer(ConditionExpression expression) => expression switch
    {
        LogicalExpression logical => logical.Operands.Any(ReadingsMayDiffer),
        NotExpression not => ReadingsMayDiffer(not.Operand),
        ActionMatchesExpression action => action.Pattern.IndexOf("/*", StringComparison.Ordinal) >= 0,
        _ => false,
    };

    private ConditionEquivalence Run()
    {
        if (_atoms.AreTooMany)
            return new(ConditionEquivalenceKind.Undecided);
        if (Search() is { } witness)
            return new(ConditionEquivalenceKind.Different, witness);
        return new(_isUndecided ? ConditionEquivalenceKind.Undecided : ConditionEquivalenceKind.Equivalent);
    }

    private ConditionContext? Search()
    {
        if (++_steps > MaximumSteps || _valuation.Work > MaximumWork)
        {
            _isUndecided = true;
            return null;
        }

        var (left, right) = (_valuation.Allows(_left), _valuation.Allows(_right));
        if (left is not null && left == right)
            return null;
        if (left is not null && right is not null)
            return Confirm();
        var atom = left is null ? _valuation.FindOpen(_left) : _valuation.FindOpen(_right);
        return _valuation.IsThere(atom!.Subject) is null ? Branch(atom.Subject) : Branch(atom);
    }

    private ConditionContext? Branch(ConditionSubject subject)
    {
        var found = Try(() => _valuation.Assume(subject, true), subject) ?? Try(() => _valuation.Assume(subject, false), subject);
        _valuation.Assume(subject, null);
        return found;
    }

    private ConditionContext? Branch(ConditionAtom atom)
    {
        var found = Try(() => _valuation.Assume(atom, true), atom.Subject) ?? Try(() => _valuation.Assume(atom, false), atom.Subject);
        _valuation.Assume(atom, null);
        return found;
    }

    private ConditionContext? Try(Action assume, ConditionSubject subject)
    {
        assume();
        return _valuation.IsPossible(subject) == false ? null : Search();
    }

    /// <summary>The request that the assumptions describe, if it can be had, and evaluating it shows the difference.</summary>
    private ConditionContext? Confirm()
    {
        if (_valuation.ToContext() is { } context
            && ConditionEvaluator.Evaluate(_left, context, _reading) == true != (ConditionEvaluator.Evaluate(_right, context, _reading) == true))
            return context;
        _isUndecided = true;
        return null;
    }
}
