namespace Permissions.Catalog;

/// <summary>
/// Makes the value of a member. An operation comes in two halves, so that all operations and patterns of a resource type
/// share the text of its path: written in full, those texts are two thirds of the assembly.
/// </summary>
internal static class Operation
{
    internal static ControlAction Control(string path, string rest) => ControlAction.FromService(string.Concat(path, rest));

    internal static DataAction Data(string path, string rest) => DataAction.FromService(string.Concat(path, rest));
}
