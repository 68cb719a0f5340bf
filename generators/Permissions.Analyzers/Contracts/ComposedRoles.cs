using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permissions.Analyzers.Contracts;

/// <summary>
/// The roles that the project's static fields and properties compose of constants, by their names. Nothing is looked at before a
/// contract asks for a name that no role file has, and then each declaration once; a cancelled look leaves nothing behind.
/// </summary>
internal sealed class ComposedRoles(Compilation compilation, RoleResolver roles)
{
    private readonly object _gate = new();
    private Dictionary<string, List<ContractRole>>? _byName;

    /// <summary>The composed role of a name in any case; null where none has it, and a problem where several have.</summary>
    internal RoleReading? Find(string name, CancellationToken cancellationToken)
    {
        List<ContractRole>? found;
        lock (_gate)
        {
            if (!(_byName ??= ReadAll(cancellationToken)).TryGetValue(name, out found))
                return null;
        }

        return found.Count == 1
            ? ContractRole.Reading(found[0])
            : new(null, $"{found.Count} composed constants of this project have the name '{name}', so that it says of none which is meant. Give each a name of its own.", found[1].LocationOf(null));
    }

    private Dictionary<string, List<ContractRole>> ReadAll(CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, List<ContractRole>>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in Members(cancellationToken))
        {
            // Of a built-in role or a role file it has no place in C#; both are found by their names elsewhere.
            if (Read(member, cancellationToken) is not { } role || role.LocationOf(null) is not { IsInSource: true } place)
                continue;
            if (!all.TryGetValue(role.Name, out var named))
                all.Add(role.Name, named = []);
            if (!named.Exists(other => place.Equals(other.LocationOf(null))))
                named.Add(role);
        }

        return all;
    }

    private ContractRole? Read(ISymbol member, CancellationToken cancellationToken)
    {
        // Only a call composes a role. Another name for one is no second role.
        var declaration = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        if (declaration is null || Initializers.ValueOf(declaration) is not { } value || Unwrapped.WithoutCasts(value) is not InvocationExpressionSyntax)
            return null;
#pragma warning disable RS1030 // The role may be declared in any file, and there is no other way to read that file.
        var model = compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
        return Initializers.Of(member, model, cancellationToken) is { } operation ? new RoleExpressions(roles, model, cancellationToken).Read(operation).Role : null;
    }

    /// <summary>The static fields and properties of the project that are roles, and not those of one role file's class.</summary>
    private IEnumerable<ISymbol> Members(CancellationToken cancellationToken)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(compilation.Assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var member in pending.Pop().GetMembers())
            {
                if (member is INamespaceOrTypeSymbol below)
                    pending.Push(below);
                else if (member.IsStatic && TypeOf(member) is { } type && roles.IsRole(type) && !roles.IsRoleClass(type))
                    yield return member;
            }
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol { IsReadOnly: true, IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { IsReadOnly: true } property => property.Type,
        _ => null,
    };
}
