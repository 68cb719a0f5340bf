namespace Permissions;

/// <summary>What may follow a path in the catalogue: a provider, a resource type or a verb, for completion.</summary>
/// <param name="Name">The segment, without slashes, as the catalogue spells it first.</param>
/// <param name="IsOperation">Whether the path with this segment is an operation by itself.</param>
/// <param name="HasChildren">Whether operations go on after this segment.</param>
public readonly record struct OperationSegment(string Name, bool IsOperation, bool HasChildren);
