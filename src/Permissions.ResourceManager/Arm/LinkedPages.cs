using Azure;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager.Arm;

/// <summary>A list that follows <c>nextLink</c>, one request a page. A continuation token is the link of the next page.</summary>
/// <param name="getPage">Asks for a page: the first one for null, else the one of a link.</param>
/// <param name="convert">Makes the list's items of a page; may leave some out.</param>
/// <param name="cancellationToken">Ends the listing.</param>
internal sealed class LinkedPages<TBody, T>(
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
        do
        {
            var (page, response) = await getPage(link, CancellationToken).ConfigureAwait(false);
            link = string.IsNullOrEmpty(page.NextLink) ? null : page.NextLink;
            var items = (page.Value ?? []).OfType<TBody>().SelectMany(body => convert(body, response)).ToArray();
            yield return Page<T>.FromValues(items, link, response);
        }
        while (link is not null);
    }
}
