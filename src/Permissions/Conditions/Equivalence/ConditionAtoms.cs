namespace Permissions.Conditions;

/// <summary>The atoms of two conditions, and which leaf is which.</summary>
internal sealed class ConditionAtoms
{
    private readonly WildcardReading _reading;
    private readonly Dictionary<string, ConditionSubject> _subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<ConditionExpression, ConditionAtom> _byLeaf = new(ReferenceComparer.Instance);
    private readonly List<ConditionAtom> _atoms = [];

    internal ConditionAtoms(WildcardReading reading, params ConditionExpression[] roots)
    {
        _reading = reading;
        List<ConditionExpression> leaves = [.. roots.SelectMany(Leaves)];
        var work = 0L;
        foreach (var group in leaves.GroupBy(SubjectOf).ToArray())
        {
            if (group.Key.Kind != ConditionSubjectKind.Opaque)
                group.Key.Regions = RegionsOf(group.Key, [.. group]);
            work += group.Key.Regions.Values.Count * group.Sum(leaf => leaf is ComparisonExpression { Right: ConditionValues values } ? (long)values.Values.Count : 1);
            AreTooMany = work > EquivalenceSearch.MaximumWork;
            if (AreTooMany)
                return;
            foreach (var leaf in group)
                Add(leaf, group.Key);
        }
    }

    internal IReadOnlyList<ConditionAtom> Atoms => _atoms;

    /// <summary>Whether there are so many leaves and values that they were not held against each other.</summary>
    internal bool AreTooMany { get; }

    internal IEnumerable<ConditionSubject> Subjects => _subjects.Values;

    internal ConditionAtom Of(ConditionExpression leaf) => _byLeaf[leaf];

    private static IEnumerable<ConditionExpression> Leaves(ConditionExpression expression) => expression switch
    {
        LogicalExpression logical => logical.Operands.SelectMany(Leaves),
        NotExpression not => Leaves(not.Operand),
        _ => [expression],
    };

    private ConditionSubject SubjectOf(ConditionExpression leaf)
    {
        switch (leaf)
        {
            case ActionMatchesExpression:
                return Subject("operation", ConditionSubjectKind.Operation, null, isSingle: true);
            case SubOperationMatchesExpression:
                return Subject("suboperation", ConditionSubjectKind.SubOperation, null, isSingle: true);
            case ExistsExpression exists when !exists.Attribute.Equals(ConditionAttributes.SubOperation):
                return Subject(exists.Attribute);
            case ComparisonExpression { Left: ConditionAttribute attribute, Right: ConditionValues values } comparison
                when !attribute.Equals(ConditionAttributes.SubOperation) && values.Values.All(value => value.Fits(OperatorFacts.Of(comparison.Operator).Type)):
                return Subject(attribute);
            default:
                // Equal leaves are one atom all the same.
                return Subject("=" + ConditionPrinter.Print(leaf), ConditionSubjectKind.Opaque, null, isSingle: true);
        }
    }

    private ConditionSubject Subject(ConditionAttribute attribute) =>
        Subject($"@{attribute.Source}:{attribute.Identity}", ConditionSubjectKind.Attribute, attribute, !KnownAttributes.MayHaveSeveralValues(attribute));

    private ConditionSubject Subject(string key, ConditionSubjectKind kind, ConditionAttribute? attribute, bool isSingle)
    {
        if (!_subjects.TryGetValue(key, out var subject))
            _subjects.Add(key, subject = new(kind, attribute, isSingle));
        return subject;
    }

    private ValueRegions RegionsOf(ConditionSubject subject, IReadOnlyList<ConditionExpression> leaves)
    {
        if (subject.Kind == ConditionSubjectKind.Operation)
            return TextRegions.Of([.. leaves.Cast<ActionMatchesExpression>().SelectMany(leaf => TextShape.OfWildcards(leaf.Pattern, _reading))]);
        if (subject.Kind == ConditionSubjectKind.SubOperation)
            return TextRegions.Of([.. leaves.Cast<SubOperationMatchesExpression>().SelectMany(leaf => TextShape.OfWildcards(leaf.SubOperation, WildcardReading.Strict))]);
        var comparisons = leaves.OfType<ComparisonExpression>().Select(leaf => (Facts: OperatorFacts.Of(leaf.Operator), ((ConditionValues)leaf.Right).Values)).ToArray();
        if (comparisons.Length == 0)
            return new([ConditionValue.Of("x")], areComplete: true);
        var type = comparisons[0].Facts.Type;
        // An attribute that is compared as two types has values of which one comparison or the other is undetermined.
        return Array.TrueForAll(comparisons, comparison => comparison.Facts.Type == type) ? ValueRegions.Of(type, comparisons) : new([], areComplete: false);
    }

    private void Add(ConditionExpression leaf, ConditionSubject subject)
    {
        var (isForAll, isExistence) = (false, leaf is ExistsExpression);
        Func<ConditionValue, bool> holds = _ => true;
        switch (leaf)
        {
            case ActionMatchesExpression action:
                holds = value => WildcardPattern.Matches(action.Pattern, value.AsText, _reading);
                break;
            case SubOperationMatchesExpression subOperation:
                holds = value => WildcardPattern.Matches(subOperation.SubOperation, value.AsText, WildcardReading.Strict);
                break;
            case ComparisonExpression { Right: ConditionValues values } comparison when subject.Kind == ConditionSubjectKind.Attribute:
                var facts = OperatorFacts.Of(comparison.Operator);
                isForAll = ValueRelation.LeftIsForAll(comparison.Quantifier, facts);
                holds = value => ValueRelation.HoldsFor(value, comparison.Quantifier, facts, values.Values);
                break;
        }

        var atom = new ConditionAtom(_atoms.Count, subject, isExistence, isForAll, [.. subject.Regions.Values.Select(holds)]);
        // Where the values do not stand for all, equal answers for them do not make two leaves the same, but equal leaves do.
        var same = subject.Regions.AreComplete
            ? _atoms.Find(atom.IsSameAs)
            : _byLeaf.FirstOrDefault(pair => pair.Value.Subject == subject && pair.Key.Equals(leaf)).Value;
        if (same is null)
            _atoms.Add(atom);
        _byLeaf[leaf] = same ?? atom;
    }

    /// <summary>Two leaves that are equal stand at two places.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<ConditionExpression>
    {
        internal static readonly ReferenceComparer Instance = new();

        public bool Equals(ConditionExpression? x, ConditionExpression? y) => ReferenceEquals(x, y);

        public int GetHashCode(ConditionExpression obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
