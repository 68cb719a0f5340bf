using System.Collections.Concurrent;
using Azure.Core;

namespace Permissions.ResourceManager.Arm;

/// <summary>
/// Keeps one client's requests within what Azure Resource Manager takes of one caller, so that it is seldom refused with 429:
/// a bucket for each subscription, or the tenant, and each kind of request (azure-docs,
/// azure-resource-manager/management/request-limits-and-throttling.md). Other programs of the same caller take from the same
/// buckets in Azure, so a 429 remains possible; it closes the bucket for all of this client's requests.
/// </summary>
internal sealed class RequestRates(TimeProvider time)
{
    private const int ReadBurst = 250;
    private const int ReadsPerSecond = 25;
    private const int WriteBurst = 200;
    private const int WritesPerSecond = 10;

    private readonly ConcurrentDictionary<(Guid? Subscription, RequestMethod Method), TokenBucket> _buckets = [];

    internal TimeProvider Time => time;

    /// <summary>The bucket of a request. Deletes have one of their own, as large as that of writes.</summary>
    internal TokenBucket BucketOf(RequestMethod method, Guid? subscription)
    {
        // A query of Azure Resource Graph is sent with POST, and reads.
        var kind = method == RequestMethod.Post ? RequestMethod.Get : method;
        return _buckets.GetOrAdd((subscription, kind), key => key.Method == RequestMethod.Get
            ? new(time, ReadBurst, ReadsPerSecond)
            : new(time, WriteBurst, WritesPerSecond));
    }
}
