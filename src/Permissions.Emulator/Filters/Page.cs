using System.Globalization;
using Permissions.Emulator.Requests;
using Permissions.Emulator.Wire;

namespace Permissions.Emulator.Filters;

/// <summary>
/// Cuts a list into pages. A page starts after the sequence number that its link carries, not at an index, so that what is
/// created or deleted meanwhile neither repeats nor skips an item.
/// </summary>
internal static class Page
{
    private const string SkipToken = "$skipToken";

    /// <param name="items">All there is, in the order of the sequence numbers.</param>
    /// <param name="sequence">The sequence number of an item.</param>
    /// <param name="includes">Whether an item is listed; not asked of those on earlier pages.</param>
    /// <param name="body">An item as it is answered.</param>
    /// <param name="request">The request, whose address the link to the next page repeats.</param>
    /// <param name="size">The most items a page holds.</param>
    /// <exception cref="ArmException">The request carries a link's token that is none of the emulator's.</exception>
    internal static ListBody<TBody> Of<TItem, TBody>(IEnumerable<TItem> items, Func<TItem, long> sequence, Func<TItem, bool> includes, Func<TItem, TBody> body, ArmRequest request, int size)
    {
        var after = After(request);
        var page = items.Where(i => sequence(i) > after && includes(i)).Take(size + 1).ToList();
        var hasMore = page.Count > size;
        var link = hasMore ? request.WithQueryValue(SkipToken, sequence(page[size - 1]).ToString(CultureInfo.InvariantCulture)) : null;
        return new([.. page.Take(size).Select(body)], link);
    }

    private static long After(ArmRequest request)
    {
        var token = request.QueryValue(SkipToken);
        if (token is null)
            return 0;
        return long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var after)
            ? after
            : throw ArmException.BadRequest(ErrorCodes.InvalidSkipToken, $"The {SkipToken} '{token}' is none that this emulator gave out; follow nextLink as it is.");
    }
}
