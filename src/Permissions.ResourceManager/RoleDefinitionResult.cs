namespace Permissions.ResourceManager;

/// <summary>What became of a role definition.</summary>
/// <param name="Outcome">What was done.</param>
/// <param name="Role">
/// The role as Azure holds it. Its <see cref="RoleDefinition.Id"/> is the GUID it has there, which is another than the one
/// asked for where a role of the same name existed.
/// </param>
/// <param name="Former">The role as it was before; null unless it was updated.</param>
public sealed record RoleDefinitionResult(EnsureOutcome Outcome, RoleDefinition Role, RoleDefinition? Former = null);
