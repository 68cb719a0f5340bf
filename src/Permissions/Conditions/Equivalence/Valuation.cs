namespace Permissions.Conditions;

/// <summary>
/// What is assumed while a difference is looked for: which subjects are there, and which atoms hold. Says what follows for a
/// condition, and which values would make the assumptions true.
/// </summary>
internal sealed class Valuation(ConditionAtoms atoms)
{
    /// <summary>The operation of a request whose operation is not asked for.</summary>
    private const string AnyOperation = "Microsoft.Authorization/roleAssignments/read";

    private const int True = 1;
    private const int False = 2;
    private const int Undetermined = 4;

    private readonly bool?[] _holds = new bool?[atoms.Atoms.Count];
    private readonly Dictionary<ConditionSubject, bool> _isThere = [];

    /// <summary>How often an atom was held against a value.</summary>
    internal long Work { get; private set; }

    internal bool? IsThere(ConditionSubject subject) =>
        subject.Kind == ConditionSubjectKind.Operation ? true : _isThere.TryGetValue(subject, out var isThere) ? isThere : null;

    internal void Assume(ConditionSubject subject, bool? isThere)
    {
        if (isThere is { } value)
            _isThere[subject] = value;
        else
            _isThere.Remove(subject);
    }

    internal void Assume(ConditionAtom atom, bool? holds) => _holds[atom.Index] = holds;

    /// <summary>Whether a condition allows the request; null while the assumptions leave that open.</summary>
    internal bool? Allows(ConditionExpression root)
    {
        var outcomes = OutcomesOf(root);
        return outcomes == True ? true : (outcomes & True) == 0 ? false : null;
    }

    /// <summary>The first atom that leaves a condition open; null where none does.</summary>
    internal ConditionAtom? FindOpen(ConditionExpression expression)
    {
        if (OutcomesOf(expression) is True or False or Undetermined)
            return null;
        return expression switch
        {
            LogicalExpression logical => logical.Operands.Select(FindOpen).First(atom => atom is not null),
            NotExpression not => FindOpen(not.Operand),
            _ => atoms.Of(expression),
        };
    }

    /// <summary>
    /// Whether values of the subject can make what is assumed about it true: null where the values at hand do not, but stand
    /// not for all.
    /// </summary>
    internal bool? IsPossible(ConditionSubject subject) =>
        subject.Kind == ConditionSubjectKind.Opaque || IsThere(subject) == false || ValuesOf(subject) is not null ? true
        : subject.Regions.AreComplete ? false : null;

    /// <summary>A request in which the assumptions about operation, suboperation and attributes are true; null where none is at hand.</summary>
    internal ConditionContext? ToContext()
    {
        var operation = AnyOperation;
        string? subOperation = null;
        var attributes = new List<(ConditionAttribute, IReadOnlyList<ConditionValue>)>();
        foreach (var subject in atoms.Subjects.Where(subject => subject.Kind != ConditionSubjectKind.Opaque && IsThere(subject) == true))
        {
            if (ValuesOf(subject) is not { } values)
                return null;
            if (subject.Kind == ConditionSubjectKind.Operation)
                operation = values[0].AsText;
            else if (subject.Kind == ConditionSubjectKind.SubOperation)
                subOperation = values[0].AsText;
            else
                attributes.Add((subject.Attribute!, values));
        }

        var context = new ConditionContext(operation, subOperation);
        foreach (var (attribute, values) in attributes)
            context = context.With(attribute, [.. values]);
        return context;
    }

    /// <summary>Values with which every assumption about a subject that is there is true; null where there are none at hand.</summary>
    private List<ConditionValue>? ValuesOf(ConditionSubject subject)
    {
        var assumed = atoms.Atoms.Where(atom => atom.Subject == subject && !atom.IsExistence && _holds[atom.Index] is not null).ToArray();
        var regions = subject.Regions.Values;
        Work += (long)(assumed.Length + 1) * regions.Count;
        // What every value must do leaves some of the values; what one must do asks for one of those.
        var allowed = Enumerable.Range(0, regions.Count).Where(i => Array.TrueForAll(assumed, atom => !(atom.IsForAll || subject.IsSingle) || _holds[atom.Index] == false || atom.HoldsFor[i])
            && Array.TrueForAll(assumed, atom => (atom.IsForAll && !subject.IsSingle) || _holds[atom.Index] == true || !atom.HoldsFor[i])).ToArray();
        var chosen = new List<ConditionValue>();
        foreach (var atom in subject.IsSingle ? [] : assumed.Where(atom => atom.IsForAll != _holds[atom.Index]))
        {
            var index = Array.FindIndex(allowed, i => atom.HoldsFor[i] == _holds[atom.Index]);
            if (index < 0)
                return null;
            if (!chosen.Contains(regions[allowed[index]]))
                chosen.Add(regions[allowed[index]]);
        }

        if (chosen.Count == 0 && allowed.Length > 0)
            chosen.Add(regions[allowed[0]]);
        return chosen.Count == 0 ? null : chosen;
    }

    private int OutcomesOf(ConditionExpression expression) => expression switch
    {
        NotExpression not => Negate(OutcomesOf(not.Operand)),
        AndExpression and => and.Operands.Aggregate(True, (outcomes, operand) => Both(outcomes, OutcomesOf(operand))),
        OrExpression or => Negate(or.Operands.Aggregate(True, (outcomes, operand) => Both(outcomes, Negate(OutcomesOf(operand))))),
        _ => OutcomesOf(atoms.Of(expression)),
    };

    private int OutcomesOf(ConditionAtom atom)
    {
        var holds = _holds[atom.Index] switch { true => True, false => False, _ => True | False };
        var isThere = IsThere(atom.Subject);
        return (atom.Subject.Kind, atom.IsExistence) switch
        {
            (ConditionSubjectKind.Attribute, true) => isThere switch { true => True, false => False, _ => True | False },
            (ConditionSubjectKind.SubOperation, _) => isThere switch { true => holds, false => False, _ => holds | False },
            _ => isThere switch { true => holds, false => Undetermined, _ => holds | Undetermined },
        };
    }

    private static int Negate(int outcomes) =>
        (outcomes & Undetermined) | ((outcomes & True) != 0 ? False : 0) | ((outcomes & False) != 0 ? True : 0);

    private static int Both(int left, int right) =>
        ((left & right & True) != 0 ? True : 0)
        | ((left & False) != 0 || (right & False) != 0 ? False : 0)
        | (((left & Undetermined) != 0 && (right & (True | Undetermined)) != 0) || ((right & Undetermined) != 0 && (left & (True | Undetermined)) != 0) ? Undetermined : 0);
}
