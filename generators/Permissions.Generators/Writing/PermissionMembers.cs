namespace Permissions.Generators;

/// <summary>How the members of one of the four lists are called in source code.</summary>
/// <param name="ValuesClass">The nested class of typed members.</param>
/// <param name="NamesClass">The nested class of constants.</param>
/// <param name="Argument">The parameter of a permission block.</param>
/// <param name="Type">The type of a member, with its namespace.</param>
/// <param name="Noun">What an item is called.</param>
/// <param name="Summary">What the list is.</param>
/// <param name="IsExclusion">Whether the list takes away.</param>
internal sealed record PermissionList(string ValuesClass, string NamesClass, string Argument, string Type, string Noun, string Summary, bool IsExclusion)
{
    private const string ControlAction = "global::Permissions.ControlAction";
    private const string DataAction = "global::Permissions.DataAction";

    // What comes before and between the two names of a member: the same for all of a list, and so put together once.
    internal string OperationSummary { get; } = $"/// <summary>The {Noun} <c>";

    internal string PatternSummary { get; } = $"/// <summary>Every {Noun} that matches <c>";

    internal string Declaration { get; } = $"public static {Type} ";

    internal string Value { get; } = $" => {Type}.FromService({NamesClass}.";

    internal string Reference { get; } = $"{ValuesClass}.";

    internal static PermissionList Actions { get; } =
        new("Actions", "ActionNames", "actions", ControlAction, "action", "What the role grants in the control plane", false);

    internal static PermissionList NotActions { get; } =
        new("NotActions", "NotActionNames", "notActions", ControlAction, "action", "What the role excludes from what it grants in the control plane", true);

    internal static PermissionList DataActions { get; } =
        new("DataActions", "DataActionNames", "dataActions", DataAction, "data action", "What the role grants in the data plane", false);

    internal static PermissionList NotDataActions { get; } =
        new("NotDataActions", "NotDataActionNames", "notDataActions", DataAction, "data action", "What the role excludes from what it grants in the data plane", true);
}

/// <summary>The strings of one list over all blocks of a role, each once whatever its case, and the names of their members.</summary>
internal sealed class PermissionMembers
{
    private readonly Func<BlockModel, EquatableArray<string>> _items;
    private readonly List<string> _values = [];
    private readonly string[] _names;
    private Dictionary<string, int>? _indexes;

    internal PermissionMembers(PermissionList list, RoleModel role, Func<BlockModel, EquatableArray<string>> items)
    {
        List = list;
        _items = items;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var block in role.Blocks)
        {
            foreach (var value in items(block))
            {
                if (!seen.Add(value))
                    continue;
                _values.Add(value);
                if (value.IndexOf('*') >= 0)
                    PatternCount++;
            }
        }

        _names = MemberNames.Of(_values);
    }

    internal PermissionList List { get; }

    internal int Count => _values.Count;

    internal int PatternCount { get; }

    internal string ValueAt(int index) => _values[index];

    internal string NameAt(int index) => _names[index];

    /// <summary>The list's items in a block.</summary>
    internal EquatableArray<string> ItemsOf(BlockModel block) => _items(block);

    /// <summary>The member for an item of a block; null where the member is spelled in another case, so that the role would not be its file's.</summary>
    /// <param name="value">The item.</param>
    /// <param name="place">Its place in the block, where its member is too in a list of one block without repetition.</param>
    internal string? MemberFor(string value, int place)
    {
        if (place < _values.Count && ReferenceEquals(_values[place], value))
            return _names[place];
        var index = (_indexes ??= Indexes())[value];
        return string.Equals(_values[index], value, StringComparison.Ordinal) ? _names[index] : null;
    }

    private Dictionary<string, int> Indexes()
    {
        var indexes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _values.Count; i++)
            indexes.Add(_values[i], i);
        return indexes;
    }
}
