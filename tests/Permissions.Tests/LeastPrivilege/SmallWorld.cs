namespace Permissions.Tests.LeastPrivilege;

/// <summary>
/// A few operations, random roles over them and a random need, small enough that every choice of roles can be tried. What a role
/// grants is worked out from its blocks one operation at a time, by nothing but the matcher.
/// </summary>
internal sealed class SmallWorld
{
    private const int MostRoles = 7;

    private static readonly string[] Names =
    [
        "A.B/read", "A.B/x/read", "A.B/x/write", "A.B/x/y/read", "A.B/y/action", "C.D/x/read", "C.D/x/write", "C.D/x/listKeys/action",
        "Microsoft.Authorization/roleAssignments/write", "Microsoft.Compute/virtualMachines/loginAsAdmin/action",
    ];

    private static readonly string[] Patterns = ["*", "*/read", "A.B/*", "A.B/*/read", "A.B/x/*", "C.D/*", "C.D/x/*/action", "*/action", "Microsoft.Authorization/*"];

    /// <summary>Operations that roles name and the catalogue does not have.</summary>
    private static readonly string[] Unknown = ["A.B/x/new/read", "C.D/x/new/listKeys/action"];

    private readonly Random _random;

    internal SmallWorld(int seed)
    {
        _random = new(seed);
        Roles = [.. Enumerable.Range(0, _random.Next(1, MostRoles + 1)).Select(i => new RoleDefinition($"role {i}", null, RoleType.Custom, Blocks(), []))];
        Needs = NeededOperations.Of(Some(Names.Append("New.Own/x/read"), 4, ControlAction.Parse)).With(NeededOperations.Of(Some(Names, 2, DataAction.Parse)));
        Options = new() { Candidates = Roles, Catalogue = Catalogue, PrivilegeWeight = _random.Next(1, 9), SecretWeight = _random.Next(1, 5), ResidualWeight = _random.Next(1, 4) };
    }

    /// <summary>The operations, each in both planes.</summary>
    internal static OperationCatalogue Catalogue { get; } =
        OperationCatalogue.Empty.With(OperationList.Parse(string.Join('\n', Names.SelectMany(name => new[] { $"{name} control", $"{name} data" }))).Operations);

    internal RoleDefinition[] Roles { get; }

    internal NeededOperations Needs { get; }

    internal LeastPrivilegeOptions Options { get; }

    /// <summary>Every choice of the roles.</summary>
    internal IEnumerable<RoleDefinition[]> Choices() =>
        Enumerable.Range(0, 1 << Roles.Length).Select(choice => Roles.Where((_, i) => (choice >> i & 1) != 0).ToArray());

    /// <summary>The needs that the roles do not grant for sure.</summary>
    internal NeededOperation[] Missing(IEnumerable<RoleDefinition> roles) =>
        [.. Needs.Operations.Where(need => !roles.Any(role => GrantsForSure(role, need)))];

    /// <summary>What the roles may grant beyond the need.</summary>
    internal NeededOperation[] Beyond(IReadOnlyCollection<RoleDefinition> roles) =>
    [
        .. Catalogue.Operations.Select(operation => new NeededOperation(operation.Name, operation.Plane))
            .Concat(Named())
            .Where(operation => !Needs.Operations.Contains(operation) && roles.Any(role => MayGrant(role, operation))),
    ];

    /// <summary>What some role names of the operations that the catalogue does not have.</summary>
    private IEnumerable<NeededOperation> Named() => Roles
        .SelectMany(role => role.PermissionBlocks)
        .SelectMany(block => block.Actions.Select(action => new NeededOperation(action.Value, OperationPlane.Control)).Concat(block.DataActions.Select(action => new NeededOperation(action.Value, OperationPlane.Data))))
        .Where(operation => Unknown.Contains(operation.Name) || operation.Name == "New.Own/x/read")
        .Distinct();

    internal long WeightOf(IEnumerable<NeededOperation> beyond) => beyond.Sum(operation =>
        operation.Plane == OperationPlane.Control && operation.Name == "Microsoft.Authorization/roleAssignments/write" ? Options.PrivilegeWeight
        : operation.Plane == OperationPlane.Data && operation.Name == "Microsoft.Compute/virtualMachines/loginAsAdmin/action" ? Options.PrivilegeWeight
        : operation.Plane == OperationPlane.Control && operation.Name is "C.D/x/listKeys/action" or "C.D/x/new/listKeys/action" ? Options.SecretWeight
        : 1L);

    internal static bool GrantsForSure(RoleDefinition role, NeededOperation operation) =>
        Enum.GetValues<WildcardReading>().All(reading => role.PermissionBlocks.Any(block => block.Condition is null && Grants(block, operation, reading)));

    internal static bool MayGrant(RoleDefinition role, NeededOperation operation) =>
        Enum.GetValues<WildcardReading>().Any(reading => role.PermissionBlocks.Any(block => Grants(block, operation, reading)));

    private static bool Grants(PermissionBlock block, NeededOperation operation, WildcardReading reading)
    {
        if (operation.Plane == OperationPlane.Control)
        {
            var action = ControlAction.Parse(operation.Name);
            return block.Actions.Any(pattern => pattern.Matches(action, reading)) && !block.NotActions.Any(pattern => pattern.Matches(action, reading));
        }

        var dataAction = DataAction.Parse(operation.Name);
        return block.DataActions.Any(pattern => pattern.Matches(dataAction, reading)) && !block.NotDataActions.Any(pattern => pattern.Matches(dataAction, reading));
    }

    private List<PermissionBlock> Blocks() =>
        [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => new PermissionBlock(
            Some(Names.Concat(Patterns).Concat(Unknown).Append("New.Own/x/read"), 5, ControlAction.Parse),
            Some(Names.Concat(Patterns), 1, ControlAction.Parse),
            Some(Names.Concat(Patterns).Concat(Unknown), 2, DataAction.Parse),
            Some(Names.Concat(Patterns), 1, DataAction.Parse),
            _random.Next(6) == 0 ? "@Resource[a:b] StringEquals 'c'" : null))];

    private T[] Some<T>(IEnumerable<string> names, int most, Func<string, T> parse)
    {
        var all = names.ToArray();
        return [.. Enumerable.Range(0, _random.Next(0, most + 1)).Select(_ => parse(all[_random.Next(all.Length)]))];
    }
}
