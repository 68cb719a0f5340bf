using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Permissions.TestSupport;

/// <summary>Types, parameters and values as C# writes them, seen from one namespace: its own types are short, all others whole.</summary>
internal sealed class PublicApiNames(string @namespace)
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    private readonly NullabilityInfoContext _nullability = new();

    public string Of(Type type) => Of(type, null);

    public string Of(FieldInfo field) => Of(field.FieldType, _nullability.Create(field));

    public string Of(EventInfo @event) => Of(@event.EventHandlerType!, _nullability.Create(@event));

    public string Of(PropertyInfo property) => RefKind(property.PropertyType) + Of(property.PropertyType, _nullability.Create(property));

    public string Return(MethodInfo method) => RefKind(method.ReturnType) + Of(method.ReturnType, _nullability.Create(method.ReturnParameter));

    /// <summary>The name of a type without its namespace, outer types and generic parameters.</summary>
    public static string Simple(Type type) => type.Name.Split('`')[0];

    /// <summary>The name of a type as its declaration writes it.</summary>
    public string Declared(Type type)
    {
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToList();
        return own.Count == 0 ? Simple(type) : $"{Simple(type)}<{string.Join(", ", own.Select(Variance))}>";
    }

    public string Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute), false);
        return (isExtension ? "this " : "") + Parameters(method.GetParameters());
    }

    public string Parameters(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(Parameter));

    /// <summary>The <c>where</c> clauses of generic parameters, each after a space.</summary>
    public string Constraints(IEnumerable<Type> parameters)
    {
        var clauses = parameters.Where(parameter => parameter.IsGenericParameter).Select(Constraint);
        return string.Concat(clauses);
    }

    /// <summary>A constant as C# writes it.</summary>
    public static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => "\"" + Escape(text) + "\"",
        char character => $"'{Escape(character.ToString())}'",
        bool truth => truth ? "true" : "false",
        _ when Nullable.GetUnderlyingType(type) is { IsEnum: true } underlying => Value(value, underlying),
        _ when type.IsEnum => $"{type.Name}.{Enum.GetName(type, value) ?? Convert.ToString(value, CultureInfo.InvariantCulture)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    private string Parameter(ParameterInfo parameter)
    {
        var modifier = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute), false) || parameter.IsDefined(typeof(ParamCollectionAttribute), false) => "params ",
            _ => "",
        };
        var value = parameter.HasDefaultValue ? " = " + Value(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{modifier}{Of(parameter.ParameterType, _nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying, nullability is { GenericTypeArguments.Length: 1 } ? nullability.GenericTypeArguments[0] : null) + "?";
        var mark = !type.IsValueType && nullability is not null && StateOf(nullability) == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        if (type.IsPointer)
            return Of(type.GetElementType()!, null) + "*";
        if (type.IsGenericParameter)
            return type.Name + mark;
        return (Keywords.TryGetValue(type, out var keyword) ? keyword : Qualified(type, nullability)) + mark;
    }

    private static NullabilityState StateOf(NullabilityInfo nullability) =>
        nullability.ReadState == NullabilityState.Unknown ? nullability.WriteState : nullability.ReadState;

    private string Qualified(Type type, NullabilityInfo? nullability)
    {
        var arguments = type.GetGenericArguments();
        var names = arguments.Select((argument, i) => Of(argument, nullability is not null && i < nullability.GenericTypeArguments.Length ? nullability.GenericTypeArguments[i] : null)).ToArray();
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsValueType && names.Length > 1)
            return $"({string.Join(", ", names)})";
        var chain = new Stack<Type>();
        for (var outer = type; outer is not null; outer = outer.DeclaringType)
            chain.Push(outer);
        var used = 0;
        var parts = chain.Select(part =>
        {
            var own = names[used..part.GetGenericArguments().Length];
            used = part.GetGenericArguments().Length;
            return own.Length == 0 ? Simple(part) : $"{Simple(part)}<{string.Join(", ", own)}>";
        });
        var name = string.Join(".", parts);
        return type.Namespace is null || type.Namespace == @namespace ? name : $"{type.Namespace}.{name}";
    }

    private static string Variance(Type parameter) =>
        (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
        {
            GenericParameterAttributes.Covariant => "out ",
            GenericParameterAttributes.Contravariant => "in ",
            _ => "",
        } + parameter.Name;

    private string Constraint(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var parts = new List<string>();
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            parts.Add("class");
        if (isStruct)
            parts.Add("struct");
        parts.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(type => Of(type)).Order(StringComparer.Ordinal));
        if (!isStruct && attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
            parts.Add("new()");
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }

    private static string RefKind(Type type) => type.IsByRef ? "ref " : "";
}
