using Permissions.ResourceManager.Plans;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager;

/// <summary>An assignment that counts for a principal, with the role that it gives.</summary>
/// <param name="Assignment">The assignment: the principal's own, or one of its groups'.</param>
/// <param name="Role">The role as Azure holds it.</param>
public sealed record EffectiveGrant(RoleAssignment Assignment, RoleDefinition Role);

/// <summary>What a principal can do at a scope, and why. Immutable.</summary>
public sealed class EffectiveAccess
{
    private readonly Lazy<PermissionSet> _permissions;

    internal EffectiveAccess(Principal principal, Scope scope, IReadOnlyList<EffectiveGrant> grants, IReadOnlyList<DenyAssignment> denials, GroupCoverage groups, bool areDenialsKnown)
    {
        (Principal, Scope, Grants, Denials, Groups, AreDenialsKnown) = (principal, scope, grants, denials, groups, areDenialsKnown);
        _permissions = new(Compute);
    }

    /// <summary>The principal.</summary>
    public Principal Principal { get; }

    /// <summary>The scope.</summary>
    public Scope Scope { get; }

    /// <summary>The assignments at and above the scope that count, whoever made them.</summary>
    public IReadOnlyList<EffectiveGrant> Grants { get; }

    /// <summary>The deny assignments that stop the principal there.</summary>
    public IReadOnlyList<DenyAssignment> Denials { get; }

    /// <summary>How far what the principal has through groups is in this.</summary>
    public GroupCoverage Groups { get; }

    /// <summary>Whether the deny assignments could be read. Where they could not, more may be denied than is told.</summary>
    public bool AreDenialsKnown { get; }

    /// <summary>
    /// What the principal can do at the scope: the union of what the roles grant, each under its assignment's condition, less
    /// what is denied. A condition that speaks of some operations only, as one of delegation does, leaves all others as they
    /// are. Computed when it is first asked for.
    /// </summary>
    /// <exception cref="ArgumentException">All together have more than <see cref="PermissionSet.MaximumConditions"/> distinct conditions.</exception>
    public PermissionSet Permissions => _permissions.Value;

    /// <summary>Who has how much where.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => PlainText.Line(
        $"{Principal} at {Scope}: {(Grants.Count == 0 ? "no role" : string.Join(", ", Grants.Select(grant => $"'{grant.Role.Name}'").Distinct()))}"
        + (Denials.Count == 0 ? string.Empty : $", less what {string.Join(", ", Denials.Select(denial => $"'{denial.DisplayName}'"))} denies"));

    private PermissionSet Compute()
    {
        var granted = PermissionSet.Of(Grants.SelectMany(grant => grant.Role.PermissionBlocks.SelectMany(block => AssignedBlocks.Granted(grant.Assignment.Condition, block))));
        return Denials.Count == 0 ? granted : granted.Except(PermissionSet.Of(Denials.SelectMany(denial => denial.PermissionBlocks)));
    }
}
