using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.ResourceManager;
using Permissions.Emulator.Behaviour;
using Permissions.Emulator.Requests;
using Permissions.Emulator.World;

namespace Permissions.Emulator;

/// <summary>
/// Azure RBAC in memory: answers requests for role definitions and role assignments as Azure Resource Manager does, with its
/// status codes, error codes, filters and pages, and those for the assignments that Azure Cosmos DB and Redis keep of their own.
/// Any Azure SDK client can be pointed at it through <see cref="Credential"/> and <see cref="ClientOptions"/> or <see cref="Configure{T}"/>, and any <see cref="HttpClient"/> made over it. Thread-safe,
/// deterministic, and it never sleeps.
/// </summary>
/// <remarks>Every caller with a bearer token is taken for an owner of the whole tenant, unless <see cref="AuthorizesRequests"/> is set.</remarks>
public sealed class AzureRbacEmulator : HttpMessageHandler
{
    private readonly EmulatorState _state;
    private readonly Router _router;
    private readonly Lock _requestsGate = new();
    private readonly List<RecordedRequest> _requests = [];
    private int _answered;

    /// <summary>Makes an emulator with one tenant, <see cref="DefaultTenant"/>, in which nothing stands but its root management group.</summary>
    /// <param name="builtInRoles">The roles that Azure brings, as for <see cref="AddBuiltInRoles(IEnumerable{RoleDefinition})"/>; null for none.</param>
    /// <param name="clock">The time; null for a clock of the emulator's own, which shows 1 January 2026 until it is moved.</param>
    /// <exception cref="ArgumentException">A role is not a built-in one with an id, or comes twice.</exception>
    public AzureRbacEmulator(IEnumerable<RoleDefinition>? builtInRoles = null, EmulatorClock? clock = null)
    {
        Clock = clock ?? new();
        _state = new(Clock, Limits);
        DefaultTenant = AddTenant(DefaultTenantId);
        _router = new(_state, new(_state.Tenants[DefaultTenantId], DefaultCallerId));
        AddBuiltInRoles(builtInRoles ?? []);
    }

    /// <summary>The id of <see cref="DefaultTenant"/>.</summary>
    public static Guid DefaultTenantId { get; } = new("72f988bf-0000-4000-8000-000000000001");

    /// <summary>The object id of the caller that <see cref="Credential"/> stands for; it becomes <c>createdBy</c> and <c>updatedBy</c>.</summary>
    public static Guid DefaultCallerId { get; } = new("ca11e600-0000-4000-8000-000000000001");

    /// <summary>The tenant that <see cref="Credential"/> signs in to, and that every token made elsewhere is taken for.</summary>
    public EmulatedTenant DefaultTenant { get; }

    /// <summary>The time in the emulator; a test moves it.</summary>
    public EmulatorClock Clock { get; }

    /// <summary>How many roles, assignments and items a page the emulator takes; to be set before requests arrive.</summary>
    public EmulatorLimits Limits { get; } = new();

    /// <summary>How long it takes until what was written can be read.</summary>
    public EmulatorReplication Replication => _state.Replication;

    /// <summary>How many requests a caller may make; off unless turned on.</summary>
    public EmulatorThrottling Throttling => _state.Throttling;

    /// <summary>How long Cosmos DB and Redis are at work on what they have accepted.</summary>
    public EmulatorLongRunning LongRunning => _state.LongRunning;

    /// <summary>The failures that requests are to meet.</summary>
    public EmulatorFaults Faults => _state.Faults;

    /// <summary>
    /// Whether a request needs its caller to have the right to it, as in Azure, by the role and deny assignments that stand in the
    /// emulator: one without it is answered 403. Off unless turned on, best after a test has made what stands before.
    /// </summary>
    public bool AuthorizesRequests
    {
        get => _state.AuthorizesRequests;
        set => _state.AuthorizesRequests = value;
    }

    /// <summary>
    /// The operations that custom roles may name; those of Azure's snapshot unless set. To add some:
    /// <c>azure.Operations = azure.Operations.With([new("Contoso.App/things/read", OperationPlane.Control, null, default)])</c>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public OperationCatalogue Operations
    {
        get => _state.Operations;
        set => _state.Operations = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Asked before every request: a response is sent in place of the emulator's own, null lets the emulator answer. For tests of
    /// answers that <see cref="Faults"/> cannot give. Null for none.
    /// </summary>
    public Func<HttpRequestMessage, HttpResponseMessage?>? Intercept { get; set; }

    /// <summary>A credential for <see cref="DefaultTenant"/> and the caller <see cref="DefaultCallerId"/>.</summary>
    public TokenCredential Credential { get; } = new EmulatorCredential(DefaultTenantId, DefaultCallerId);

    /// <summary>Fresh options for an <see cref="ArmClient"/> whose requests the emulator answers; changing them changes no other's.</summary>
    public ArmClientOptions ClientOptions
    {
        get
        {
            var options = Configure(new ArmClientOptions());
            options.SetApiVersion(Wire.ResourceIds.RoleDefinitions, ApiVersions.Current);
            options.SetApiVersion(Wire.ResourceIds.RoleAssignments, ApiVersions.Current);
            return options;
        }
    }

    /// <summary>Every request answered so far, in the order of the answers; a copy.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_requestsGate)
                return [.. _requests];
        }
    }

    /// <summary>Forgets the requests recorded so far.</summary>
    public void ClearRequests()
    {
        lock (_requestsGate)
            _requests.Clear();
    }

    /// <summary>
    /// Points the options of any Azure SDK client at the emulator. Its retries, as many as <c>options.Retry.MaxRetries</c> says, are
    /// made without a pause; a <c>Retry-After</c> moves <see cref="Clock"/> instead of being waited for.
    /// </summary>
    /// <typeparam name="T">The type of the options.</typeparam>
    /// <param name="options">The options to change.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public T Configure<T>(T options)
        where T : ClientOptions
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Transport = new HttpClientTransport(this);
        options.RetryPolicy = new ClockRetryPolicy(options.Retry, Clock);
        return options;
    }

    /// <summary>A credential for a tenant and a caller, who becomes <c>createdBy</c> and <c>updatedBy</c> of what is made with it.</summary>
    /// <param name="tenant">A tenant of this emulator.</param>
    /// <param name="callerObjectId">The object id of the caller, who need not be in the directory.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tenant"/> is null.</exception>
    /// <exception cref="ArgumentException">The caller's id is the all-zero GUID.</exception>
    public TokenCredential CredentialFor(EmulatedTenant tenant, Guid callerObjectId)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        EmulatedTenant.RefuseEmpty(callerObjectId, "caller", nameof(callerObjectId));
        lock (_state.Gate)
        {
            if (!_state.Tenants.ContainsKey(tenant.Id))
                throw new ArgumentException($"Tenant {tenant.Id} is not one of this emulator.", nameof(tenant));
        }

        return new EmulatorCredential(tenant.Id, callerObjectId);
    }

    /// <summary>Adds a tenant, in which nothing stands but its root management group and the built-in roles.</summary>
    /// <param name="id">Its id, unique in the emulator.</param>
    /// <returns>The tenant.</returns>
    /// <exception cref="ArgumentException">The id is the all-zero GUID or taken.</exception>
    public EmulatedTenant AddTenant(Guid id)
    {
        EmulatedTenant.RefuseEmpty(id, "tenant", nameof(id));
        var tenant = new TenantState(id);
        lock (_state.Gate)
        {
            if (!_state.Tenants.TryAdd(id, tenant))
                throw new ArgumentException($"Tenant {id} is in the emulator already.", nameof(id));
        }

        return new(_state, tenant);
    }

    /// <summary>Finds a tenant by its id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="tenant">The tenant; null if there is none.</param>
    /// <returns>Whether this emulator has such a tenant.</returns>
    public bool TryGetTenant(Guid id, [NotNullWhen(true)] out EmulatedTenant? tenant)
    {
        lock (_state.Gate)
            tenant = _state.Tenants.TryGetValue(id, out var found) ? new(_state, found) : null;
        return tenant is not null;
    }

    /// <summary>Adds all roles of <see cref="BuiltInRoleCatalogue.Azure"/> that are not there by id.</summary>
    public void AddBuiltInRoles()
    {
        IReadOnlyList<RoleDefinition> missing;
        lock (_state.Gate)
            missing = [.. BuiltInRoleCatalogue.Azure.Roles.Where(role => !_state.BuiltInRoles.ContainsKey(role.Id!.Value))];
        AddBuiltInRoles(missing);
    }

    /// <summary>Adds roles that Azure brings: the same in every tenant, with all their permission blocks and conditions, and not to be changed by requests.</summary>
    /// <param name="roles">Built-in roles, each with its id. None of them is checked further: those of Azure break rules that custom roles have to keep.</param>
    /// <exception cref="ArgumentNullException"><paramref name="roles"/> is null.</exception>
    /// <exception cref="ArgumentException">A role is a custom one or has no id, or its id or name is taken; the roles before it were added.</exception>
    public void AddBuiltInRoles(IEnumerable<RoleDefinition> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        foreach (var role in roles)
        {
            if (role.Type != RoleType.BuiltIn)
                throw new ArgumentException($"Role '{role.Name}' is a custom role; it is created with a request, as in Azure.", nameof(roles));
            if (role.Id is not { } id)
                throw new ArgumentException($"Built-in role '{role.Name}' has no id.", nameof(roles));
            lock (_state.Gate)
            {
                if (_state.FindRoleAnywhere(id, role.Name) is { } taken)
                    throw new ArgumentException($"Built-in role '{role.Name}' ({id}) is there already, as '{taken.Definition.Name}' ({taken.Id}).", nameof(roles));
                _state.BuiltInRoles.Add(id, new(id, _state.NextSequence(), role, Stamp.Now(Clock, caller: null)));
            }
        }
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        using var body = new MemoryStream();
        request.Content?.CopyTo(body, context: null, cancellationToken);
        return Answer(request, body.ToArray());
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return Answer(request, body);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, byte[] body)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } uri)
            throw new InvalidOperationException("The request has no absolute URI; give one such as 'https://management.azure.com/subscriptions/{id}/…'.");
        var armRequest = new ArmRequest(request.Method, uri, request.Headers.Authorization, body);
        if (Intercept?.Invoke(request) is { } intercepted)
        {
            _ = Record(armRequest, (int)intercepted.StatusCode, null);
            intercepted.RequestMessage = request;
            return intercepted;
        }

        var fault = Faults.Next(request);
        var reply = fault is null or { ServerActs: true } ? _router.Answer(armRequest) : null;
        if (fault is { Status: null })
        {
            _ = Record(armRequest, 0, fault.Code);
            throw new HttpRequestException(HttpRequestError.ResponseEnded, fault.Message);
        }

        if (fault is not null)
            reply = ArmReply.Error(ArmException.Of(fault));
        var response = Response(reply!, Record(armRequest, (int)reply!.Status, reply.ErrorCode));
        response.RequestMessage = request;
        return response;
    }

    private int Record(ArmRequest request, int status, string? errorCode)
    {
        var recorded = new RecordedRequest(
            request.Method.Method,
            Uri.UnescapeDataString(request.Uri.AbsolutePath),
            request.Uri.Query,
            status,
            errorCode,
            _router.CallerOf(request),
            Encoding.UTF8.GetString(request.Body));
        lock (_requestsGate)
        {
            _requests.Add(recorded);
            return ++_answered;
        }
    }

    private static HttpResponseMessage Response(ArmReply reply, int number)
    {
        var response = new HttpResponseMessage(reply.Status) { Content = new ByteArrayContent(reply.Body) };
        if (reply.Body.Length > 0)
            response.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        response.Headers.Add("x-ms-request-id", new Guid(number, 0, 0, new byte[8]).ToString("D"));
        foreach (var (name, value) in reply.Headers)
            response.Headers.Add(name, value);
        if (reply.RetryAfter is { } wait)
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds)));
        if (reply.Status == HttpStatusCode.Unauthorized)
            response.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", $"error=\"invalid_token\", error_description=\"{reply.ErrorCode}\""));
        return response;
    }
}
