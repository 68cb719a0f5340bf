using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Permissions.Generators.Tests;

/// <summary>Looks through everything that a step's output holds for objects of the compiler's that a cache must not keep.</summary>
internal static class ModelWalk
{
    /// <summary>The kinds of object that hold a compilation or a text alive, or are equal to themselves only.</summary>
    internal static bool IsForbidden(object value) =>
        value is ISymbol or Compilation or SyntaxNode or SyntaxTree or SourceText or Location or Diagnostic;

    /// <summary>The first forbidden object, or null.</summary>
    internal static object? FindForbidden(object? value) => Find(value, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static object? Find(object? value, HashSet<object> seen)
    {
        // The first step's output holds the file itself, which the compiler owns.
        if (value is null or string or AdditionalText or Type || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return null;
        if (IsForbidden(value))
            return value;
        if (!value.GetType().IsValueType && !seen.Add(value))
            return null;
        if (value is Array array)
            return FirstForbidden(array, seen);
        return FirstForbidden(
            Hierarchy(value.GetType())
                .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .Select(field => field.GetValue(value)),
            seen);
    }

    private static object? FirstForbidden(IEnumerable values, HashSet<object> seen) =>
        values.Cast<object?>().Select(value => Find(value, seen)).FirstOrDefault(found => found is not null);

    private static IEnumerable<Type> Hierarchy(Type? type)
    {
        for (; type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
            yield return type;
    }
}
