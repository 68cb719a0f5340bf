using System.Text.RegularExpressions;
using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC040: a role name that the project's pattern does not match.</summary>
internal sealed class RoleNamePatternRule : CustomRoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.RoleNamePattern;

    private protected override void CheckCustomRole(RoleSyntax role, RuleContext context)
    {
        // A blank or missing name is RBAC003's to report.
        if (context.Options.NamePattern is not { } pattern || role.Name is not { } name || string.IsNullOrWhiteSpace(name.Value))
            return;
        try
        {
            if (!pattern.IsMatch(name.Value))
                context.Report(name.Span, $"The role name '{name.Value}' does not match '{pattern}', which PermissionsRoleNamePattern asks for; rename the role.");
        }
        catch (RegexMatchTimeoutException)
        {
            context.Report(name.Span, $"Matching the role name with '{pattern}' was given up after {RuleOptions.MatchTimeout.TotalSeconds} second; write PermissionsRoleNamePattern without nested repetitions.");
        }
    }
}
