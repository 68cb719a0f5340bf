using System.Net;

namespace Permissions.Emulator.Requests;

/// <summary>The resource types of <c>Microsoft.Authorization</c> that the emulator serves.</summary>
internal enum ArmResourceType
{
    RoleDefinitions,
    RoleAssignments,
    DenyAssignments,
}

/// <summary>What a path addresses: a resource type at a scope, and one of it by name or all of it.</summary>
internal sealed record ArmTarget(ArmResourceType Type, Scope Scope, string? Name)
{
    internal const string Provider = "Microsoft.Authorization";

    private const string Served = "The emulator serves GET, PUT and DELETE on {scope}/providers/Microsoft.Authorization/roleDefinitions/{guid} and …/roleAssignments/{guid}, GET on …/denyAssignments/{guid}, and GET on the three lists; and the same on …/databaseAccounts/{name}/sqlRoleAssignments/{guid}, …/redis/{name}/accessPolicyAssignments/{name} and …/redisEnterprise/{name}/databases/{name}/accessPolicyAssignments/{name}.";

    /// <summary>Reads a path; the last <c>/providers/Microsoft.Authorization/</c> in it separates the scope from what is asked of it.</summary>
    /// <exception cref="ArmException">The path addresses something else; the message says what is served.</exception>
    internal static ArmTarget Parse(string path)
    {
        var segments = path.Split('/');
        var provider = LastProvider(segments);
        if (provider < 0)
            throw ArmException.NotFound(ErrorCodes.MissingSubscription, $"The request for '{path}' addresses no resource of a provider. {Served}");
        if (!Same(segments[provider], Provider))
            throw ArmException.NotFound(ErrorCodes.InvalidResourceNamespace, $"The resource namespace '{segments[provider]}' is not there. {Served}");

        var rest = segments[(provider + 1)..];
        if (rest.Length is < 1 or > 2 || TypeOf(rest[0]) is not { } type)
            throw ArmException.NotFound(ErrorCodes.InvalidResourceType, $"The resource type '{string.Join('/', rest)}' is not in the namespace '{Provider}'. {Served}");
        return new(type, ScopeOf(string.Join('/', segments[..(provider - 1)])), rest.Length == 2 ? rest[1] : null);
    }

    /// <summary>The name as a GUID.</summary>
    /// <exception cref="ArmException">It is none.</exception>
    internal Guid Id() => GuidText.TryParseName(Name, out var id) ? id : throw (Type switch
    {
        ArmResourceType.RoleDefinitions => ArmException.BadRequest(ErrorCodes.InvalidRoleDefinitionId, $"The role definition ID '{Name}' is not valid: it must be a GUID."),
        ArmResourceType.RoleAssignments => ArmException.BadRequest(ErrorCodes.InvalidRoleAssignmentId, $"The role assignment ID '{Name}' is not valid: it must be a GUID."),
        _ => ArmException.BadRequest(ErrorCodes.InvalidDenyAssignmentId, $"The deny assignment ID '{Name}' is not valid: it must be a GUID."),
    });

    internal ArmException MethodNotAllowed(HttpMethod method) => new(
        HttpStatusCode.MethodNotAllowed,
        ErrorCodes.MethodNotAllowed,
        $"{(Name is null ? "The list" : "A resource")} of {Type} does not support the HTTP method '{method}'. {Served}");

    private static int LastProvider(string[] segments)
    {
        var other = -1;
        for (var i = segments.Length - 1; i > 0; i--)
        {
            if (!Same(segments[i - 1], "providers"))
                continue;
            if (Same(segments[i], Provider))
                return i;
            other = i;
        }

        return other;
    }

    private static ArmResourceType? TypeOf(string segment) =>
        Same(segment, "roleDefinitions") ? ArmResourceType.RoleDefinitions
        : Same(segment, "roleAssignments") ? ArmResourceType.RoleAssignments
        : Same(segment, "denyAssignments") ? ArmResourceType.DenyAssignments
        : null;

    /// <exception cref="ArmException">The path is malformed.</exception>
    internal static Scope ScopeOf(string path)
    {
        if (path.Length == 0)
            return Scope.Tenant;
        if (Scope.TryParse(path, out var scope, out var error))
            return scope;
        var segments = path.Split('/');
        throw segments.Length > 2 && Same(segments[1], "subscriptions") && !Guid.TryParseExact(segments[2], "D", out _)
            ? ArmException.BadRequest(ErrorCodes.InvalidSubscriptionId, $"The subscription identifier '{segments[2]}' is malformed: it must be a GUID with dashes.")
            : ArmException.BadRequest(ErrorCodes.InvalidScope, error.Message);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
