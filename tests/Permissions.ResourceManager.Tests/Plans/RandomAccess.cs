using FsCheck;
using FsCheck.Fluent;
using Permissions.Conditions;
using Permissions.Emulator;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>A role: one that Azure brings, with any blocks, or a custom one, with its first block and no condition in it.</summary>
internal sealed record RandomRole(bool IsCustom, RandomBlock[] Blocks)
{
    internal RoleDefinition At(int number)
    {
        var blocks = IsCustom ? [(Blocks[0] with { Condition = null }).ToBlock()] : Blocks.Select(block => block.ToBlock()).ToArray();
        return IsCustom
            ? new($"Custom {number}", "For a test.", RoleType.Custom, blocks, [PlanWorld.Platform])
            : new($"Built-in {number}", "For a test.", RoleType.BuiltIn, blocks, [Scope.Tenant], new Guid(number + 1, 0, 0, [0xb0, 0, 0, 0, 0, 0, 0, 0]));
    }
}

/// <summary>What a role grants, or a deny assignment denies.</summary>
internal sealed record RandomBlock(string[] Actions, string[] NotActions, string[] DataActions, string[] NotDataActions, string? Condition)
{
    internal PermissionBlock ToBlock() => new(
        Actions.Distinct().Select(ControlAction.Parse),
        NotActions.Distinct().Select(ControlAction.Parse),
        DataActions.Distinct().Select(DataAction.Parse),
        NotDataActions.Distinct().Select(DataAction.Parse),
        Condition,
        Condition is null ? null : RoleCondition.Version);
}

/// <summary>Who has which role where. Roles, principals and scopes are told by their numbers.</summary>
internal sealed record RandomGrant(int Role, int Principal, int Scope, string? Condition);

/// <summary>What is denied, to whom and to whom not.</summary>
internal sealed record RandomDenial(RandomBlock Block, int Scope, int[] Principals, int[] Excluded, bool OnlyHere);

/// <summary>A question: may a principal do an operation at a scope, where the container and the kind of principal are these, or missing.</summary>
internal sealed record RandomRequest(int Principal, int Operation, int Scope, string? Container, string? PrincipalType)
{
    internal ConditionContext Attributes(ConditionContext context)
    {
        if (Container is not null)
            context = context.With(ConditionAttributes.BlobContainer, Container);
        return PrincipalType is null ? context : context.With(ConditionAttributes.RequestedPrincipalType, PrincipalType);
    }
}

/// <summary>Access as a random test sees it, apart from how the emulator or the client keeps it.</summary>
internal sealed record RandomAccess((int Group, int Member)[] Memberships, RandomRole[] Roles, RandomGrant[] Grants, RandomDenial[] Denials, RandomRequest[] Requests)
{
    internal const int Users = 4;
    internal const int Principals = 7;

    // Each stands below the one at the index beside it; -1 for the top.
    internal static readonly int[] ParentOfScope = [-1, 0, 1, 1, 2, 3, 4];

    internal static readonly Scope[] Scopes =
    [
        Scope.ManagementGroup(AzureRbacEmulator.DefaultTenantId.ToString()),
        PlanWorld.Platform,
        PlanWorld.First,
        PlanWorld.Second,
        PlanWorld.Data,
        PlanWorld.Web,
        PlanWorld.Data.Resource("Microsoft.Storage", "storageAccounts", "logs"),
    ];

    internal static readonly string[] Operations =
    [
        "Microsoft.Storage/storageAccounts/read", "microsoft.storage/STORAGEACCOUNTS/Write", "Microsoft.Storage/storageAccounts/listKeys/action",
        "Microsoft.Storage/read", "Microsoft.Compute/virtualMachines/read", "Microsoft.Compute/disks/delete",
        "Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleAssignments/read",
    ];

    internal static readonly string[] DataOperations =
    [
        "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read", "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
        "Microsoft.Storage/storageAccounts/queueServices/queues/messages/read", "Microsoft.KeyVault/vaults/secrets/getSecret/action",
    ];

    private static readonly string[] Patterns =
    [
        "*", "*/read", "*/write", "Microsoft.Storage/*", "Microsoft.Storage/*/read", "Microsoft.Storage/storageAccounts/*", "Microsoft.Storage/storageAccounts/read",
        "Microsoft.Storage/storageAccounts/listKeys/action", "Microsoft.Compute/*", "Microsoft.Compute/*/delete", "Microsoft.Authorization/*/write", "Microsoft.Authorization/roleAssignments/*",
    ];

    private static readonly string[] DataPatterns =
    [
        "*", "Microsoft.Storage/*/read", "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*", "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
        "Microsoft.KeyVault/vaults/*", "Microsoft.Storage/storageAccounts/queueServices/queues/messages/read",
    ];

    // The third depends on how a pattern is read, the last always holds.
    private static readonly string[] Conditions =
    [
        "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'logs'",
        "(!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:PrincipalType] StringEqualsIgnoreCase 'User')",
        "!(ActionMatches{'Microsoft.Storage/*/read'}) OR @Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringStartsWith 'd'",
        "!(ActionMatches{'Microsoft.Network/virtualNetworks/read'})",
    ];

    internal static Principal PrincipalOf(int number) =>
        number < Users ? PlanWorld.App(number) : Principal.Group(new Guid(number + 1, 0, 0, [0xc0, 0, 0, 0, 0, 0, 0, 0]));

    /// <summary>A principal with all groups that it is in, by a walk of its own.</summary>
    internal HashSet<int> Identities(int principal)
    {
        var found = new HashSet<int> { principal };
        while (Memberships.Where(m => found.Contains(m.Member) && !found.Contains(m.Group)).ToArray() is { Length: > 0 } next)
            found.UnionWith(next.Select(m => m.Group));
        return found;
    }

    /// <summary>A scope with all scopes above it.</summary>
    internal static HashSet<int> AtAndAbove(int scope)
    {
        var found = new HashSet<int>();
        for (var at = scope; at >= 0; at = ParentOfScope[at])
            _ = found.Add(at);
        return found;
    }

    internal static Gen<RandomAccess> Generator() =>
        from memberships in (from @group in Gen.Choose(Users, Principals - 1) from member in Gen.Choose(0, Principals - 1) where @group != member select (@group, member)).ArrayOf(5)
        from roles in Role().ArrayOf(5)
        from grants in Grant(5).ArrayOf(9)
        from count in Gen.Choose(0, 2)
        from denials in Denial().ArrayOf(count)
        from requests in Request().ArrayOf(120)
        select new RandomAccess([.. memberships.Distinct()], roles, Assignable(roles, grants), denials, requests);

    /// <summary>No role twice to one principal at one scope, and no custom role where none can be assigned.</summary>
    private static RandomGrant[] Assignable(RandomRole[] roles, RandomGrant[] grants) =>
        [.. grants.Select(grant => roles[grant.Role].IsCustom && grant.Scope < 2 ? grant with { Scope = 2 } : grant).DistinctBy(grant => (grant.Role, grant.Principal, grant.Scope))];

    private static Gen<RandomRole> Role() =>
        from isCustom in Gen.Elements(true, false)
        from count in Gen.Choose(1, 3)
        from blocks in Block(canBeConditional: true).ArrayOf(count)
        select new RandomRole(isCustom, blocks);

    private static Gen<RandomBlock> Block(bool canBeConditional) =>
        from actions in Some(Patterns, 1, 3)
        from notActions in Some(Patterns[1..], 0, 2)
        from dataActions in Some(DataPatterns, 0, 2)
        from notDataActions in Some(DataPatterns[1..], 0, dataActions.Length == 0 ? 0 : 1)
        from condition in Condition(canBeConditional ? 1 : 0)
        select new RandomBlock(actions, notActions, dataActions, notDataActions, condition);

    private static Gen<RandomGrant> Grant(int roles) =>
        from role in Gen.Choose(0, roles - 1)
        from principal in Gen.Choose(0, Principals - 1)
        from scope in Gen.Choose(0, Scopes.Length - 1)
        from condition in Condition(1)
        select new RandomGrant(role, principal, scope, condition);

    private static Gen<RandomDenial> Denial() =>
        from block in Block(canBeConditional: false)
        from scope in Gen.Choose(1, Scopes.Length - 1)
        from stopped in Gen.Choose(0, 2)
        from principals in Gen.Choose(0, Principals - 1).ArrayOf(stopped)
        from spared in Gen.Choose(0, 2)
        from excluded in Gen.Choose(0, Principals - 1).ArrayOf(spared)
        from onlyHere in Gen.Elements(true, false)
        select new RandomDenial(block, scope, [.. principals.Distinct()], [.. excluded.Distinct()], onlyHere);

    private static Gen<RandomRequest> Request() =>
        from principal in Gen.Choose(0, Principals - 1)
        from operation in Gen.Choose(0, Operations.Length + DataOperations.Length - 1)
        from scope in Gen.Choose(0, Scopes.Length - 1)
        from container in Gen.Elements("logs", "data", null)
        from type in Gen.Elements("User", "Group", null)
        select new RandomRequest(principal, operation, scope, container, type);

    private static Gen<string?> Condition(int weight) =>
        from isThere in Gen.Choose(0, 3)
        from condition in Gen.Elements(Conditions)
        select isThere < weight ? condition : null;

    private static Gen<string[]> Some(string[] values, int least, int most) =>
        from count in Gen.Choose(least, most) from chosen in Gen.Elements(values).ArrayOf(count) select chosen;
}
