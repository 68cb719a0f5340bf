using System.Collections.Immutable;
using Permissions.Rules;

namespace Permissions.Generators;

/// <summary>The questions that concern all role files of a project together.</summary>
internal static class ProjectRoles
{
    internal static EquatableArray<NamedRole> NamesOf(RoleFileModel file) => file.Roles
        .Select((role, index) => new NamedRole(
            file.Path,
            index,
            role.Namespace,
            role.ClassName,
            role.Name.Length > 0,
            role.Scopes.Any(scope => ScopeTemplate.Parse(scope).Placeholders.Count > 0)))
        .ToEquatableArray();

    /// <summary>The roles that get a class: of those that share its name, the first; one whose name could be read before one that has it from its file.</summary>
    internal static RoleIndex Index(ImmutableArray<EquatableArray<NamedRole>> files) =>
        new(Winners(files).Values
            .OrderBy(role => role.Path, StringComparer.Ordinal)
            .ThenBy(role => role.Index)
            .ToEquatableArray());

    internal static LeftOut LeftOut(ImmutableArray<EquatableArray<NamedRole>> files)
    {
        var winners = Winners(files);
        return new(
            InOrder(files).Where(role => winners[(role.Namespace, role.ClassName)] != role).ToEquatableArray(),
            files.Where(file => file.Count > 0)
                .GroupBy(file => file[0].Path, StringComparer.Ordinal)
                .Where(group => group.Skip(1).Any())
                .Select(group => group.Key)
                .OrderBy(path => path, StringComparer.Ordinal)
                .ToEquatableArray());
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

    private static Dictionary<(string Namespace, string ClassName), NamedRole> Winners(ImmutableArray<EquatableArray<NamedRole>> files)
    {
        var winners = new Dictionary<(string, string), NamedRole>();
        foreach (var role in InOrder(files))
        {
            if (!winners.ContainsKey((role.Namespace, role.ClassName)))
                winners.Add((role.Namespace, role.ClassName), role);
        }

        return winners;
    }

    private static IEnumerable<NamedRole> InOrder(ImmutableArray<EquatableArray<NamedRole>> files) => files
        .SelectMany(file => file)
        .OrderBy(role => role.IsNamed ? 0 : 1)
        .ThenBy(role => role.Path, StringComparer.Ordinal)
        .ThenBy(role => role.Index);
}
