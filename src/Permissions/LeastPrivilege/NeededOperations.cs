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
        Of(actions ?? throw new ArgumentNullException(nameof(actions)), null);

    /// <summary>Actions of the control plane, such as typed members, by a catalogue of one's own.</summary>
    /// <param name="actions">Operations, also ones that the catalogue does not know. A pattern stands for the operations of the catalogue that it matches under both readings of <c>/*/</c>.</param>
    /// <param name="catalogue">The operations that are known; null for <see cref="OperationCatalogue.Azure"/>.</param>
    /// <returns>The operations.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actions"/> is null.</exception>
    /// <exception cref="ArgumentException">A pattern matches no operation, or a string is no operation.</exception>
    public static NeededOperations Of(IEnumerable<ControlAction> actions, OperationCatalogue? catalogue) =>
        new((actions ?? throw new ArgumentNullException(nameof(actions))).SelectMany(action => Expand(action.Value, OperationPlane.Control, catalogue ?? OperationCatalogue.Azure, nameof(actions))));

    /// <summary>Data actions, such as typed members.</summary>
    /// <param name="dataActions">Operations, also ones that the catalogue does not know. A pattern stands for the operations of Azure's catalogue that it matches under both readings of <c>/*/</c>.</param>
    /// <returns>The operations.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="dataActions"/> is null.</exception>
    /// <exception cref="ArgumentException">A pattern matches no operation, or a string is no operation.</exception>
    public static NeededOperations Of(params DataAction[] dataActions) =>
        Of(dataActions ?? throw new ArgumentNullException(nameof(dataActions)), null);

    /// <summary>Data actions, such as typed members, by a catalogue of one's own.</summary>
    /// <param name="dataActions">Operations, also ones that the catalogue does not know. A pattern stands for the operations of the catalogue that it matches under both readings of <c>/*/</c>.</param>
    /// <param name="catalogue">The operations that are known; null for <see cref="OperationCatalogue.Azure"/>.</param>
    /// <returns>The operations.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="dataActions"/> is null.</exception>
    /// <exception cref="ArgumentException">A pattern matches no operation, or a string is no operation.</exception>
    public static NeededOperations Of(IEnumerable<DataAction> dataActions, OperationCatalogue? catalogue) =>
        new((dataActions ?? throw new ArgumentNullException(nameof(dataActions))).SelectMany(action => Expand(action.Value, OperationPlane.Data, catalogue ?? OperationCatalogue.Azure, nameof(dataActions))));

    /// <summary>All that a role grants.</summary>
    /// <param name="role">The role.</param>
    /// <param name="includeConditional">Whether what the role grants under a condition only is needed too.</param>
    /// <param name="catalogue">The operations that are known; null, the default, for <see cref="OperationCatalogue.Azure"/>.</param>
    /// <returns>As for <see cref="Of(PermissionSet, bool, OperationCatalogue)"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> is null.</exception>
    public static NeededOperations Of(RoleDefinition role, bool includeConditional = false, OperationCatalogue? catalogue = null) =>
        Of((role ?? throw new ArgumentNullException(nameof(role))).Permissions, includeConditional, catalogue);

    /// <summary>All that a set grants: of its patterns, the operations that the catalogue knows, and what it names without a wildcard, known or not.</summary>
    /// <param name="permissions">The set. What it grants under one reading of <c>/*/</c> only is left out.</param>
    /// <param name="includeConditional">Whether what the set grants under a condition only is needed too.</param>
    /// <param name="catalogue">The operations that are known; null, the default, for <see cref="OperationCatalogue.Azure"/>.</param>
    /// <returns>The operations.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="permissions"/> is null.</exception>
    public static NeededOperations Of(PermissionSet permissions, bool includeConditional = false, OperationCatalogue? catalogue = null)
    {
        if (permissions is null)
            throw new ArgumentNullException(nameof(permissions));
        catalogue ??= OperationCatalogue.Azure;
        return new(Known(permissions, includeConditional, catalogue).Concat(Unknown(permissions, includeConditional, catalogue)));
    }

    /// <summary>Operations by their names, each in the plane in which the catalogue has it; one that it has in both is needed in the control plane.</summary>
    /// <param name="operations">The operations, in any case.</param>
    /// <param name="catalogue">The operations that are known; null, the default, for <see cref="OperationCatalogue.Azure"/>.</param>
    /// <returns>The operations in the catalogue's spelling.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operations"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">An operation is not in the catalogue, so that its plane is not known; or it is a pattern, whose plane no name tells.</exception>
    public static NeededOperations Parse(IEnumerable<string> operations, OperationCatalogue? catalogue = null)
    {
        catalogue ??= OperationCatalogue.Azure;
        return new((operations ?? throw new ArgumentNullException(nameof(operations))).Select(Find));

        NeededOperation Find(string operation)
        {
            if (operation is null)
                throw new ArgumentNullException(nameof(operations), "An operation is null.");
            if (catalogue.TryFind(operation, out var known))
                return new(known.Name, known.Plane);
            var waysOut = $"{nameof(ControlAction)}.{nameof(ControlAction.Parse)} or {nameof(DataAction)}.{nameof(DataAction.Parse)}";
            throw new ArgumentException(
                operation.IndexOf(WildcardPattern.Wildcard) >= 0
                    ? $"'{operation}' is a pattern, and its name does not tell of which plane: give it to {nameof(NeededOperations)}.{nameof(Of)} with {waysOut}, which takes the known operations that it matches; or name the operations themselves."
                    : $"'{operation}' is not in the catalogue, so that its plane is not known: give it to {nameof(NeededOperations)}.{nameof(Of)} with {waysOut}, or add it to the catalogue.",
                nameof(operations));
        }
    }

    /// <summary>These operations and others.</summary>
    /// <param name="others">The others.</param>
    /// <returns>Both together.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="others"/> is null.</exception>
    public NeededOperations With(NeededOperations others) => new(Operations.Concat((others ?? throw new ArgumentNullException(nameof(others))).Operations));

    /// <summary>All operations.</summary>
    /// <returns>A line for each.</returns>
    public override string ToString() => string.Join("\n", Operations);

    internal static NeededOperations FromDistinct(IEnumerable<NeededOperation> operations) => new(operations);

    private static List<NeededOperation> Expand(string value, OperationPlane plane, OperationCatalogue catalogue, string parameter)
    {
        if (PermissionString.Check(value) is { } error)
            throw new ArgumentException(error.Message, parameter);
        if (value.IndexOf(WildcardPattern.Wildcard) < 0)
            return [catalogue.TryFind(value, plane, out var known) ? new NeededOperation(known.Name, plane) : new NeededOperation(value, plane)];
        // What is matched strictly is matched leniently too.
        var matched = catalogue.Matching(value, plane).Select(operation => new NeededOperation(operation.Name, plane)).ToList();
        return matched.Count > 0
            ? matched
            : throw new ArgumentException($"'{value}' matches no operation that is known; name the operations themselves.", parameter);
    }

    private static IEnumerable<NeededOperation> Known(PermissionSet permissions, bool includeConditional, OperationCatalogue catalogue)
    {
        var order = catalogue.Order;
        var strict = permissions.Bits(catalogue, WildcardReading.Strict);
        var lenient = permissions.Bits(catalogue, WildcardReading.Lenient);
        var both = BitWords.And(includeConditional ? strict.May : strict.Must, includeConditional ? lenient.May : lenient.Must);
        return BitWords.Members(both).Select(rank => order[rank]).Select(operation => new NeededOperation(operation.Name, operation.Plane));
    }

    // A malformed string, of which Azure's own roles hold a few, is no operation.
    private static IEnumerable<NeededOperation> Unknown(PermissionSet permissions, bool includeConditional, OperationCatalogue catalogue) =>
        from plane in PermissionSet.Planes
        from clause in permissions.In(plane).Clauses
        from name in clause.Includes
        where name.IndexOf(WildcardPattern.Wildcard) < 0 && PermissionString.Check(name) is null && !catalogue.Contains(name, plane)
        let answer = plane == OperationPlane.Control ? permissions.Explain(ControlAction.FromService(name)) : permissions.Explain(DataAction.FromService(name))
        where answer.Kind == GrantKind.Granted || (includeConditional && answer.Kind != GrantKind.NotGranted)
        select new NeededOperation(name, plane);
}
