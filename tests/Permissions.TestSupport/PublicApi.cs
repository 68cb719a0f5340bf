using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Permissions.TestSupport;

/// <summary>
/// An assembly's public surface as text: every type and member that code outside the assembly can name, in ordinal
/// order, with nullability, default values, constants and constraints. A change to it is then a change in review.
/// </summary>
public static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Compares the public surface of an assembly with a verified file, which lies in the folder of the running test project.</summary>
    /// <param name="assembly">The assembly to render.</param>
    /// <param name="testFile">The path of the test's source file; the verified file lies beside it.</param>
    public static void Verify(Assembly assembly, [CallerFilePath] string testFile = "") =>
        Snapshot.Verify(Render(assembly), "PublicApi", testFile);

    /// <summary>Renders the public surface of an assembly.</summary>
    /// <param name="assembly">The assembly to render.</param>
    /// <returns>One block a namespace, newlines as <c>\n</c>.</returns>
    public static string Render(Assembly assembly)
    {
        var text = new StringBuilder();
        var byNamespace = assembly.GetExportedTypes()
            .Where(type => !type.IsNested)
            .GroupBy(type => type.Namespace ?? "", StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in byNamespace)
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append("namespace ").Append(group.Key).Append("\n{\n");
            AppendTypes(text, group, "    ");
            text.Append("}\n");
        }

        return text.ToString();
    }

    private static void AppendTypes(StringBuilder text, IEnumerable<Type> types, string indent)
    {
        var first = true;
        foreach (var type in types.OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            if (!first)
                text.Append('\n');
            first = false;
            AppendType(text, type, indent);
        }
    }

    private static void AppendType(StringBuilder text, Type type, string indent)
    {
        var names = new PublicApiNames(type.Namespace ?? "");
        AppendAttributes(text, type, indent);
        text.Append(indent).Append(Access(type.IsNestedFamily || type.IsNestedFamORAssem)).Append(' ');
        if (typeof(MulticastDelegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            text.Append("delegate ").Append(names.Return(invoke)).Append(' ').Append(names.Declared(type))
                .Append('(').Append(names.Parameters(invoke)).Append(')').Append(names.Constraints(type.GetGenericArguments())).Append(";\n");
            return;
        }

        text.Append(Kind(type)).Append(' ').Append(names.Declared(type)).Append(Bases(type, names))
            .Append(names.Constraints(type.GetGenericArguments())).Append('\n').Append(indent).Append("{\n");
        var inner = indent + "    ";
        foreach (var line in type.IsEnum ? EnumMembers(type) : Members(type, names))
            text.Append(inner).Append(line).Append('\n');
        var nested = type.GetNestedTypes(Declared).Where(nested => nested.IsNestedPublic || nested.IsNestedFamily || nested.IsNestedFamORAssem).ToList();
        if (nested.Count > 0)
        {
            text.Append('\n');
            AppendTypes(text, nested, inner);
        }

        text.Append(indent).Append("}\n");
    }

    private static void AppendAttributes(StringBuilder text, MemberInfo member, string indent)
    {
        if (member.GetCustomAttribute<FlagsAttribute>() is not null)
            text.Append(indent).Append("[Flags]\n");
        // The compiler marks ref structs and required members as obsolete for compilers that do not know them.
        if (member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete && member.GetCustomAttribute<IsByRefLikeAttribute>() is null)
            text.Append(indent).Append(Obsolete(obsolete)).Append('\n');
    }

    private static string Obsolete(ObsoleteAttribute obsolete) => $"[Obsolete({PublicApiNames.Value(obsolete.Message, typeof(string))})]";

    private static string Kind(Type type)
    {
        if (type.IsEnum)
            return "enum";
        if (type.IsInterface)
            return "interface";
        if (type.IsValueType)
        {
            var isRecord = type.GetMethod("PrintMembers", Declared) is not null;
            return (type.GetCustomAttribute<IsReadOnlyAttribute>() is null ? "" : "readonly ") + (type.IsByRefLike ? "ref " : "") + (isRecord ? "record " : "") + "struct";
        }

        var modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return modifier + (type.GetMethod("<Clone>$", Declared) is null ? "class" : "record");
    }

    private static string Bases(Type type, PublicApiNames names)
    {
        if (type.IsEnum)
            return Enum.GetUnderlyingType(type) == typeof(int) ? "" : " : " + names.Of(Enum.GetUnderlyingType(type));
        var inherited = type.GetInterfaces().SelectMany(i => i.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        var isRecord = Kind(type).Contains("record", StringComparison.Ordinal);
        bool Follows(Type i) => inherited.Contains(i) || (isRecord && i == typeof(IEquatable<>).MakeGenericType(type));
        var bases = type.GetInterfaces().Where(i => i.IsVisible && !Follows(i)).Select(i => names.Of(i)).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            bases.Insert(0, names.Of(parent));
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private static IEnumerable<string> EnumMembers(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (field.Name, Value: Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)))
            .OrderBy(member => member.Value).ThenBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => FormattableString.Invariant($"{member.Name} = {member.Value},"));

    private static IEnumerable<string> Members(Type type, PublicApiNames names) =>
        type.GetMembers(Declared)
            .Select(member => (Member: member, Line: PublicApiMembers.Line(member, names)))
            .Where(entry => entry.Line is not null)
            .OrderBy(entry => PublicApiMembers.OrderOf(entry.Member))
            .ThenBy(entry => entry.Member.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.Line, StringComparer.Ordinal)
            .Select(entry => entry.Member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete ? $"{Obsolete(obsolete)} {entry.Line}" : entry.Line!);

    /// <summary>The word for what outside code may reach: everything, or what derived classes may.</summary>
    internal static string Access(bool isProtected) => isProtected ? "protected" : "public";
}
