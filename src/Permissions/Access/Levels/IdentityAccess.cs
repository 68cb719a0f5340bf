namespace Permissions;

/// <summary>Puts together the access of an identity file's identities, for the classes that the generator emits. For one thread.</summary>
public sealed class IdentityAccess
{
    private readonly List<AccessAssignment> _assignments = [];

    /// <summary>Starts with nothing.</summary>
    /// <param name="modelName">The name of the model, as for <see cref="AccessModel(string)"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="modelName"/> is null.</exception>
    /// <exception cref="ArgumentException">The name is none of a model.</exception>
    public IdentityAccess(string modelName) => Empty = new(modelName);

    private AccessModel Empty { get; }

    /// <summary>Takes one scope.</summary>
    /// <param name="parameter">The name of the parameter that it was given for.</param>
    /// <param name="kind">What it has to be.</param>
    /// <param name="isOptional">Whether it may be null.</param>
    /// <param name="scope">The scope.</param>
    /// <returns>The scope, or nothing for null.</returns>
    /// <exception cref="ArgumentNullException">The scope is null and not optional.</exception>
    /// <exception cref="ArgumentException">The scope is of another kind.</exception>
    public static IReadOnlyList<Scope> Scopes(string parameter, ScopeKind kind, bool isOptional, Scope? scope) =>
        scope is null && isOptional ? [] : [Check(parameter, kind, scope)];

    /// <summary>Takes any number of scopes.</summary>
    /// <param name="parameter">The name of the parameter that they were given for.</param>
    /// <param name="kind">What each has to be.</param>
    /// <param name="isOptional">Whether the list may be null.</param>
    /// <param name="scopes">The scopes.</param>
    /// <returns>The scopes.</returns>
    /// <exception cref="ArgumentNullException">The list is null and not optional, or a scope is null.</exception>
    /// <exception cref="ArgumentException">A scope is of another kind.</exception>
    public static IReadOnlyList<Scope> Scopes(string parameter, ScopeKind kind, bool isOptional, IEnumerable<Scope>? scopes) =>
        scopes is null && isOptional ? [] : [.. (scopes ?? throw new ArgumentNullException(parameter)).Select(scope => Check(parameter, kind, scope))];

    /// <summary>Takes one principal.</summary>
    /// <param name="parameter">The name of the parameter that it was given for.</param>
    /// <param name="type">Its kind.</param>
    /// <param name="objectId">Its object id; null for none.</param>
    /// <returns>The principal, or nothing for null.</returns>
    /// <exception cref="ArgumentException">The id is the all-zero GUID.</exception>
    public static IReadOnlyList<Principal> Principals(string parameter, PrincipalType type, Guid? objectId) =>
        objectId is { } id ? [PrincipalOf(parameter, type, id)] : [];

    /// <summary>Takes any number of principals.</summary>
    /// <param name="parameter">The name of the parameter that they were given for.</param>
    /// <param name="type">Their kind.</param>
    /// <param name="isOptional">Whether the list may be null.</param>
    /// <param name="objectIds">Their object ids.</param>
    /// <returns>The principals.</returns>
    /// <exception cref="ArgumentNullException">The list is null and not optional.</exception>
    /// <exception cref="ArgumentException">An id is the all-zero GUID.</exception>
    public static IReadOnlyList<Principal> Principals(string parameter, PrincipalType type, bool isOptional, IEnumerable<Guid>? objectIds) =>
        objectIds is null && isOptional ? [] : [.. (objectIds ?? throw new ArgumentNullException(parameter)).Select(id => PrincipalOf(parameter, type, id))];

    /// <summary>Gives principals roles at scopes.</summary>
    /// <param name="principals">Who gets them.</param>
    /// <param name="scopes">Where.</param>
    /// <param name="reason">Why; null for no reason.</param>
    /// <param name="roles">The roles. One whose assignable scopes have placeholders is taken as assignable at each scope.</param>
    /// <exception cref="ArgumentNullException">An argument but <paramref name="reason"/> is null.</exception>
    public void Give(IReadOnlyList<Principal> principals, IReadOnlyList<Scope> scopes, string? reason, params RoleDefinition[] roles) =>
        Add(null, principals, scopes, reason, roles);

    /// <summary>Gives principals roles at scopes, under a condition.</summary>
    /// <param name="condition">The condition, a <see cref="RoleCondition"/> or its text.</param>
    /// <param name="principals">Who gets them.</param>
    /// <param name="scopes">Where.</param>
    /// <param name="reason">Why; null for no reason.</param>
    /// <param name="roles">The roles, as for <see cref="Give"/>.</param>
    /// <exception cref="ArgumentNullException">An argument but <paramref name="reason"/> is null.</exception>
    public void GiveUnder([ConditionString] string condition, IReadOnlyList<Principal> principals, IReadOnlyList<Scope> scopes, string? reason, params RoleDefinition[] roles) =>
        Add(condition ?? throw new ArgumentNullException(nameof(condition)), principals, scopes, reason, roles);

    /// <summary>The model of all that was given.</summary>
    /// <returns>The model. It defines no roles: custom roles are in Azure, or the caller adds them with <see cref="AccessModel.Define"/>.</returns>
    public AccessModel ToModel() => Empty.Assign(_assignments);

    private void Add(string? condition, IReadOnlyList<Principal> principals, IReadOnlyList<Scope> scopes, string? reason, RoleDefinition[] roles)
    {
        if (principals is null)
            throw new ArgumentNullException(nameof(principals));
        if (scopes is null)
            throw new ArgumentNullException(nameof(scopes));
        if (roles is null)
            throw new ArgumentNullException(nameof(roles));
        foreach (var principal in principals)
        {
            foreach (var scope in scopes)
                _assignments.AddRange(roles.Select(role => new AccessAssignment(AccessGrant.At(role, scope), principal, scope, reason, condition)));
        }
    }

    private static Scope Check(string parameter, ScopeKind kind, Scope? scope)
    {
        if (scope is null)
            throw new ArgumentNullException(parameter);
        return scope.Kind == kind ? scope : throw new ArgumentException($"'{scope}' is a {ScopeParser.Describe(scope.Kind)}; expected a {ScopeParser.Describe(kind)}.", parameter);
    }

    private static Principal PrincipalOf(string parameter, PrincipalType type, Guid id) =>
        id == Guid.Empty ? throw new ArgumentException("The all-zero GUID is no object id; pass that of the principal.", parameter) : new(id, type);
}
