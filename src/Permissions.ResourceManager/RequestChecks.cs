namespace Permissions.ResourceManager;

/// <summary>Refuses what Azure refuses for certain before anything is sent. All findings are given at once.</summary>
internal static class RequestChecks
{
    /// <exception cref="InvalidAccessRequestException">Azure would refuse the role.</exception>
    internal static void Check(RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        Refuse($"Role '{role.Name}'", AccessRules.Check(role), finding => finding.Message);
    }

    /// <exception cref="InvalidAccessRequestException">Azure would refuse the assignment.</exception>
    internal static void Check(RoleReference role, Principal principal, Scope scope, string? description, string? condition)
    {
        var assignment = role.Definition is { } definition
            ? new AccessAssignment(definition, principal, scope, description, condition)
            : new AccessAssignment(role.Id!.Value, principal, scope, description, condition);
        Refuse($"The assignment of {role} to {principal} at {scope}", AccessRules.Check(assignment), finding => finding.Message);
    }

    /// <exception cref="InvalidAccessRequestException">The model contradicts itself, or Azure would refuse a part of it.</exception>
    internal static void Check(AccessModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Refuse($"Model '{model.Name}'", model.Check(), finding => $"{finding.Subject}: {finding.Message}");
    }

    private static void Refuse(string subject, IReadOnlyList<AccessFinding> findings, Func<AccessFinding, string> message)
    {
        if (findings.Count > 0)
            throw new InvalidAccessRequestException(subject, [.. findings.Select(finding => new RequestFinding(message(finding), finding.RuleId))]);
    }
}
