namespace Permissions.Emulator.World;

/// <summary>Answers what Microsoft Graph would about the principals of a tenant, at once and without lag.</summary>
internal sealed class EmulatedDirectory(EmulatorState emulator, TenantState tenant) : IPrincipalDirectory
{
    public Task<IReadOnlyCollection<Guid>> FindMissingAsync(IReadOnlyCollection<Guid> principalIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principalIds);
        cancellationToken.ThrowIfCancellationRequested();
        lock (emulator.Gate)
            return Task.FromResult<IReadOnlyCollection<Guid>>([.. principalIds.Where(id => tenant.Principals.TypeOf(id) is null)]);
    }

    public Task<IReadOnlyCollection<Guid>> GroupsOfAsync(Guid principalId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (emulator.Gate)
            return Task.FromResult<IReadOnlyCollection<Guid>>([.. tenant.Principals.WithGroups(principalId).Where(id => id != principalId)]);
    }
}
