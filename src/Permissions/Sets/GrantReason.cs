namespace Permissions;

/// <summary>What one permission block says about one operation: which of its patterns grants it, and which excludes it.</summary>
public sealed class GrantReason
{
    private GrantReason(GrantClause clause, string grantedBy, WildcardReading grantedUnder, string? excludedBy, WildcardReading excludedUnder, string? place, bool isTakenAway)
    {
        Role = clause.Role;
        Block = clause.Block;
        Condition = clause.Condition;
        GrantedBy = grantedBy;
        GrantedUnder = grantedUnder;
        ExcludedBy = excludedBy;
        ExcludedUnder = excludedUnder;
        Place = place;
        IsTakenAway = isTakenAway;
    }

    /// <summary>The role that the block belongs to; null for a block without a role.</summary>
    public string? Role { get; }

    /// <summary>The place of the block in its role, counted from zero.</summary>
    public int Block { get; }

    /// <summary>The condition under which the block holds, in its text; null for always.</summary>
    public string? Condition { get; }

    /// <summary>The first pattern in the block that matches the operation.</summary>
    public string GrantedBy { get; }

    /// <summary>The reading of <c>/*/</c> that it takes for that: strict, if it matches under both readings.</summary>
    public WildcardReading GrantedUnder { get; }

    /// <summary>The first exclusion in the block that matches the operation; null if there is none.</summary>
    public string? ExcludedBy { get; }

    /// <summary>The reading of <c>/*/</c> that it takes for that: strict, if it matches under both readings.</summary>
    public WildcardReading ExcludedUnder { get; }

    /// <summary>Where the block stands in a set that was put together from others, in words, such as <c>taken away</c> or <c>in the second set of the intersection</c>; null in a plain set or a union.</summary>
    public string? Place { get; }

    /// <summary>Whether what the block grants is taken away by <see cref="PermissionSet.Except"/>. What is taken away from what is taken away is not.</summary>
    public bool IsTakenAway { get; }

    /// <summary>The reason as part of a sentence.</summary>
    /// <returns>Such as <c>'*' in block 1 of 'Contributor', but excluded there by 'Microsoft.Authorization/*/Write'</c>.</returns>
    public override string ToString()
    {
        var role = Role is null ? "" : $" of '{Role}'";
        var excluded = ExcludedBy is null ? "" : $", but excluded there by '{ExcludedBy}'{Reading(ExcludedUnder)}";
        var condition = Condition is null ? "" : $", under the condition {SetAnswerText.Shorten(Condition)}";
        return $"'{GrantedBy}'{Reading(GrantedUnder)} in block {Block + 1}{role}{excluded}{condition}{ReasonSearch.After(Place, ExcludedBy is null)}";
    }

    /// <summary>What a clause says about an operation; null if no pattern of it matches.</summary>
    internal static GrantReason? For(GrantClause clause, string operation, string? place, bool isTakenAway)
    {
        if (First(clause.Includes, operation, out var grantedUnder) is not { } grantedBy)
            return null;
        var excludedBy = First(clause.Excludes, operation, out var excludedUnder);
        return new(clause, grantedBy, grantedUnder, excludedBy, excludedUnder, place, isTakenAway);
    }

    private static string? First(string[] patterns, string operation, out WildcardReading reading)
    {
        reading = WildcardReading.Strict;
        var strictly = Array.Find(patterns, pattern => WildcardPattern.Matches(pattern, operation, WildcardReading.Strict));
        if (strictly is not null)
            return strictly;
        reading = WildcardReading.Lenient;
        return Array.Find(patterns, pattern => WildcardPattern.Matches(pattern, operation, WildcardReading.Lenient));
    }

    private static string Reading(WildcardReading reading) => reading == WildcardReading.Strict ? "" : " (only if '/*/' may stand for '/')";
}
