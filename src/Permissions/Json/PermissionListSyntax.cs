namespace Permissions.Json;

/// <summary>The four lists of a permission block.</summary>
public enum PermissionListKind
{
    /// <summary>Granted in the control plane.</summary>
    Actions,

    /// <summary>Excluded in the control plane.</summary>
    NotActions,

    /// <summary>Granted in the data plane.</summary>
    DataActions,

    /// <summary>Excluded in the data plane.</summary>
    NotDataActions,
}

/// <summary>One of the four lists of a permission block, as its file writes it.</summary>
public sealed class PermissionListSyntax
{
    internal PermissionListSyntax(PermissionListKind kind, JsonMemberSyntax? member, IReadOnlyList<JsonStringSyntax> items, JsonStringSyntax? expression)
    {
        Kind = kind;
        Member = member;
        Items = items;
        Expression = expression;
    }

    /// <summary>Which of the four.</summary>
    public PermissionListKind Kind { get; }

    /// <summary>The plane that the list is about.</summary>
    public OperationPlane Plane => Kind is PermissionListKind.Actions or PermissionListKind.NotActions ? OperationPlane.Control : OperationPlane.Data;

    /// <summary>Whether the list takes away from the other list of its plane.</summary>
    public bool IsExclusion => Kind is PermissionListKind.NotActions or PermissionListKind.NotDataActions;

    /// <summary>The key and value in the file; null where the file has no such list.</summary>
    public JsonMemberSyntax? Member { get; }

    /// <summary>The permission strings. Where the file has an expression that the same file resolves, those it stands for.</summary>
    public IReadOnlyList<JsonStringSyntax> Items { get; }

    /// <summary>The expression in place of the list, such as <c>[variables('actions')]</c>, when it could not be resolved; else null.</summary>
    public JsonStringSyntax? Expression { get; }
}

/// <summary>One permission block as its file writes it.</summary>
public sealed class PermissionBlockSyntax
{
    private readonly PermissionListSyntax[] _lists;

    internal PermissionBlockSyntax(SourceSpan span, PermissionListSyntax[] lists, JsonStringSyntax? condition, JsonStringSyntax? conditionVersion)
    {
        Span = span;
        _lists = lists;
        Condition = condition;
        ConditionVersion = conditionVersion;
    }

    /// <summary>Where the block stands: its object, or the role's object where the lists are flat in it.</summary>
    public SourceSpan Span { get; }

    /// <summary>What is granted in the control plane; empty where the file has no such list.</summary>
    public PermissionListSyntax Actions => _lists[(int)PermissionListKind.Actions];

    /// <summary>What is excluded from <see cref="Actions"/>; empty where the file has no such list.</summary>
    public PermissionListSyntax NotActions => _lists[(int)PermissionListKind.NotActions];

    /// <summary>What is granted in the data plane; empty where the file has no such list.</summary>
    public PermissionListSyntax DataActions => _lists[(int)PermissionListKind.DataActions];

    /// <summary>What is excluded from <see cref="DataActions"/>; empty where the file has no such list.</summary>
    public PermissionListSyntax NotDataActions => _lists[(int)PermissionListKind.NotDataActions];

    /// <summary>The four lists in the order of <see cref="PermissionListKind"/>.</summary>
    public IEnumerable<PermissionListSyntax> Lists => _lists;

    /// <summary>The condition; null where the file has none.</summary>
    public JsonStringSyntax? Condition { get; }

    /// <summary>The condition's language version; null where the file has none.</summary>
    public JsonStringSyntax? ConditionVersion { get; }

    /// <summary>The block as it is written, each string unchecked.</summary>
    internal PermissionBlock ToBlock() => new(
        Actions.Items.Select(item => ControlAction.FromService(item.Value)),
        NotActions.Items.Select(item => ControlAction.FromService(item.Value)),
        DataActions.Items.Select(item => DataAction.FromService(item.Value)),
        NotDataActions.Items.Select(item => DataAction.FromService(item.Value)),
        Condition?.Value,
        ConditionVersion?.Value);
}
