using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Permissions.Emulator;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>A tenant, by default with a management group, two subscriptions, resource groups and principals, and clients whose waits move its clock.</summary>
internal sealed class PlanWorld : IDisposable
{
    public static readonly Guid FirstId = new("11111111-0000-4000-8000-00000000c0de");
    public static readonly Guid SecondId = new("22222222-0000-4000-8000-00000000c0de");
    public static readonly Scope Platform = Scope.ManagementGroup("platform");
    public static readonly Scope First = Scope.Subscription(FirstId);
    public static readonly Scope Second = Scope.Subscription(SecondId);
    public static readonly Scope Data = Scope.ResourceGroup(FirstId, "data");
    public static readonly Scope Web = Scope.ResourceGroup(SecondId, "web");

    /// <summary>A role that Azure brings.</summary>
    public static readonly RoleDefinition Reader = BuiltInRoleCatalogue.Azure.TryFind("Reader", out var role) ? role : throw new InvalidOperationException();

    private readonly Scope[] _subscriptions;

    public PlanWorld()
        : this(new AzureRbacEmulator([Reader]), First, Second)
    {
        Azure.DefaultTenant.AddManagementGroup("platform");
        Azure.DefaultTenant.AddSubscription(FirstId, "platform");
        Azure.DefaultTenant.AddSubscription(SecondId, "platform");
        foreach (var (id, name) in new[] { (FirstId, "data"), (FirstId, "logs"), (SecondId, "web"), (SecondId, "jobs") })
            Azure.DefaultTenant.AddResourceGroup(id, name);
        foreach (var number in Enumerable.Range(0, 20))
            Azure.DefaultTenant.AddPrincipal(App(number));
    }

    /// <summary>A world of another make.</summary>
    public PlanWorld(AzureRbacEmulator azure, params Scope[] subscriptions) => (Azure, _subscriptions) = (azure, subscriptions);

    public AzureRbacEmulator Azure { get; }

    /// <summary>Time that passes only while somebody waits for it.</summary>
    public AdvancingTime Time => field ??= new(Azure.Clock);

    public RbacClient Client(int maxRetries = 0)
    {
        var options = Azure.ClientOptions;
        options.Retry.MaxRetries = maxRetries;
        return new(Azure.Credential, options, new RbacClientOptions { TimeProvider = Time });
    }

    public IEnumerable<RecordedRequest> Writes => Azure.Requests.Where(request => request.Method is "PUT" or "DELETE");

    public static Principal App(int number) => Principal.ServicePrincipal(new Guid(number + 1, 0, 0, [0xa0, 0, 0, 0, 0, 0, 0, 0]));

    public static RoleDefinition Role(string name = "Log reader", string action = "Microsoft.Insights/logs/read", Guid? id = null, string description = "Reads logs.", params Scope[] scopes)
    {
        var builder = RoleDefinition.Create(name, description).Allow(ControlAction.Parse(action)).AssignableAt(scopes.Length == 0 ? [First] : scopes);
        return (id is { } guid ? builder.WithId(guid) : builder).Build();
    }

    /// <summary>What stands in Azure, one line each, without what only time and callers decide.</summary>
    public async Task<IReadOnlyList<string>> SnapshotAsync()
    {
        var client = Client();
        var lines = new List<string>();
        await foreach (var role in client.ListRoleDefinitionsAsync(Scope.Tenant, RoleType.Custom))
            lines.Add($"{role.Id} {role.Name} {role.Description} {string.Join(' ', role.PermissionBlocks.SelectMany(block => block.Actions))} {string.Join(' ', role.AssignableScopes)}");
        foreach (var scope in _subscriptions)
        {
            await foreach (var assignment in client.ListRoleAssignmentsAsync(scope, RoleAssignmentReach.Any))
                lines.Add($"{assignment.Name} {assignment.Scope} {assignment.Principal} {assignment.RoleDefinitionId} {assignment.Description} {assignment.Condition}");
        }

        return [.. lines.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Makes an assignment as somebody else would, under a name of theirs.</summary>
    public async Task<Guid> AssignByHandAsync(Scope scope, Principal principal, Guid roleId, string? description = null, string? condition = null, Guid? name = null)
    {
        using var http = new HttpClient(Azure, disposeHandler: false);
        var token = await Azure.Credential.GetTokenAsync(new(["https://management.azure.com/.default"]), CancellationToken.None);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        var properties = new JsonObject
        {
            ["roleDefinitionId"] = $"/providers/Microsoft.Authorization/roleDefinitions/{roleId}",
            ["principalId"] = principal.ObjectId.ToString(),
            ["principalType"] = principal.Type.ToString(),
            ["description"] = description,
            ["condition"] = condition,
            ["conditionVersion"] = condition is null ? null : "2.0",
        };
        using var body = new StringContent(new JsonObject { ["properties"] = properties }.ToJsonString(), Encoding.UTF8, "application/json");
        var id = name ?? Guid.NewGuid();
        using var response = await http.PutAsync(new Uri($"https://management.azure.com{scope.Path}/providers/Microsoft.Authorization/roleAssignments/{id}?api-version=2022-04-01"), body);
        Assert.That(response.StatusCode, Is.AnyOf(HttpStatusCode.Created, HttpStatusCode.OK));
        return id;
    }

    public void Dispose() => Azure.Dispose();
}

/// <summary>A clock whose timers fire at once and move the emulator's clock on, so that a wait takes no time and what lags catches up.</summary>
internal sealed class AdvancingTime(EmulatorClock clock) : TimeProvider
{
    public TimeSpan Waited { get; private set; }

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (clock)
            Waited += dueTime;
        clock.Advance(dueTime);
        // A timer that fires while it is being made would end the wait before its maker holds it.
        return new Timer(_ => callback(state), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private sealed class Timer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) : ITimer
    {
        private readonly System.Threading.Timer _inner = new(callback, state, dueTime, period);

        public bool Change(TimeSpan dueTime, TimeSpan period) => _inner.Change(dueTime, period);

        public void Dispose() => _inner.Dispose();

        public ValueTask DisposeAsync() => _inner.DisposeAsync();
    }
}
