using Permissions.Emulator.Assignments;
using Permissions.Emulator.Requests;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Filters;

/// <summary>The filter of a list of role assignments.</summary>
/// <param name="AtScope">Only those at the scope and above it, none below.</param>
/// <param name="Principals">Only those of these principals; null for any.</param>
internal sealed record AssignmentFilter(bool AtScope, IReadOnlySet<Guid>? Principals)
{
    private const string Supported = "atScope(), principalId eq '{object id}', assignedTo('{object id of a user or service principal}'), and atScope() and assignedTo('…')";

    /// <exception cref="ArmException">The filter is not one of those supported.</exception>
    internal static AssignmentFilter Parse(string? filter, PrincipalDirectory principals)
    {
        var terms = FilterTerm.Read(filter, Supported);
        var byPrincipal = terms.Any(t => t.Is("principalId", function: false));
        if (byPrincipal && terms.Count > 1)
            throw FilterTerm.Refuse(filter, Supported);

        var result = new AssignmentFilter(false, null);
        foreach (var term in terms)
        {
            result = term switch
            {
                { Value: null } when term.Is("atScope", function: true) => result with { AtScope = true },
                { Value: { } id } when term.Is("principalId", function: false) => result with { Principals = new HashSet<Guid> { ObjectId(id) } },
                { Value: { } id } when term.Is("assignedTo", function: true) => result with { Principals = WithGroups(ObjectId(id), principals) },
                _ => throw FilterTerm.Refuse(filter, Supported),
            };
        }

        return result;
    }

    internal bool Includes(StoredAssignment assignment, Scope scope, ScopeTree tree) =>
        (Principals is null || Principals.Contains(assignment.Key.PrincipalId))
        && (tree.Contains(assignment.Key.Scope, scope) || (!AtScope && tree.Contains(scope, assignment.Key.Scope)));

    private static IReadOnlySet<Guid> WithGroups(Guid objectId, PrincipalDirectory principals) =>
        principals.TypeOf(objectId) == PrincipalType.Group
            ? throw ArmException.BadRequest(ErrorCodes.InvalidFilterInQueryString, $"'{objectId}' is a group; assignedTo() takes a user or a service principal, and finds the assignments of their groups too.")
            : principals.WithGroups(objectId);

    private static Guid ObjectId(string text) =>
        GuidText.TryParsePrincipal(text, out var id) ? id : throw ArmException.BadRequest(ErrorCodes.InvalidPrincipalId, $"The principal ID '{text}' is not valid: it must be a GUID.");
}
