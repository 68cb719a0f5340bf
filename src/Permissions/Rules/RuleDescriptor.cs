namespace Permissions.Rules;

/// <summary>What a rule is called and how serious its findings are unless a finding says otherwise.</summary>
/// <param name="Id">Its id, such as <c>RBAC010</c>.</param>
/// <param name="Title">What it finds, in a few words.</param>
/// <param name="Severity">How serious a finding is by default.</param>
/// <param name="Category">What it looks at; one of <see cref="RuleCategories"/>.</param>
public sealed record RuleDescriptor(string Id, string Title, RuleSeverity Severity, string Category)
{
    /// <summary>Where the pages of the rules lie, one a rule, named after its id.</summary>
    private const string Pages = "https://github.com/permissions-rbac/permissions/blob/main/docs/rules/";

    /// <summary>The address of the rule's page: its cause, an example, the fix, and how to turn it down.</summary>
    public string HelpUri => $"{Pages}{Id}.md";
}
