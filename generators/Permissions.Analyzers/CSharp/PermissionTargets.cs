using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Permissions.Analyzers.CSharp;

/// <summary>What in a compilation is marked as taking permission strings. Each symbol is looked at once.</summary>
internal sealed class PermissionTargets(Compilation compilation)
{
    private readonly ImmutableArray<INamedTypeSymbol> _attributes = compilation.GetTypesByMetadataName("Permissions.PermissionStringAttribute");
    private readonly ConcurrentDictionary<ISymbol, OperationPlane?> _planes = new(SymbolEqualityComparer.Default);

    /// <summary>Whether anything can be marked.</summary>
    internal bool Exist => !_attributes.IsEmpty;

    /// <summary>The plane of the first of these that is marked; null where none is.</summary>
    internal OperationPlane? PlaneOf(ImmutableArray<ISymbol> symbols)
    {
        foreach (var symbol in symbols)
        {
            if (_planes.GetOrAdd(symbol.OriginalDefinition, ReadPlane) is { } plane)
                return plane;
        }

        return null;
    }

    private OperationPlane? ReadPlane(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            // A value that is neither plane is an error in the user's code, and marks nothing.
            if (attribute.AttributeClass is { } type && _attributes.Contains(type, SymbolEqualityComparer.Default)
                && attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is (0 or 1) and int plane)
                return (OperationPlane)plane;
        }

        return null;
    }
}
