using Azure.Core;
using Azure.ResourceManager;
using Permissions.ResourceManager.Arm;
using Permissions.ResourceManager.Plans;

namespace Permissions.ResourceManager;

/// <summary>
/// Creates custom roles in Azure and assigns roles to principals, through the ARM SDK's pipeline: its credentials, retries,
/// logging, clouds and transports. Calls that create ensure: what is there already and means the same is left alone, so
/// that a program may run again and again. What Azure would refuse for certain is refused before it is sent.
/// Thread-safe; make one and keep it.
/// </summary>
/// <remarks>
/// Requests use api-version 2022-04-01, those to Cosmos DB and Redis a stable one of theirs, unless the options name another. What Azure refuses is a
/// <see cref="Azure.RequestFailedException"/> with Azure's status and code, and a message that names role, principal and scope;
/// where no answer comes at all, the SDK's retries end in an <see cref="AggregateException"/>.
/// All methods are virtual, for mocks.
/// </remarks>
public partial class RbacClient
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/> that has an activity for each call, unless the options turn distributed tracing off.</summary>
    public const string ActivitySourceName = OperationTrace.SourceName;

    private readonly RoleDefinitionOperations _roles;
    private readonly RoleAssignmentOperations _assignments;
    private readonly OperationTrace _trace;
    private readonly PlanSessions _sessions;

    /// <summary>Makes a client for the public cloud, or the one that the options name.</summary>
    /// <param name="credential">Who calls; it needs rights to write roles and assignments where those are made.</param>
    /// <param name="armOptions">The SDK's options: cloud, retries, diagnostics, transport; null for its defaults.</param>
    /// <param name="options">This client's own options; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="credential"/> is null.</exception>
    public RbacClient(TokenCredential credential, ArmClientOptions? armOptions = null, RbacClientOptions? options = null)
        : this(new ArmClient(credential ?? throw new ArgumentNullException(nameof(credential)), default, armOptions ?? new()), options)
    {
    }

    /// <summary>Makes a client over the SDK's, sharing its pipeline.</summary>
    /// <param name="client">The SDK's client.</param>
    /// <param name="options">This client's own options; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    public RbacClient(ArmClient client, RbacClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        options ??= new();
        _sessions = new(client, options);
        var arm = new ArmConnection(client, _sessions.Rates);
        _trace = new(arm.IsTracingEnabled);
        _roles = new(arm, options.TimeProvider, options.ReplicationTimeout);
        _assignments = new(arm, _roles, options.TimeProvider, options.ReplicationTimeout);
    }

    /// <summary>For mocks: a client whose methods are all overridden.</summary>
    protected RbacClient()
    {
        _roles = null!;
        _assignments = null!;
        _trace = null!;
        _sessions = null!;
    }
}
