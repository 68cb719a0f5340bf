using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC005: no description (info), or one that Azure finds too long (error). Built-in roles are described by Azure.</summary>
internal sealed class DescriptionRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.Description;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        if (role.Type == RoleType.BuiltIn)
            return;
        if (role.Description is not { } description)
        {
            if (!context.IsBroken)
                context.Report(role.HeaderSpan, $"The role has no description; say in up to {RoleDefinition.MaximumDescriptionLength} characters what it is for. Azure PowerShell refuses a role without one.");
        }
        else if (string.IsNullOrWhiteSpace(description.Value))
        {
            context.Report(description.Span, $"The description is blank; say in up to {RoleDefinition.MaximumDescriptionLength} characters what the role is for. Azure PowerShell refuses a role without one.");
        }
        else if (description.Value.Length > RoleDefinition.MaximumDescriptionLength)
        {
            var excess = description.Value.Length - RoleDefinition.MaximumDescriptionLength;
            context.Report(
                description.SpanOf(RoleDefinition.MaximumDescriptionLength, excess),
                $"The description has {description.Value.Length} characters; Azure takes {RoleDefinition.MaximumDescriptionLength}, so shorten it by {excess}.",
                RuleSeverity.Error);
        }
    }
}
