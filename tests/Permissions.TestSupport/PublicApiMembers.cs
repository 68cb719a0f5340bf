using System.Reflection;
using System.Runtime.CompilerServices;

namespace Permissions.TestSupport;

/// <summary>One line of C# for each member that code outside its assembly can name.</summary>
internal static class PublicApiMembers
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_ExclusiveOr"] = "^",
        ["op_LogicalNot"] = "!",
        ["op_OnesComplement"] = "~",
    };

    /// <summary>Where members of this kind stand in their type: fields, constructors, properties, events, methods.</summary>
    public static int OrderOf(MemberInfo member) => member.MemberType switch
    {
        MemberTypes.Field => 0,
        MemberTypes.Constructor => 1,
        MemberTypes.Property => 2,
        MemberTypes.Event => 3,
        _ => 4,
    };

    /// <summary>The member as a line of C#; null where outside code cannot name it or it only follows from another line.</summary>
    public static string? Line(MemberInfo member, PublicApiNames names) => member switch
    {
        FieldInfo field when IsVisible(field.Attributes) => Field(field, names),
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) && !IsGenerated(constructor) => Constructor(constructor, names),
        PropertyInfo property => Property(property, names),
        EventInfo @event when @event.AddMethod is { } add && IsVisible(add) => $"{Modifiers(add)}event {names.Of(@event)} {@event.Name};",
        MethodInfo method when IsVisible(method) && !IsGenerated(method) && !IsObjectOverride(method) && !IsAccessor(method) => Method(method, names),
        _ => null,
    };

    private static string Field(FieldInfo field, PublicApiNames names)
    {
        var access = PublicApi.Access(!field.IsPublic);
        if (field.IsLiteral)
            return $"{access} const {names.Of(field)} {field.Name} = {PublicApiNames.Value(field.GetRawConstantValue(), field.FieldType)};";
        return $"{access} {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{names.Of(field)} {field.Name};";
    }

    private static string Constructor(ConstructorInfo constructor, PublicApiNames names) =>
        $"{PublicApi.Access(!constructor.IsPublic)} {PublicApiNames.Simple(constructor.DeclaringType!)}({names.Parameters(constructor)});";

    private static string? Property(PropertyInfo property, PublicApiNames names)
    {
        var getter = property.GetMethod is { } get && IsVisible(get) ? get : null;
        var setter = property.SetMethod is { } set && IsVisible(set) ? set : null;
        // The type that a record compares by is the compiler's affair.
        if ((getter ?? setter) is not { } accessor || property.Name == "EqualityContract")
            return null;
        var isInit = setter is not null && setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        var accessors = (getter is null ? "" : "get; ") + (setter is null ? "" : SetterAccess(setter, accessor) + (isInit ? "init; " : "set; "));
        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{names.Parameters(index)}]";
        return $"{Modifiers(accessor)}{required}{names.Of(property)} {name} {{ {accessors}}}";
    }

    private static string SetterAccess(MethodInfo setter, MethodInfo accessor) => accessor.IsPublic && !setter.IsPublic ? "protected " : "";

    private static string Method(MethodInfo method, PublicApiNames names)
    {
        var parameters = $"({names.Parameters(method)})";
        if (method.Name is "op_Implicit" or "op_Explicit")
            return $"public static {(method.Name == "op_Implicit" ? "implicit" : "explicit")} operator {names.Return(method)}{parameters};";
        if (method.IsSpecialName && Operators.TryGetValue(method.Name, out var sign))
            return $"public static {names.Return(method)} operator {sign}{parameters};";
        var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{Modifiers(method)}{names.Return(method)} {method.Name}{generics}{parameters}{names.Constraints(method.GetGenericArguments())};";
    }

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
            return method.IsStatic ? "static " : "";
        var isOverride = method.GetBaseDefinition().DeclaringType != method.DeclaringType;
        var kind = method switch
        {
            { IsStatic: true } => "static ",
            { IsAbstract: true } => isOverride ? "abstract override " : "abstract ",
            { IsVirtual: true, IsFinal: false } => isOverride ? "override " : "virtual ",
            { IsVirtual: true } when isOverride => "sealed override ",
            _ => "",
        };
        return $"{PublicApi.Access(!method.IsPublic)} {kind}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem
        && (attributes & FieldAttributes.SpecialName) == 0;

    // What the compiler writes for a record follows from the word "record" in the type's line.
    private static bool IsGenerated(MethodBase method) =>
        method.GetCustomAttribute<CompilerGeneratedAttribute>() is not null || method.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsObjectOverride(MethodInfo method) => method.GetBaseDefinition().DeclaringType == typeof(object);
}
