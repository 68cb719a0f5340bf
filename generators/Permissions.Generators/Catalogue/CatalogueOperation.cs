namespace Permissions.Generators;

/// <summary>One operation of the catalogue.</summary>
/// <param name="Name">The operation as Azure spells it.</param>
/// <param name="Plane">Its plane.</param>
/// <param name="RemovedIn">The version of the catalogue that removed it; null for one that is there.</param>
internal sealed record CatalogueOperation(string Name, OperationPlane Plane, string? RemovedIn = null);
