namespace Permissions.ResourceManager.Wire;

/// <summary>One page of a list.</summary>
internal sealed class PageBody<T>
{
    public List<T?>? Value { get; set; }

    public string? NextLink { get; set; }
}
