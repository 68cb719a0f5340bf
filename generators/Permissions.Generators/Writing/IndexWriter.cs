namespace Permissions.Generators;

/// <summary>Writes the class <c>Roles</c>: each role of the project, and all of them.</summary>
internal static class IndexWriter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList<global::Permissions.RoleDefinition>";

    internal static string Write(RoleIndex index, string inNamespace) => IndentedWriter.Write((index, inNamespace), static (writer, input) =>
    {
        var (index, inNamespace) = input;
        GeneratedFile.WriteHeader(writer);
        writer.Line($"namespace {inNamespace}");
        using (writer.OpenBlock())
        {
            writer.Line("/// <summary>The roles of this project. A role is made when it is first asked for.</summary>");
            writer.Line(GeneratedFile.CodeAttribute);
            writer.Line("public static partial class Roles");
            using (writer.OpenBlock())
                WriteMembers(writer, index.Roles);
        }
    });

    private static void WriteMembers(IndentedWriter writer, EquatableArray<NamedRole> roles)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        writer.Line($"private static {List}? {RoleMembers.AllRoles};");
        foreach (var role in roles)
        {
            var type = $"global::{role.Namespace}.{Identifiers.Escape(role.ClassName)}";
            writer.Blank();
            writer.Line($"/// <inheritdoc cref=\"{type}\"/>");
            writer.Line($"public static {type} {Identifiers.Escape(PropertyName(role, taken))} => {role.Expression};");
        }

        writer.Blank();
        writer.Line("/// <summary>All roles, ordered by the paths of their files; those with placeholders as templates.</summary>");
        writer.Line($"public static {List} All => {RoleMembers.AllRoles} ??= global::System.Array.AsReadOnly(new global::Permissions.RoleDefinition[]");
        writer.Line("{");
        using (writer.Indent())
        {
            foreach (var role in roles)
                writer.Line($"{role.Expression},");
        }

        writer.Line("});");
    }

    /// <summary>The class's name; for a second class of that name, in another namespace, with the namespace before it.</summary>
    private static string PropertyName(NamedRole role, HashSet<string> taken)
    {
        var name = taken.Contains(role.ClassName) ? Identifiers.PascalCase(role.Namespace) + role.ClassName : role.ClassName;
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
            unique = $"{name}{i}";
        return unique;
    }
}
