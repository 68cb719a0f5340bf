using System.Collections.Concurrent;

namespace Permissions.Analyzers.Contracts;

/// <summary>What patterns stand for. Contracts of many roles repeat the same few, and what is known about each is found out once in a compilation.</summary>
internal sealed class PatternSets(Lazy<OperationCatalogue> catalogue)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<OperationPlane>> _planes = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string Text, OperationPlane Plane), PermissionSet> _sets = new();

    /// <summary>The planes in which the catalogue knows an operation that a pattern matches.</summary>
    internal IReadOnlyList<OperationPlane> KnownPlanes(ContractPattern pattern) => _planes.GetOrAdd(
        pattern.Text, text => [.. ContractPattern.Planes.Where(plane => catalogue.Value.AnyMatches(text, plane, WildcardReading.Lenient))]);

    /// <summary>What a pattern matches in a plane, as the permissions of a role that grants it there.</summary>
    internal PermissionSet Of(ContractPattern pattern, OperationPlane plane) => _sets.GetOrAdd((pattern.Text, plane), static key =>
        key.Plane == OperationPlane.Data ? PermissionSet.Of(DataAction.FromService(key.Text)) : PermissionSet.Of(ControlAction.FromService(key.Text)));
}
