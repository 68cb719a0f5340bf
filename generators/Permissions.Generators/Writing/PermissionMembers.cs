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
    private readonly Dictionary<string, int> _indexes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _values = [];
    private readonly string[] _names;

    internal PermissionMembers(PermissionList list, RoleModel role, Func<BlockModel, EquatableArray<string>> items)
    {
        List = list;
        Items = items;
        foreach (var block in role.Blocks)
        {
            foreach (var value in items(block))
            {
                if (_indexes.ContainsKey(value))
                    continue;
                _indexes.Add(value, _values.Count);
                _values.Add(value);
                if (value.IndexOf('*') >= 0)
                    PatternCount++;
            }
        }

        _names = MemberNames.Of(_values);
    }

    internal PermissionList List { get; }

    /// <summary>The list's items in a block.</summary>
    internal Func<BlockModel, EquatableArray<string>> Items { get; }

    internal int Count => _values.Count;

    internal int PatternCount { get; }

    internal string ValueAt(int index) => _values[index];

    internal string NameAt(int index) => _names[index];

    /// <summary>The member for a string; null where the member is spelled in another case, so that the role would not be its file's.</summary>
    internal string? MemberFor(string value)
    {
        var index = _indexes[value];
        return string.Equals(_values[index], value, StringComparison.Ordinal) ? _names[index] : null;
    }
}
