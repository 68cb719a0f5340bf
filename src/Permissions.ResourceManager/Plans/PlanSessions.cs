using Azure.ResourceManager;
using Permissions.ResourceManager.Arm;
using Permissions.ResourceManager.DataPlane;

namespace Permissions.ResourceManager.Plans;

/// <summary>Opens sessions of one client. All of them share its rates, because Azure counts the requests of a caller together.</summary>
internal sealed class PlanSessions(ArmClient client, RbacClientOptions options)
{
    internal RequestRates Rates { get; } = new(options.TimeProvider);

    internal PlanSession Open() => new(client, Rates, options);
}

/// <summary>The requests of one reading, one application or one verification, counted.</summary>
internal sealed class PlanSession
{
    internal PlanSession(ArmClient client, RequestRates rates, RbacClientOptions options)
    {
        (Time, ReplicationTimeout) = (options.TimeProvider, options.ReplicationTimeout);
        Arm = new(client, rates, Meter);
        Roles = new(Arm, Time, ReplicationTimeout);
        Assignments = new(Arm, Roles, Time, ReplicationTimeout);
        DataPlane = new(Arm, Time, ReplicationTimeout, options.OperationTimeout);
    }

    internal ArmConnection Arm { get; }

    internal RequestMeter Meter { get; } = new();

    internal RoleDefinitionOperations Roles { get; }

    internal RoleAssignmentOperations Assignments { get; }

    internal DataPlaneOperations DataPlane { get; }

    internal TimeProvider Time { get; }

    internal TimeSpan ReplicationTimeout { get; }

    /// <summary>A wait for something that was written a moment ago.</summary>
    internal ReplicationWait Wait() => new(Time, ReplicationTimeout);
}
