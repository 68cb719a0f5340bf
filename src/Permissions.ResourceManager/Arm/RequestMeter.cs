namespace Permissions.ResourceManager.Arm;

/// <summary>Counts requests and the pipeline's retries. Thread-safe.</summary>
internal sealed class RequestMeter
{
    private int _requests;
    private int _retries;

    /// <summary>How many requests were sent, retries included.</summary>
    internal int Requests => _requests;

    /// <summary>How many of them were retries.</summary>
    internal int Retries => _retries;

    internal void Add(int retries)
    {
        Interlocked.Add(ref _requests, retries + 1);
        Interlocked.Add(ref _retries, retries);
    }
}
