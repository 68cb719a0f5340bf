using System.Collections.Immutable;

namespace Permissions.Generators;

/// <summary>The classes that access files want, and those that are taken.</summary>
internal static class AccessTypes
{
    internal static EquatableArray<AccessType> NamesOf(LevelFileModel file) =>
        file.Kinds.Select((kind, index) => new AccessType(file.Path, index, kind.Namespace, kind.ClassName)).ToEquatableArray();

    internal static EquatableArray<AccessType> NamesOf(IdentityFileModel file) =>
        new[] { new AccessType(file.Path, 0, file.Namespace, file.ClassName) }.ToEquatableArray();

    /// <summary>What loses its class: to a role, to the list of roles, or to what comes before it by path and place.</summary>
    internal static EquatableArray<TakenType> Taken(
        (((ImmutableArray<EquatableArray<AccessType>> Levels, ImmutableArray<EquatableArray<AccessType>> Identities) Types, RoleIndex Index) Left, ProjectOptions Options) input,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ((types, index), options) = input;
        var wanted = types.Levels.Concat(types.Identities).SelectMany(file => file).ToArray();
        if (wanted.Length == 0)
            return EquatableArray<TakenType>.Empty;

        var owners = new Dictionary<(string, string), (string By, AccessType? Type)> { [(options.Namespace, "Roles")] = ("the list of roles", null) };
        foreach (var role in index.Roles)
            owners[(role.Namespace, role.ClassName)] = ($"the role '{role.Name}'", null);
        var taken = new List<TakenType>();
        foreach (var type in wanted.OrderBy(type => type.Path, StringComparer.Ordinal).ThenBy(type => type.Index))
        {
            if (owners.TryGetValue((type.Namespace, type.ClassName), out var owner))
                taken.Add(new(type, type.Equals(owner.Type) ? "the same file, which the project names twice," : owner.By));
            else
                owners.Add((type.Namespace, type.ClassName), ($"'{type.Path}'", type));
        }

        return taken.ToEquatableArray();
    }
}
