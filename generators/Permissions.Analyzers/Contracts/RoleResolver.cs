using Microsoft.CodeAnalysis;

namespace Permissions.Analyzers.Contracts;

/// <summary>Finds the roles that contracts name. It lives as long as one compilation.</summary>
internal sealed class RoleResolver
{
    private const string RoleName = "RoleName";

    private readonly IAssemblySymbol _assembly;
    private readonly ComposedRoles _composed;

    internal RoleResolver(Compilation compilation, ProjectFiles files)
    {
        Files = files;
        _assembly = compilation.Assembly;
        _composed = new(compilation, this);
    }

    /// <summary>The project's files.</summary>
    internal ProjectFiles Files { get; }

    /// <summary>Whether a type is the class of a role file, and so has the role's name as a constant.</summary>
    internal bool IsRoleClass(ITypeSymbol? type) => type is INamedTypeSymbol named && NameOf(named) is not null && IsRole(named);

    /// <summary>Whether a type is a role definition or derives from it.</summary>
    internal bool IsRole(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (LibraryTypes.Is(current, nameof(RoleDefinition)))
                return true;
        }

        return false;
    }

    /// <summary>The role of a class.</summary>
    internal RoleReading OfType(ITypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.TypeKind == TypeKind.Error)
            return default;
        if (!IsRoleClass(type))
            return new(null, $"'{type.Name}' is no role: expected a class that is generated from a role file.");
        var name = NameOf((INamedTypeSymbol)type)!;
        // The class of a file without a readable name, which is an error of its own.
        if (name.Length == 0)
            return default;
        // Of another project's class this one may have a file of the same name, which need not be the same.
        var found = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _assembly) ? Files.FindRole(name, cancellationToken) : null;
        return found
            ?? new(null, $"The file of role '{name}' is not in this project, and a class does not say all that its role grants. Put the contract into the project that has the file.");
    }

    /// <summary>The role of a name: of a role file, else of a composed constant of this project, else of Azure.</summary>
    internal RoleReading OfName(string name, CancellationToken cancellationToken)
    {
        if ((Files.FindRole(name, cancellationToken) ?? _composed.Find(name, cancellationToken)) is { } found)
            return found;
        if (BuiltInRoleCatalogue.Azure.TryFind(name, out var role))
            return new(new(role));
        var nearest = BuiltInRoleCatalogue.Azure.Nearest(name);
        var hint = nearest.Count == 0 ? "Write the display name of one." : $"Did you mean {string.Join(", ", nearest.Select(other => $"'{other}'"))}?";
        return new(null, $"No role file and no composed constant of this project, and no built-in role, has the name '{name}'. {hint}");
    }

    private static string? NameOf(INamedTypeSymbol type) =>
        type.GetMembers(RoleName).OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue)?.ConstantValue as string;
}
