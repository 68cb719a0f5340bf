namespace Permissions;

/// <summary>
/// The operations that count as excess, numbered: those of the catalogue, and those that a role to choose from names without a
/// wildcard although the catalogue does not know them. What a role names is certain to be granted by it, known or not.
/// </summary>
internal sealed class ExcessOperations
{
    private readonly OperationCatalogue _catalogue;
    private readonly OperationCatalogue _named;
    private readonly OperationWeights _weights;
    private readonly OperationWeights _namedWeights;

    // The second catalogue starts with a word of its own, so that sets of both are put together word by word.
    private readonly int _firstNamed;

    internal ExcessOperations(OperationCatalogue catalogue, IEnumerable<RoleDefinition> roles, LeastPrivilegeOptions options)
    {
        _catalogue = catalogue;
        _named = OperationCatalogue.Empty.With(Named(catalogue, roles));
        _weights = new(_catalogue, options);
        _namedWeights = new(_named, options);
        _firstNamed = (catalogue.Count + 63) / 64 * 64;
    }

    /// <summary>How long a set of them is. A few numbers between the two catalogues stand for nothing.</summary>
    internal int Count => _firstNamed + _named.Count;

    internal OperationInfo this[int place] => IsKnown(place) ? _catalogue.Order[place] : _named.Order[place - _firstNamed];

    /// <summary>Whether the catalogue has it.</summary>
    internal bool IsKnown(int place) => place < _firstNamed;

    internal OperationRisk RiskOf(int place) => IsKnown(place) ? _weights.RiskOf(place) : _namedWeights.RiskOf(place - _firstNamed);

    internal int WeightOf(int place) => IsKnown(place) ? _weights[place] : _namedWeights[place - _firstNamed];

    /// <summary>The place of an operation; negative if it is none of these.</summary>
    internal int PlaceOf(NeededOperation operation)
    {
        var rank = _catalogue.Order.RankOf(operation.Name, operation.Plane);
        if (rank >= 0)
            return rank;
        var named = _named.Order.RankOf(operation.Name, operation.Plane);
        return named < 0 ? named : _firstNamed + named;
    }

    /// <summary>What a set grants for sure and what it may grant, under both readings of <c>/*/</c>.</summary>
    internal (ulong[] Must, ulong[] May) GrantedBy(PermissionSet permissions)
    {
        var (must, may) = Granted(permissions, _catalogue);
        if (_named.Count == 0)
            return (must, may);
        var (namedMust, namedMay) = Granted(permissions, _named);
        return ([.. must, .. namedMust], [.. may, .. namedMay]);
    }

    private static (ulong[] Must, ulong[] May) Granted(PermissionSet permissions, OperationCatalogue catalogue)
    {
        var strict = permissions.Bits(catalogue, WildcardReading.Strict);
        if (permissions.ReadingsAgree)
            return (strict.Must, strict.May);
        var lenient = permissions.Bits(catalogue, WildcardReading.Lenient);
        return (BitWords.And(strict.Must, lenient.Must), BitWords.Or(strict.May, lenient.May));
    }

    // A malformed string, of which Azure's own roles hold a few, is no operation.
    private static IEnumerable<OperationListEntry> Named(OperationCatalogue catalogue, IEnumerable<RoleDefinition> roles) =>
        from role in roles
        from plane in PermissionSet.Planes
        from clause in role.Permissions.In(plane).Clauses
        from name in clause.Includes
        where name.IndexOf(WildcardPattern.Wildcard) < 0 && !catalogue.Contains(name, plane) && PermissionString.Check(name) is null
        select new OperationListEntry(name, plane, null, default);
}
