using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Permissions.Generators;

namespace Permissions.Analyzers.Contracts;

/// <summary>
/// What the members of Permissions.Catalog stand for. Their values are made at run time, so they are worked out here from
/// their names, by the rule that made the names of Azure's operations.
/// </summary>
internal static class CatalogMembers
{
    private const string Namespace = "Permissions.Catalog";

    // Text and names only: nothing of a compilation.
    private static readonly ConcurrentDictionary<(OperationPlane Plane, string Provider), OperationNode> Providers = new();

    /// <summary>The permission string of a member; null where it is none of the catalogue's.</summary>
    internal static string? PermissionOf(ISymbol member)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
            types.Push(type);
        if (types.Count < 2 || !IsOfCatalog(types.Peek()))
            return null;
        var plane = types.Pop().Name switch
        {
            "Actions" => OperationPlane.Control,
            "DataActions" => OperationPlane.Data,
            _ => (OperationPlane?)null,
        };
        return plane is { } known ? PermissionOf(known, types, member.Name) : null;
    }

    /// <summary>The built-in role of a property of <c>BuiltInRoles</c>; null where it is none.</summary>
    internal static RoleDefinition? RoleOf(ISymbol member)
    {
        if (member.ContainingType is not { Name: "BuiltInRoles", ContainingType: null } type || !IsOfCatalog(type))
            return null;
        var id = type.GetTypeMembers("Ids").SelectMany(ids => ids.GetMembers(member.Name)).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string;
        return Guid.TryParse(id, out var guid) && BuiltInRoleCatalogue.Azure.TryFind(guid, out var role) ? role : null;
    }

    private static bool IsOfCatalog(INamedTypeSymbol type) =>
        type.ContainingType is null && type.ContainingNamespace.ToDisplayString() == Namespace;

    private static string? PermissionOf(OperationPlane plane, Stack<INamedTypeSymbol> types, string member)
    {
        var node = Providers.GetOrAdd((plane, types.Peek().Name), static key => TreeOf(key.Plane, key.Provider));
        while (types.Count > 0)
        {
            var name = types.Pop().Name;
            if (node.Types.Values.FirstOrDefault(type => type.Name == name) is not { } below)
                return null;
            node = below;
        }

        if (node.Members.FirstOrDefault(other => other.Name == member) is { } operation)
            return operation.Operation.Name;
        if (member == OperationNames.All)
            return node.Path + "/*";
        var verb = node.VerbsBelow.FirstOrDefault(verb => member == OperationNames.All + Identifiers.PascalCase(verb));
        return verb is null ? null : $"{node.Path}/*/{verb}";
    }

    /// <summary>The classes of the providers that may be called so: neighbours that share a name all get a hash behind it.</summary>
    private static OperationNode TreeOf(OperationPlane plane, string name)
    {
        var catalogue = OperationCatalogue.Azure;
        var operations = catalogue.Providers
            .Where(provider => IsCalled(OperationNames.OfType(provider, isProvider: true), name))
            .SelectMany(provider => catalogue.Matching(provider + "/*", plane))
            .Select(operation => new CatalogueOperation(operation.Name, operation.Plane));
        return OperationTree.Of(operations, plane == OperationPlane.Data ? "DataActions" : "Actions");
    }

    private static bool IsCalled(string plain, string name) =>
        name.StartsWith(plain, StringComparison.OrdinalIgnoreCase) && (name.Length == plain.Length || name[plain.Length] == '_');
}
