using Permissions.Emulator.Requests;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Filters;

/// <summary>The filter of a list of deny assignments.</summary>
/// <param name="AtScope">Only those made at or above the scope.</param>
/// <param name="Name">Only those of this name; null for any.</param>
/// <param name="PrincipalId">Only those that name this principal; null for any.</param>
internal sealed record DenyAssignmentFilter(bool AtScope, string? Name, Guid? PrincipalId)
{
    private const string Supported = "atScope(), denyAssignmentName eq '{name}', principalId eq '{id}', and these joined by 'and'";

    /// <exception cref="ArmException">The filter is not one of those supported.</exception>
    internal static DenyAssignmentFilter Parse(string? filter)
    {
        var result = new DenyAssignmentFilter(false, null, null);
        foreach (var term in FilterTerm.Read(filter, Supported))
        {
            result = term switch
            {
                { Value: null } when term.Is("atScope", function: true) => result with { AtScope = true },
                { Value: { } name } when term.Is("denyAssignmentName", function: false) => result with { Name = name },
                { Value: { } text } when term.Is("principalId", function: false) && GuidText.TryParsePrincipal(text, out var id) => result with { PrincipalId = id },
                _ => throw FilterTerm.Refuse(filter, Supported),
            };
        }

        return result;
    }

    internal bool Includes(EmulatedDenyAssignment denial, Scope scope, ScopeTree tree) =>
        (Name is null || string.Equals(Name, denial.Name, StringComparison.OrdinalIgnoreCase))
        && (PrincipalId is not { } id || denial.Principals.Contains(id))
        && (tree.Contains(denial.Scope, scope) || (!AtScope && tree.Contains(scope, denial.Scope)));
}
