using System.Reflection;

namespace Permissions.Catalog.Tests;

/// <summary>A member of the built assembly.</summary>
/// <param name="Path">Its name with the classes around it, such as <c>Actions.Compute.VirtualMachines.Start</c>.</param>
/// <param name="Value">The permission string that it gives.</param>
/// <param name="Plane">The plane that its type stands for.</param>
internal sealed record CatalogueMember(string Path, string Value, OperationPlane Plane)
{
    internal string Name => Path[(Path.LastIndexOf('.') + 1)..];

    internal bool IsPattern => Value.Contains('*', StringComparison.Ordinal);
}

/// <summary>All members of the built assembly, found by reflection.</summary>
internal static class CatalogueMembers
{
    internal static IReadOnlyList<CatalogueMember> All { get; } = [.. Of(typeof(Actions), "Actions"), .. Of(typeof(DataActions), "DataActions")];

    internal static IEnumerable<CatalogueMember> Operations => All.Where(member => !member.IsPattern);

    internal static IEnumerable<CatalogueMember> Patterns => All.Where(member => member.IsPattern);

    private static IEnumerable<CatalogueMember> Of(Type type, string path)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            yield return Read($"{path}.{property.Name}", property.GetValue(null)!);
        foreach (var member in type.GetNestedTypes().SelectMany(nested => Of(nested, $"{path}.{nested.Name}")))
            yield return member;
    }

    private static CatalogueMember Read(string path, object value) => value switch
    {
        ControlAction action => new(path, action.Value, OperationPlane.Control),
        DataAction action => new(path, action.Value, OperationPlane.Data),
        _ => throw new InvalidOperationException($"{path} is a {value.GetType()}."),
    };
}
