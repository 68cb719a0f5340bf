using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Azure.Core.Pipeline;
using Azure.ResourceManager;

namespace Permissions.ResourceManager.Tests.Fakes;

/// <summary>
/// Azure as a script below the SDK's pipeline: it gives the prepared answers in their order, keeps the requests, and fails
/// the test that makes one more.
/// </summary>
internal sealed class FakeAzure : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public List<SentRequest> Requests { get; } = [];

    public ManualTime Time { get; } = new();

    public FakeCredential Credential { get; } = new();

    /// <summary>Called with each request before it is answered.</summary>
    public Action<SentRequest> OnRequest { get; set; } = _ => { };

    /// <summary>Every answer was asked for.</summary>
    public bool IsDone => _answers.Count == 0;

    public IEnumerable<SentRequest> Writes => Requests.Where(request => request.Method != "GET");

    public ArmClientOptions ArmOptions()
    {
        var options = new ArmClientOptions { Transport = new HttpClientTransport(this) };
        options.Retry.MaxRetries = 0;
        return options;
    }

    public RbacClient Client(TimeSpan? replicationTimeout = null, ArmClientOptions? armOptions = null) => new(
        Credential,
        armOptions ?? ArmOptions(),
        new RbacClientOptions { TimeProvider = Time, ReplicationTimeout = replicationTimeout ?? TimeSpan.FromMinutes(2) });

    public FakeAzure Answers(int status, string body = "", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            foreach (var (name, value) in headers)
                response.Headers.TryAddWithoutValidation(name, value);
            return response;
        });
        return this;
    }

    public FakeAzure Refuses(int status, string code, string message = "Azure's own words.") =>
        Answers(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString());

    public FakeAzure Lists(params JsonNode?[] items) => Answers(200, new JsonObject { ["value"] = new JsonArray(items) }.ToJsonString());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new SentRequest(
            request.Method.Method,
            request.RequestUri!.Host,
            request.RequestUri.AbsolutePath,
            HttpUtility.ParseQueryString(request.RequestUri.Query).AllKeys.ToDictionary(key => key!, key => HttpUtility.ParseQueryString(request.RequestUri.Query)[key]!),
            string.IsNullOrEmpty(body) ? null : JsonNode.Parse(body),
            request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value))));
        OnRequest(Requests[^1]);
        return _answers.TryDequeue(out var answer)
            ? answer()
            : throw new InvalidOperationException($"No answer was prepared for {request.Method} {request.RequestUri}.");
    }
}

internal sealed record SentRequest(
    string Method, string Host, string Path, IReadOnlyDictionary<string, string> Query, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Properties => Body!["properties"]!;
}
