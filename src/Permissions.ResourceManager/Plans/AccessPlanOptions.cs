namespace Permissions.ResourceManager;

/// <summary>Where role assignments are read.</summary>
public enum AssignmentSource
{
    /// <summary>Azure Resource Graph from <see cref="AccessPlanOptions.ResourceGraphThreshold"/> subscriptions on, else Azure Resource Manager.</summary>
    Automatic,

    /// <summary>Azure Resource Manager: one list a subscription, always up to date.</summary>
    ResourceManager,

    /// <summary>
    /// Azure Resource Graph: one paged query over all subscriptions. It follows changes with a delay, so a plan that is made soon
    /// after another was applied may show again what was done.
    /// </summary>
    ResourceGraph,
}

/// <summary>How a model is compared with Azure.</summary>
public sealed record AccessPlanOptions
{
    /// <summary>
    /// Whether what this model's name made and the model no longer holds is deleted; false by default. What others made is
    /// never deleted.
    /// </summary>
    public bool Prune { get; init; }

    /// <summary>
    /// Whether what was made elsewhere, under another name or GUID, and differs from the model is changed in place; false by
    /// default, which makes it a <see cref="PlannedChange.Conflict"/>. Azure holds one assignment for each scope, principal
    /// and role, one access policy for each principal of a Redis cache and one custom role of each name, so that the model cannot have its own beside it.
    /// </summary>
    public bool TakeOver { get; init; }

    /// <summary>
    /// Scopes to read besides those of the model, to find what an earlier model of this name made there; none by default. The
    /// subscriptions in which the model has an assignment are always read as a whole, and for pruning and verifying also what
    /// the assignable scopes of the model's own roles name. What is left to name here are scopes in which an earlier model
    /// assigned nothing but built-in roles, or roles that it does not define. Of what Cosmos DB and
    /// Redis keep, only the accounts, caches and Redis databases of the model are read, and those that are named here.
    /// </summary>
    public IReadOnlyList<Scope> AlsoRead { get; init; } = [];

    /// <summary>Where role assignments are read; decided by the number of subscriptions by default.</summary>
    public AssignmentSource Source { get; init; }

    /// <summary>From how many subscriptions on <see cref="AssignmentSource.Automatic"/> asks Azure Resource Graph; 20 by default.</summary>
    public int ResourceGraphThreshold { get; init; } = 20;

    /// <summary>
    /// Tells which principals are gone and who is in which group; null by default. Azure Resource Manager does not know: without
    /// it, only an assignment whose principal Azure itself calls of unknown kind is shown as one whose principal is gone.
    /// </summary>
    public IPrincipalDirectory? Directory { get; init; }

    /// <summary>
    /// How many requests <see cref="RbacClient.VerifyAsync"/> may make, where there is no <see cref="Directory"/>, to learn what
    /// principals have through groups; 100 by default, 0 for none. One is needed for each user and service principal of the
    /// model at each of its subscriptions and management groups; where that is more, none is made, and the verification says
    /// that groups were not considered.
    /// </summary>
    public int GroupLookups { get; init; } = 100;

    /// <summary>Whether so many subscriptions are read in one query of Azure Resource Graph.</summary>
    internal bool AsksResourceGraph(int subscriptions) => subscriptions > 0 && Source switch
    {
        AssignmentSource.ResourceManager => false,
        AssignmentSource.ResourceGraph => true,
        _ => subscriptions >= ResourceGraphThreshold,
    };
}
