namespace Permissions;

/// <summary>A need and the roles to choose from, as sets of numbers: needs by their place, operations by their place among <see cref="ExcessOperations"/>.</summary>
internal sealed class RoleCoverModel
{
    private readonly ExcessOperations _operations;
    private readonly LeastPrivilegeOptions _options;
    private readonly int[] _places;
    private readonly ulong[][] _may;
    private readonly ulong[]?[] _must;
    private readonly ulong[]?[] _extras;

    internal RoleCoverModel(NeededOperations needs, IReadOnlyList<RoleDefinition> roles, LeastPrivilegeOptions options, CancellationToken cancellationToken)
    {
        _options = options;
        _operations = new(options.Catalogue ?? OperationCatalogue.Azure, roles, options);
        Needs = [.. needs.Operations];
        Roles = roles;
        int[] places = _places = [.. Needs.Select(need => _operations.PlaceOf(need))];
        var needed = BitWords.Of(_operations.Count);
        foreach (var place in places.Where(place => place >= 0))
            BitWords.Add(needed, place);

        _may = new ulong[roles.Count][];
        _must = new ulong[roles.Count][];
        _extras = new ulong[roles.Count][];
        Covers = new ulong[roles.Count][];
        for (var i = 0; i < roles.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (must, may) = _operations.GrantedBy(roles[i].Permissions);
            _may[i] = may;
            Covers[i] = CoveredBy(roles[i].Permissions, must, places);
            if (BitWords.IsEmpty(Covers[i]))
                continue;
            _must[i] = must;
            _extras[i] = BitWords.Without(may, needed);
        }
    }

    internal NeededOperation[] Needs { get; }

    internal IReadOnlyList<RoleDefinition> Roles { get; }

    /// <summary>For each role, the needs that it grants for sure.</summary>
    internal ulong[][] Covers { get; }

    /// <summary>The needs that some role covers.</summary>
    internal ulong[] Coverable()
    {
        var coverable = BitWords.Of(Needs.Length);
        foreach (var covers in Covers)
            BitWords.AddAll(coverable, covers);
        return coverable;
    }

    /// <summary>The problem of covering some needs. A candidate's id is the place of its role; those of the residual custom role follow, one for each need.</summary>
    internal RoleCoverProblem ProblemOf(ulong[] needs, bool withResidual)
    {
        var places = BitWords.Members(needs).Select((need, place) => (need, place)).ToDictionary(pair => pair.need, pair => pair.place);
        var count = _operations.Count;
        var weights = new long[count + places.Count];
        for (var place = 0; place < count; place++)
            weights[place] = _operations.WeightOf(place);
        var candidates = new List<RoleCoverCandidate>();
        for (var i = 0; i < Roles.Count; i++)
        {
            if (_extras[i] is not { } own)
                continue;
            var covers = BitWords.Of(places.Count);
            foreach (var need in BitWords.Members(Covers[i]))
                BitWords.Add(covers, places[need]);
            var extras = BitWords.Of(weights.Length);
            BitWords.AddAll(extras, own);
            candidates.Add(new(i, covers, extras, 1));
        }

        if (withResidual)
            candidates.AddRange(places.Select(pair => Residual(pair.Key, pair.Value)));
        return new(places.Count, weights, candidates);

        RoleCoverCandidate Residual(int need, int place)
        {
            weights[count + place] = _options.ResidualWeight;
            var covers = BitWords.Of(places.Count);
            var extras = BitWords.Of(weights.Length);
            BitWords.Add(covers, place);
            BitWords.Add(extras, count + place);
            return new(Roles.Count + need, covers, extras, 0);
        }
    }

    /// <summary>The operations that some of the roles grant or may grant beyond the needs, the heaviest first.</summary>
    internal IReadOnlyList<ExtraOperation> ExcessOf(IReadOnlyList<int> roles)
    {
        var extras = BitWords.Of(_operations.Count);
        foreach (var role in roles)
            BitWords.AddAll(extras, _extras[role]!);
        var excess =
            from place in BitWords.Members(extras)
            let granting = roles.Where(role => BitWords.Contains(_may[role], place)).ToList()
            let isCertain = granting.Exists(role => BitWords.Contains(_must[role]!, place))
            select new ExtraOperation(_operations[place], _operations.WeightOf(place), _operations.RiskOf(place), _operations.IsKnown(place), isCertain, ReadOnlyLists.Copy(granting.Select(role => Roles[role])));
        return ReadOnlyLists.Copy(excess
            .OrderByDescending(extra => extra.Weight)
            .ThenBy(extra => extra.Operation.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(extra => extra.Operation.Plane));
    }

    /// <summary>The roles that grant a need under a condition only, or under one reading of <c>/*/</c>.</summary>
    internal IReadOnlyList<RoleDefinition> MaybeGrantedBy(int need)
    {
        var place = _places[need];
        return ReadOnlyLists.Copy(Roles.Where((role, i) => !BitWords.Contains(Covers[i], need)
            && (place >= 0 ? BitWords.Contains(_may[i], place) : MayGrant(role.Permissions, Needs[need]))));
    }

    private static bool MayGrant(PermissionSet permissions, NeededOperation need) =>
        Array.Exists(Globs.BothReadings, reading => permissions.KindOf(need.Name, need.Plane, reading) != GrantKind.NotGranted);

    private ulong[] CoveredBy(PermissionSet permissions, ulong[] must, int[] places)
    {
        var covers = BitWords.Of(Needs.Length);
        for (var need = 0; need < places.Length; need++)
        {
            // What neither the catalogue nor a role names is matched by the role's patterns.
            if (places[need] >= 0 ? BitWords.Contains(must, places[need]) : Allows(permissions, Needs[need]))
                BitWords.Add(covers, need);
        }

        return covers;
    }

    private static bool Allows(PermissionSet permissions, NeededOperation need) => need.Plane == OperationPlane.Control
        ? permissions.Allows(ControlAction.FromService(need.Name))
        : permissions.Allows(DataAction.FromService(need.Name));
}
