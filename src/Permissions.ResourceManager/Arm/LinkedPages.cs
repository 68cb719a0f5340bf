using Azure;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager.Arm;

/// <summary>A list that follows <c>nextLink</c>, one request a page. A continuation token is the link of the next page.</summary>
/// <param name="attempt">What is done, for messages: <c>list role definitions at …</c>.</param>
/// <param name="getPage">Asks for a page: the first one for null, else the one of a link.</param>
/// <param name="convert">Makes the list's items of a page; may leave some out.</param>
/// <param name="cancellationToken">Ends the listing.</param>
internal sealed class LinkedPages<TBody, T>(
    string attempt,
    Func<string?, CancellationToken, Task<(PageBody<TBody> Page, Response Response)>> getPage,
    Func<TBody, Response, IEnumerable<T>> convert,
    CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where TBody : class
    where T : notnull
{
    /// <summary>The pages. The size hint is not passed on, because the service takes none.</summary>
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var link = continuationToken;
        var followed = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            var (page, response) = await getPage(link, CancellationToken).ConfigureAwait(false);
            if (link is not null)
                _ = followed.Add(link);
            link = string.IsNullOrEmpty(page.NextLink) ? null : page.NextLink;
            if (link is not null && followed.Contains(link))
                throw ArmFailure.Unreadable(response, attempt, $"its link to the next page leads back to a page that was read already, '{link}', so the list would never end.");
            var items = (page.Value ?? []).OfType<TBody>().SelectMany(body => convert(body, response)).ToArray();
            yield return Page<T>.FromValues(items, link, response);
        }
        while (link is not null);
    }
}
