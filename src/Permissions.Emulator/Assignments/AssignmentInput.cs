using System.Text;
using Permissions.Emulator.Requests;
using Permissions.Emulator.Wire;

namespace Permissions.Emulator.Assignments;

/// <summary>The body of a role assignment PUT, with its values read.</summary>
internal sealed record AssignmentInput(
    Guid RoleId,
    Guid PrincipalId,
    PrincipalType? PrincipalType,
    string? Description,
    string? Condition,
    string? ConditionVersion,
    string? DelegatedManagedIdentityResourceId)
{
    /// <summary>The longest condition: 8 KB (azure-docs, limits).</summary>
    internal const int MaximumConditionBytes = 8 * 1024;

    /// <summary>The longest description: 2 KB (azure-docs, limits).</summary>
    internal const int MaximumDescriptionBytes = 2 * 1024;

    /// <exception cref="ArmException">The first rule that the body breaks by itself.</exception>
    internal static AssignmentInput Check(RoleAssignmentInput input)
    {
        var properties = input.Properties ?? throw BadFormat("it has no 'properties'");
        if (string.IsNullOrWhiteSpace(properties.RoleDefinitionId))
            throw BadFormat("it has no 'roleDefinitionId'");
        if (string.IsNullOrWhiteSpace(properties.PrincipalId))
            throw BadFormat("it has no 'principalId'");
        var role = ResourceIds.RoleOf(properties.RoleDefinitionId)
            ?? throw BadFormat($"its role definition ID '{properties.RoleDefinitionId}' is incorrectly formatted; expected a full ID such as '/providers/{ResourceIds.RoleDefinitions}/{{guid}}'");
        if (!GuidText.TryParsePrincipal(properties.PrincipalId, out var principal))
            throw ArmException.BadRequest(ErrorCodes.InvalidPrincipalId, $"The principal ID '{properties.PrincipalId}' is not valid: it must be a GUID.");
        if (properties.Description is { } description && Encoding.UTF8.GetByteCount(description) > MaximumDescriptionBytes)
            throw ArmException.BadRequest(ErrorCodes.InvalidRoleAssignmentDescription, $"The description has {Encoding.UTF8.GetByteCount(description)} bytes; {MaximumDescriptionBytes} are allowed.");
        var condition = string.IsNullOrEmpty(properties.Condition) ? null : properties.Condition;
        return new(
            role,
            principal,
            TypeOf(properties.PrincipalType),
            properties.Description,
            condition,
            VersionOf(condition, properties.ConditionVersion),
            properties.DelegatedManagedIdentityResourceId);
    }

    private static PrincipalType? TypeOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        PrincipalType[] accepted = [Permissions.PrincipalType.User, Permissions.PrincipalType.Group, Permissions.PrincipalType.ServicePrincipal];
        foreach (var type in accepted)
        {
            if (string.Equals(type.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return type;
        }

        throw ArmException.BadRequest(ErrorCodes.InvalidPrincipalType, $"The PrincipalType property '{text}' is not valid. It must be 'User', 'Group' or 'ServicePrincipal'.");
    }

    private static string? VersionOf(string? condition, string? version)
    {
        if (condition is null)
        {
            return string.IsNullOrEmpty(version)
                ? null
                : throw InvalidCondition($"there is none, but its version is '{version}'");
        }

        if (Encoding.UTF8.GetByteCount(condition) > MaximumConditionBytes)
            throw InvalidCondition($"it has {Encoding.UTF8.GetByteCount(condition)} bytes; {MaximumConditionBytes} are allowed");
        if (!string.IsNullOrEmpty(version) && version != RoleCondition.Version)
            throw InvalidCondition($"its version is '{version}'; only '{RoleCondition.Version}' is supported");
        return RoleCondition.TryParse(condition, out _, out var problems)
            ? RoleCondition.Version
            : throw InvalidCondition($"at position {problems[0].Span.Start + 1}: {problems[0].Message.TrimEnd('.')}");
    }

    private static ArmException BadFormat(string reason) => ArmException.BadRequest(ErrorCodes.BadRequestFormat, $"The request was incorrectly formatted: {reason}.");

    private static ArmException InvalidCondition(string reason) =>
        ArmException.BadRequest(ErrorCodes.InvalidRoleAssignmentCondition, $"The given role assignment condition is invalid: {reason}.");
}
