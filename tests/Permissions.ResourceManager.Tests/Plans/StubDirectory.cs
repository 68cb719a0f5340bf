namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>A directory whose answers a test sets.</summary>
internal sealed class StubDirectory : IPrincipalDirectory
{
    public HashSet<Guid> Missing { get; } = [];

    public Dictionary<Guid, IReadOnlyCollection<Guid>> Groups { get; } = [];

    public Task<IReadOnlyCollection<Guid>> FindMissingAsync(IReadOnlyCollection<Guid> principalIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyCollection<Guid>>([.. principalIds.Where(Missing.Contains)]);

    public Task<IReadOnlyCollection<Guid>> GroupsOfAsync(Guid principalId, CancellationToken cancellationToken) =>
        Task.FromResult(Groups.GetValueOrDefault(principalId, []));
}
