namespace Permissions.ResourceManager;

/// <summary>What became of a role assignment.</summary>
/// <param name="Outcome">What was done.</param>
/// <param name="Assignment">The assignment as Azure holds it, under the name it has there.</param>
/// <param name="Former">
/// The assignment as it was before, when it was updated. Null otherwise, and also where another writer made the assignment
/// between this call's read and its write.
/// </param>
public sealed record RoleAssignmentResult(EnsureOutcome Outcome, RoleAssignment Assignment, RoleAssignment? Former = null);
