namespace Permissions;

/// <summary>The operations that something needs: what a role has to grant, for sure. Each occurs once; sorted by name without regard to case, then by plane. Immutable.</summary>
public sealed class NeededOperations
{
    private NeededOperations(IEnumerable<NeededOperation> operations) =>
        Operations = ReadOnlyLists.Copy(operations.Distinct().OrderBy(operation => operation.Name, StringComparer.OrdinalIgnoreCase).ThenBy(operation => operation.Plane));

    /// <summary>The operations.</summary>
    public IReadOnlyList<NeededOperation> Operations { get; }

    /// <summary>How many operations are needed.</summary>
    public int Count => Operations.Count;

    /// <summary>Actions of the control plane, such as typed members.</summary>
    /// <param name="actions">Operations, also ones that the catalogue does not know. A pattern stands for the operations of Azure's catalogue that it matches under both readings of <c>/*/</c>.</param>
    /// <returns>The operations.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actions"/> is null.</exception>
    /// <exception cref="ArgumentException">A pattern matches no operation, or a string is no operation.</exception>
    public static NeededOperations Of(params ControlAction[] actions) =>
        new((actions ?? throw new ArgumentNullException(nameof(actions))).SelectMany(action => Expand(action.Value, OperationPlane.Control, nameof(actions))));

    /// <summary>Data actions, such as typed members.</summary>
    /// <param name="dataActions">Operations, also ones that the catalogue does not know. A pattern stands for the operations of Azure's catalogue that it matches under both readings of <c>/*/</c>.</param>
    /// <returns>The operations.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="dataActions"/> is null.</exception>
    /// <exception cref="ArgumentException">A pattern matches no operation, or a string is no operation.</exception>
    public static NeededOperations Of(params DataAction[] dataActions) =>
        new((dataActions ?? throw new ArgumentNullException(nameof(dataActions))).SelectMany(action => Expand(action.Value, OperationPlane.Data, nameof(dataActions))));

    /// <summary>All that a role grants.</summary>
    /// <param name="role">The role.</param>
    /// <param name="includeConditional">Whether what the role grants under a condition only is needed too.</param>
    /// <returns>As for <see cref="Of(PermissionSet, bool)"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> is null.</exception>
    public static NeededOperations Of(RoleDefinition role, bool includeConditional = false) =>
        Of((role ?? throw new ArgumentNullException(nameof(role))).Permissions, includeConditional);

    /// <summary>All that a set grants: of its patterns, the operations that Azure's catalogue knows, and what it names without a wildcard, known or not.</summary>
    /// <param name="permissions">The set. What it grants under one reading of <c>/*/</c> only is left out.</param>
    /// <param name="includeConditional">Whether what the set grants under a condition only is needed too.</param>
    /// <returns>The operations.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="permissions"/> is null.</exception>
    public static NeededOperations Of(PermissionSet permissions, bool includeConditional = false)
    {
        if (permissions is null)
            throw new ArgumentNullException(nameof(permissions));
        return new(Known(permissions, includeConditional).Concat(Unknown(permissions, includeConditional)));
    }

    /// <summary>Operations by their names, each in the plane in which Azure's catalogue has it; one that it has in both is needed in the control plane.</summary>
    /// <param name="operations">The operations, in any case.</param>
    /// <returns>The operations in the catalogue's spelling.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operations"/> is null.</exception>
    /// <exception cref="ArgumentException">The catalogue does not have an operation, so that its plane is not known.</exception>
    public static NeededOperations Parse(IEnumerable<string> operations) =>
        new((operations ?? throw new ArgumentNullException(nameof(operations))).Select(operation =>
            OperationCatalogue.Azure.TryFind(operation, out var known)
                ? new NeededOperation(known.Name, known.Plane)
                : throw new ArgumentException($"'{operation}' is not in the catalogue, so that its plane is not known; say it with {nameof(ControlAction)}.{nameof(ControlAction.Parse)} or {nameof(DataAction)}.{nameof(DataAction.Parse)}.", nameof(operations))));

    /// <summary>These operations and others.</summary>
    /// <param name="others">The others.</param>
    /// <returns>Both together.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="others"/> is null.</exception>
    public NeededOperations With(NeededOperations others) => new(Operations.Concat((others ?? throw new ArgumentNullException(nameof(others))).Operations));

    /// <summary>All operations.</summary>
    /// <returns>A line for each.</returns>
    public override string ToString() => string.Join("\n", Operations);

    internal static NeededOperations FromDistinct(IEnumerable<NeededOperation> operations) => new(operations);

    private static List<NeededOperation> Expand(string value, OperationPlane plane, string parameter)
    {
        if (PermissionString.Check(value) is { } error)
            throw new ArgumentException(error.Message, parameter);
        if (value.IndexOf(WildcardPattern.Wildcard) < 0)
            return [OperationCatalogue.Azure.TryFind(value, plane, out var known) ? new NeededOperation(known.Name, plane) : new NeededOperation(value, plane)];
        // What is matched strictly is matched leniently too.
        var matched = OperationCatalogue.Azure.Matching(value, plane).Select(operation => new NeededOperation(operation.Name, plane)).ToList();
        return matched.Count > 0
            ? matched
            : throw new ArgumentException($"'{value}' matches no operation that is known; name the operations themselves.", parameter);
    }

    private static IEnumerable<NeededOperation> Known(PermissionSet permissions, bool includeConditional)
    {
        var order = OperationCatalogue.Azure.Order;
        var strict = permissions.Bits(OperationCatalogue.Azure, WildcardReading.Strict);
        var lenient = permissions.Bits(OperationCatalogue.Azure, WildcardReading.Lenient);
        var both = BitWords.And(includeConditional ? strict.May : strict.Must, includeConditional ? lenient.May : lenient.Must);
        return BitWords.Members(both).Select(rank => order[rank]).Select(operation => new NeededOperation(operation.Name, operation.Plane));
    }

    // A malformed string, of which Azure's own roles hold a few, is no operation.
    private static IEnumerable<NeededOperation> Unknown(PermissionSet permissions, bool includeConditional) =>
        from plane in PermissionSet.Planes
        from clause in permissions.In(plane).Clauses
        from name in clause.Includes
        where name.IndexOf(WildcardPattern.Wildcard) < 0 && PermissionString.Check(name) is null && !OperationCatalogue.Azure.Contains(name, plane)
        let answer = plane == OperationPlane.Control ? permissions.Explain(ControlAction.FromService(name)) : permissions.Explain(DataAction.FromService(name))
        where answer.Kind == GrantKind.Granted || (includeConditional && answer.Kind != GrantKind.NotGranted)
        select new NeededOperation(name, plane);
}
