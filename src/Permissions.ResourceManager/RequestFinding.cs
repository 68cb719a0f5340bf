namespace Permissions.ResourceManager;

/// <summary>One reason why a request was not sent.</summary>
/// <param name="Message">What is wrong, and what is expected.</param>
/// <param name="RuleId">The rule that found it, such as <c>RBAC021</c>, the same as in the compiler; null where no rule of role files says so.</param>
public sealed record RequestFinding(string Message, string? RuleId = null)
{
    /// <summary>The rule and the message, as in <c>RBAC021: …</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => RuleId is null ? Message : $"{RuleId}: {Message}";
}
