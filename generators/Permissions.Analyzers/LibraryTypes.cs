using Microsoft.CodeAnalysis;

namespace Permissions.Analyzers;

/// <summary>
/// Knows the library's types by their names. To look one up in a compilation reads all of its references, which takes longer
/// than what most analyses ask.
/// </summary>
internal static class LibraryTypes
{
    private const string Namespace = "Permissions";

    /// <summary>Whether a type is the library's of this name, wherever it is compiled into.</summary>
    internal static bool Is(ITypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
}
