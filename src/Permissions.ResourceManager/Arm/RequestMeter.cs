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

    /// <summary>Counts a request that is sent now.</summary>
    internal void Count(bool isRetry)
    {
        Interlocked.Increment(ref _requests);
        if (isRetry)
            Interlocked.Increment(ref _retries);
    }
}
