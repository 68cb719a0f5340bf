using Azure.Core;
using Azure.Core.Pipeline;

namespace Permissions.ResourceManager;

/// <summary>
/// Records the requests of Azure SDK clients in an <see cref="ArmRequestLog"/>, so that a test run of a program yields the least
/// role for it. Add it to the options of any client, at either position: a request that is retried is recorded once. Requests
/// pass unchanged. Thread-safe, and one recorder may serve several clients.
/// </summary>
/// <example>
/// <code>
/// var recorder = new ArmRequestRecorder();
/// options.AddPolicy(recorder, HttpPipelinePosition.PerCall);
/// // … run the program …
/// LeastPrivilegeResult least = LeastPrivilege.For(recorder.Log.Needs());
/// </code>
/// </example>
public sealed class ArmRequestRecorder : HttpPipelinePolicy
{
    /// <summary>Makes a recorder.</summary>
    /// <param name="log">Where to record; null for a new log over <see cref="OperationCatalogue.Azure"/>.</param>
    public ArmRequestRecorder(ArmRequestLog? log = null) => Log = log ?? new();

    /// <summary>What was recorded so far.</summary>
    public ArmRequestLog Log { get; }

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Record(message);
        ProcessNext(message, pipeline);
    }

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Record(message);
        return ProcessNextAsync(message, pipeline);
    }

    private void Record(HttpMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        // A retry sends the same message again.
        var recorders = message.TryGetProperty(typeof(ArmRequestRecorder), out var value) ? (HashSet<ArmRequestRecorder>)value! : [];
        if (!recorders.Add(this))
            return;
        message.SetProperty(typeof(ArmRequestRecorder), recorders);

        var method = message.Request.Method.Method;
        var url = message.Request.Uri.ToString();
        if (!ArmRequestLog.IsBatch(url) || message.Request.Content is not { } content || !TryAddBatch(content, message.CancellationToken))
            Log.Add(method, url);
    }

    private bool TryAddBatch(RequestContent content, CancellationToken cancellationToken)
    {
        // A body without a length is a stream that may be read once only, and that belongs to the request.
        if (!content.TryComputeLength(out _))
            return false;
        using var body = new MemoryStream();
        content.WriteTo(body, cancellationToken);
        body.Position = 0;
        using var reader = new StreamReader(body);
        try
        {
            Log.AddBatch(reader.ReadToEnd());
            return true;
        }
        catch (FormatException)
        {
            // Recorded as the batch that it was sent as, with the remark that its requests are not known.
            return false;
        }
    }
}
