namespace Permissions;

/// <summary>
/// Who is given a role: the object id in Microsoft Entra ID and its kind. The kind is always sent, because Azure then
/// does not look the principal up and a fresh one does not fail with <c>PrincipalNotFound</c>.
/// </summary>
public sealed record Principal
{
    /// <summary>Makes a principal.</summary>
    /// <param name="objectId">The object id; not the application (client) id.</param>
    /// <param name="type">The kind.</param>
    /// <exception cref="ArgumentException"><paramref name="objectId"/> is the all-zero GUID.</exception>
    public Principal(Guid objectId, PrincipalType type)
    {
        if (objectId == Guid.Empty)
            throw new ArgumentException("A principal needs its object id; the all-zero GUID is none.", nameof(objectId));
        ObjectId = objectId;
        Type = type;
    }

    /// <summary>The object id in Microsoft Entra ID.</summary>
    public Guid ObjectId { get; }

    /// <summary>The kind.</summary>
    public PrincipalType Type { get; }

    /// <summary>A user.</summary>
    /// <param name="objectId">The user's object id.</param>
    /// <returns>The principal.</returns>
    public static Principal User(Guid objectId) => new(objectId, PrincipalType.User);

    /// <summary>A group.</summary>
    /// <param name="objectId">The group's object id.</param>
    /// <returns>The principal.</returns>
    public static Principal Group(Guid objectId) => new(objectId, PrincipalType.Group);

    /// <summary>A service principal or a managed identity.</summary>
    /// <param name="objectId">The object id of the service principal; not the application (client) id.</param>
    /// <returns>The principal.</returns>
    public static Principal ServicePrincipal(Guid objectId) => new(objectId, PrincipalType.ServicePrincipal);

    /// <summary>Kind and object id, as in <c>ServicePrincipal 0b3c…</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Type} {ObjectId}";
}
