namespace Permissions;

/// <summary>
/// What only the directory knows about principals, usually asked of Microsoft Graph: role assignments outlive their principals,
/// and group membership is not part of them.
/// </summary>
public interface IPrincipalDirectory
{
    /// <summary>Tells which principals no longer exist.</summary>
    /// <param name="principalIds">Object ids, each once; there may be thousands.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Those of them that the directory does not have. One that it cannot tell about belongs not among them.</returns>
    Task<IReadOnlyCollection<Guid>> FindMissingAsync(IReadOnlyCollection<Guid> principalIds, CancellationToken cancellationToken);

    /// <summary>Tells the groups that a principal is in.</summary>
    /// <param name="principalId">The object id of a user, a service principal or a group.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The object ids of its groups, also of those that it is in through other groups.</returns>
    Task<IReadOnlyCollection<Guid>> GroupsOfAsync(Guid principalId, CancellationToken cancellationToken);
}
