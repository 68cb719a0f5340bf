using System.Collections.Immutable;
using Permissions.Rules;

namespace Permissions.Generators;

/// <summary>The questions that concern all role files of a project together.</summary>
internal static class ProjectRoles
{
    internal static EquatableArray<NamedRole> NamesOf(RoleFileModel file) => file.Roles
        .Select((role, index) => new NamedRole(file.Path, index, role.Namespace, role.ClassName, role.Name, role.HasPlaceholders))
        .ToEquatableArray();

    /// <summary>The roles that get a class: of those that share its name, the first; one whose name could be read before one that has it from its file.</summary>
    internal static RoleIndex Index(ImmutableArray<EquatableArray<NamedRole>> files) =>
        new(Sorted([.. Winners(InOrder(files)).Values], ByPlace).ToEquatableArray());

    internal static LeftOut LeftOut(ImmutableArray<EquatableArray<NamedRole>> files)
    {
        var roles = InOrder(files);
        var winners = Winners(roles);
        return new(
            winners.Count == roles.Length
                ? EquatableArray<NamedRole>.Empty
                : roles.Where(role => winners[(role.Namespace, role.ClassName)] != role).ToEquatableArray(),
            RepeatedPaths(files).OrderBy(path => path, StringComparer.Ordinal).ToEquatableArray());
    }

    /// <summary>The source of a file's classes, without those that others have taken; null where none is left.</summary>
    internal static string? Source(RoleFileModel file, LeftOut leftOut)
    {
        var roles = leftOut.Roles.Count == 0
            ? file.Roles
            : file.Roles.Where((_, index) => !leftOut.Roles.Any(role => role.Path == file.Path && role.Index == index)).ToEquatableArray();
        return roles.Count == 0 ? null : RoleClassWriter.WriteFile(file.Path, roles);
    }

    /// <summary>The files that the project names more than once, each once.</summary>
    internal static EquatableArray<RoleFileModel> RepeatedFiles((ImmutableArray<RoleFileModel> Files, LeftOut LeftOut) input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return input.LeftOut.RepeatedFiles
            .Select(path => input.Files.First(file => file.Path == path))
            .ToEquatableArray();
    }

    /// <summary>RBAC004 for roles that share a name or a class, at each of them.</summary>
    internal static EquatableArray<FindingModel> Collisions(ImmutableArray<RoleFileEntries> files, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var roles = new List<RoleEntry>();
        foreach (var file in files)
        {
            if (file.Entries.Count == 0 || paths.ContainsKey(file.Entries[0].File))
                continue;
            paths.Add(file.Entries[0].File, file.Path);
            roles.AddRange(file.Entries);
        }

        return RoleCollisions.Find(roles)
            .Select(collision => new FindingModel(
                collision.Finding.Rule,
                collision.Finding.Severity,
                collision.Finding.Message,
                PlaceOf(collision.Entry, paths),
                new[] { PlaceOf(collision.Other, paths) }.ToEquatableArray()))
            .ToEquatableArray();
    }

    // A name stands on one line: JSON strings do not hold newlines.
    private static Place PlaceOf(RoleEntry entry, Dictionary<string, string> paths)
    {
        var start = new Microsoft.CodeAnalysis.Text.LinePosition(entry.Position.Line, entry.Position.Column);
        return new(
            paths[entry.File],
            new(entry.Span.Start, entry.Span.Length),
            new(start, new(start.Line, start.Character + entry.Span.Length)));
    }

    private static Dictionary<(string Namespace, string ClassName), NamedRole> Winners(NamedRole[] roles)
    {
        var winners = new Dictionary<(string, string), NamedRole>(roles.Length);
        foreach (var role in roles)
        {
            if (!winners.ContainsKey((role.Namespace, role.ClassName)))
                winners.Add((role.Namespace, role.ClassName), role);
        }

        return winners;
    }

    private static HashSet<string> RepeatedPaths(ImmutableArray<EquatableArray<NamedRole>> files)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var repeated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Count > 0 && !paths.Add(file[0].Path))
                repeated.Add(file[0].Path);
        }

        return repeated;
    }

    private static NamedRole[] InOrder(ImmutableArray<EquatableArray<NamedRole>> files) => Sorted(
        files.SelectMany(static file => file).ToArray(),
        static (left, right) => left.IsNamed == right.IsNamed ? ByPlace(left, right) : left.IsNamed ? -1 : 1);

    private static int ByPlace(NamedRole left, NamedRole right) =>
        string.CompareOrdinal(left.Path, right.Path) is var byPath and not 0 ? byPath : left.Index.CompareTo(right.Index);

    /// <summary>Sorts unless that is done: a build hands its files over in their order as a rule. Equal roles keep their order.</summary>
    private static NamedRole[] Sorted(NamedRole[] roles, Comparison<NamedRole> compare)
    {
        for (var i = 1; i < roles.Length; i++)
        {
            if (compare(roles[i - 1], roles[i]) > 0)
                return [.. roles.OrderBy(static role => role, Comparer<NamedRole>.Create(compare))];
        }

        return roles;
    }
}
