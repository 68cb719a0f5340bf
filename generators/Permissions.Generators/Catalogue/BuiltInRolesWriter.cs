using System.Globalization;

namespace Permissions.Generators;

/// <summary>
/// Writes the class <c>BuiltInRoles</c>: for each role a property that makes it when it is first asked for. The class has no
/// static constructor and what a role grants lies in a method of its own, so that touching one role makes and compiles no other.
/// </summary>
internal static class BuiltInRolesWriter
{
    private const string RoleType = "global::Permissions.RoleDefinition";
    private const string BlockType = "global::Permissions.PermissionBlock";
    private const string ControlType = "global::Permissions.ControlAction";
    private const string DataType = "global::Permissions.DataAction";
    private const string ListType = "global::System.Collections.Generic.IReadOnlyList<" + RoleType + ">";

    // What the class declares itself, is called or inherits.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "BuiltInRoles", "Ids", "All", "Keep",
        "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize",
    };

    internal static string Write(IReadOnlyList<RoleModel> roles) => IndentedWriter.Write(Named(roles), static (writer, roles) =>
    {
        GeneratedFile.WriteHeader(writer);
        writer.Line("#line hidden");
        writer.Blank();
        writer.Line("namespace Permissions.Catalog");
        using (writer.OpenBlock())
        {
            writer.Line(GeneratedFile.CodeAttribute);
            writer.Line("public static partial class BuiltInRoles");
            using (writer.OpenBlock())
            {
                WriteAll(writer, roles);
                foreach (var role in roles)
                    WriteRole(writer, role);
                WriteIds(writer, roles);
            }
        }
    });

    /// <summary>The roles by name, each under a member's name that no other has: roles that would share one all get their id behind it.</summary>
    private static RoleModel[] Named(IReadOnlyList<RoleModel> roles)
    {
        var shared = new HashSet<string>(
            roles.GroupBy(role => role.ClassName, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any()).Select(same => same.Key),
            StringComparer.OrdinalIgnoreCase);
        return roles
            .Select(role => role with { ClassName = NameOf(role) })
            .OrderBy(role => role.ClassName, StringComparer.Ordinal)
            .ToArray();

        string NameOf(RoleModel role) =>
            role.ClassName.Length == 0 || shared.Contains(role.ClassName) ? $"{role.ClassName}_{role.Id!.Value.ToString("N", CultureInfo.InvariantCulture)}"
            : Reserved.Contains(role.ClassName) ? role.ClassName + "_"
            : role.ClassName;
    }

    private static void WriteAll(IndentedWriter writer, RoleModel[] roles)
    {
        writer.Line("/// <summary>All of them, by the names of their properties. Made when first asked for; what a role grants, when the role is first asked for it.</summary>");
        writer.Line($"public static {ListType} All => field ?? Keep(ref field, global::System.Array.AsReadOnly(new {RoleType}[]");
        writer.Line("{");
        using (writer.Indent())
        {
            foreach (var role in roles)
                writer.Start(role.ClassName).End(",");
        }

        writer.Line("}));");
    }

    private static void WriteRole(IndentedWriter writer, RoleModel role)
    {
        writer.Blank();
        writer.Line($"/// <summary><c>{Literals.Xml(role.Name)}</c>: {Literals.Xml(role.Description)}</summary>");
        writer.Start("public static ").Add(RoleType).Add(" ").Add(role.ClassName).Add(" => field ?? Keep(ref field, new BuiltInRole(")
            .Add(Literals.String(role.Name)).Add(", ").Add(Literals.String(role.Description)).Add(", Ids.").Add(role.ClassName)
            .End($", static () => new {BlockType}[]");
        writer.Line("{");
        using (writer.Indent())
        {
            foreach (var block in role.Blocks)
                WriteBlock(writer, block);
        }

        writer.Start("}").Add(", static () => new global::Permissions.Scope[] { ")
            .Add(string.Join(", ", role.Scopes.Select(scope => scope == "/" ? "global::Permissions.Scope.Tenant" : $"global::Permissions.Scope.Parse({Literals.String(scope)})")))
            .End(" }));");
    }

    private static void WriteBlock(IndentedWriter writer, BlockModel block)
    {
        var arguments = new List<string>(6);
        AddList("actions", ControlType, block.Actions);
        AddList("notActions", ControlType, block.NotActions);
        AddList("dataActions", DataType, block.DataActions);
        AddList("notDataActions", DataType, block.NotDataActions);
        if (block.Condition is not null)
            arguments.Add("condition: " + Literals.String(block.Condition));
        if (block.ConditionVersion is not null)
            arguments.Add("conditionVersion: " + Literals.String(block.ConditionVersion));
        writer.Line($"new {BlockType}({string.Join(", ", arguments)}),");

        void AddList(string name, string type, EquatableArray<string> items)
        {
            if (items.Count > 0)
                arguments.Add($"{name}: new {type}[] {{ {string.Join(", ", items.Select(item => Operation(type, item)))} }}");
        }
    }

    /// <summary>A permission string in the halves that <see cref="OperationMembersWriter"/> writes, so that both share their texts.</summary>
    private static string Operation(string type, string text)
    {
        var slash = text.LastIndexOf('/');
        var before = slash < 1 ? -1 : text.LastIndexOf('/', slash - 1);
        var split = before > 0 && (OperationNames.IsAction(text.Substring(slash + 1)) || text.Substring(before, slash - before) == "/*") ? before : slash;
        return $"global::Permissions.Catalog.Operation.{(type == DataType ? "Data" : "Control")}({Literals.String(text.Substring(0, split + 1))}, {Literals.String(text.Substring(split + 1))})";
    }

    private static void WriteIds(IndentedWriter writer, RoleModel[] roles)
    {
        writer.Blank();
        writer.Line("/// <summary>The GUIDs that name the roles in Azure, the same in every tenant.</summary>");
        writer.Line("public static class Ids");
        using (writer.OpenBlock())
        {
            foreach (var role in roles)
            {
                writer.Line($"/// <summary><c>{Literals.Xml(role.Name)}</c>.</summary>");
                writer.Line($"public const string {role.ClassName} = \"{role.Id!.Value.ToString("D", CultureInfo.InvariantCulture)}\";");
            }
        }
    }
}
