using System.Text.RegularExpressions;

namespace Permissions.Rules;

/// <summary>What a project says about the checks. Immutable, and safe to use from several threads.</summary>
public sealed class RuleOptions
{
    /// <summary>How long matching one name may take: a pattern that backtracks without end must not hang a build.</summary>
    internal static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly OperationCatalogue? _catalogue;

    /// <summary>Takes what a project says.</summary>
    /// <param name="catalogue">The operations that count as known; null for <see cref="OperationCatalogue.Azure"/>.</param>
    /// <param name="roleNamePattern">
    /// A regular expression that each custom role's name must match; null or blank asks for nothing. It is matched anywhere in
    /// the name, with regard to case: anchor it with <c>^</c> and <c>$</c>.
    /// </param>
    /// <exception cref="ArgumentException">The pattern is no regular expression; <see cref="ProblemOfPattern"/> says so without throwing.</exception>
    public RuleOptions(OperationCatalogue? catalogue = null, string? roleNamePattern = null)
    {
        _catalogue = catalogue;
        RoleNamePattern = roleNamePattern;
        NamePattern = string.IsNullOrWhiteSpace(roleNamePattern) ? null : new Regex(roleNamePattern!, RegexOptions.CultureInvariant, MatchTimeout);
    }

    /// <summary>Azure's operations, and nothing said about names.</summary>
    public static RuleOptions Default { get; } = new();

    /// <summary>The operations that count as known. Azure's are read when a rule first asks for them.</summary>
    public OperationCatalogue Catalogue => _catalogue ?? OperationCatalogue.Azure;

    /// <summary>The regular expression for role names as it was given; null for none.</summary>
    public string? RoleNamePattern { get; }

    internal Regex? NamePattern { get; }

    /// <summary>Says what is wrong with a pattern for role names.</summary>
    /// <param name="pattern">The pattern; null and blank ones are sound.</param>
    /// <returns>One sentence, or null when nothing is wrong.</returns>
    public static string? ProblemOfPattern(string? pattern)
    {
        try
        {
            _ = new RuleOptions(roleNamePattern: pattern);
            return null;
        }
        catch (ArgumentException e)
        {
            return $"PermissionsRoleNamePattern is no regular expression, so no role name is checked: {e.Message}";
        }
    }
}
