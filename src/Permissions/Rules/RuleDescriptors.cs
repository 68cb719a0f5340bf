namespace Permissions.Rules;

/// <summary>The descriptors of all rules over role files, in the order of their ids.</summary>
public static class RuleDescriptors
{
    /// <summary>The file is not JSON.</summary>
    public static RuleDescriptor InvalidJson { get; } =
        new(RuleIds.InvalidJson, "The role file is not JSON", RuleSeverity.Error, RuleCategories.RoleFile);

    /// <summary>The file is JSON, but holds no role definition.</summary>
    public static RuleDescriptor NoRoleDefinition { get; } =
        new(RuleIds.NoRoleDefinition, "The role file holds no role definition", RuleSeverity.Error, RuleCategories.RoleFile);

    /// <summary>The role has no name, or one that is too long.</summary>
    public static RuleDescriptor InvalidRoleName { get; } =
        new(RuleIds.InvalidRoleName, "The role has no name, or one of more than 512 characters", RuleSeverity.Error, RuleCategories.RoleFile);

    /// <summary>Two roles share a name, or the name of their class.</summary>
    public static RuleDescriptor DuplicateRole { get; } =
        new(RuleIds.DuplicateRole, "Two roles have one name, or give one class", RuleSeverity.Error, RuleCategories.RoleFile);

    /// <summary>The description is missing (info) or too long (error).</summary>
    public static RuleDescriptor Description { get; } =
        new(RuleIds.Description, "The description is missing (info), or longer than 2,048 characters (error)", RuleSeverity.Info, RuleCategories.RoleFile);

    /// <summary>An unknown or duplicate key, or a value of the wrong type.</summary>
    public static RuleDescriptor UnexpectedShape { get; } =
        new(RuleIds.UnexpectedShape, "A key is unknown or duplicate, or a value has the wrong type", RuleSeverity.Warning, RuleCategories.RoleFile);

    /// <summary>A custom role with more than one permission block.</summary>
    public static RuleDescriptor SeveralPermissionBlocks { get; } =
        new(RuleIds.SeveralPermissionBlocks, "A custom role has more than one permission block", RuleSeverity.Error, RuleCategories.RoleFile);

    /// <summary>The role grants nothing.</summary>
    public static RuleDescriptor GrantsNothing { get; } =
        new(RuleIds.GrantsNothing, "The role grants nothing", RuleSeverity.Warning, RuleCategories.RoleFile);

    /// <summary>A line of a project's list of operations cannot be read.</summary>
    public static RuleDescriptor MalformedOperationList { get; } =
        new(RuleIds.MalformedOperationList, "A line of a list of operations cannot be read", RuleSeverity.Warning, RuleCategories.RoleFile);

    /// <summary>An assignable scope is malformed.</summary>
    public static RuleDescriptor MalformedScope { get; } =
        new(RuleIds.MalformedScope, "An assignable scope is malformed", RuleSeverity.Error, RuleCategories.Scopes);

    /// <summary>The tenant root or a wildcard among the assignable scopes.</summary>
    public static RuleDescriptor ScopeTooWide { get; } =
        new(RuleIds.ScopeTooWide, "A custom role is assignable at the tenant root or at a wildcard", RuleSeverity.Error, RuleCategories.Scopes);

    /// <summary>Too many assignable scopes, too many management groups, or no scope.</summary>
    public static RuleDescriptor ScopeCount { get; } =
        new(RuleIds.ScopeCount, "A custom role has more than one management group, more than 2,000 scopes, or none", RuleSeverity.Error, RuleCategories.Scopes);

    /// <summary>Data actions together with a management group.</summary>
    public static RuleDescriptor DataActionsAtManagementGroup { get; } =
        new(RuleIds.DataActionsAtManagementGroup, "A role with data actions cannot be assigned at its management group", RuleSeverity.Warning, RuleCategories.Scopes);

    /// <summary>An assignable scope that another one contains already.</summary>
    public static RuleDescriptor RedundantScope { get; } =
        new(RuleIds.RedundantScope, "An assignable scope is duplicate, or lies inside another one", RuleSeverity.Info, RuleCategories.Scopes);

    /// <summary>A permission string is malformed.</summary>
    public static RuleDescriptor MalformedPermission { get; } =
        new(RuleIds.MalformedPermission, "A permission string is malformed", RuleSeverity.Error, RuleCategories.PermissionStrings);

    /// <summary>A permission string with more than one wildcard.</summary>
    public static RuleDescriptor SeveralWildcards { get; } =
        new(RuleIds.SeveralWildcards, "A permission string has more than one wildcard", RuleSeverity.Error, RuleCategories.PermissionStrings);

    /// <summary>An operation or provider that the catalogue does not know.</summary>
    public static RuleDescriptor UnknownOperation { get; } =
        new(RuleIds.UnknownOperation, "An operation or its provider is not known", RuleSeverity.Warning, RuleCategories.PermissionStrings);

    /// <summary>A control-plane operation in a data list, or the reverse.</summary>
    public static RuleDescriptor WrongPlane { get; } =
        new(RuleIds.WrongPlane, "An operation is in a list of the other plane", RuleSeverity.Error, RuleCategories.PermissionStrings);

    /// <summary>A wildcard that matches no known operation.</summary>
    public static RuleDescriptor DeadWildcard { get; } =
        new(RuleIds.DeadWildcard, "A wildcard matches no known operation", RuleSeverity.Warning, RuleCategories.PermissionStrings);

    /// <summary>A permission string that its list holds already.</summary>
    public static RuleDescriptor DuplicatePermission { get; } =
        new(RuleIds.DuplicatePermission, "A permission string is in its list twice", RuleSeverity.Warning, RuleCategories.PermissionStrings);

    /// <summary>A permission string that a wildcard of its list covers.</summary>
    public static RuleDescriptor CoveredPermission { get; } =
        new(RuleIds.CoveredPermission, "A permission string is covered by a wildcard of its list", RuleSeverity.Info, RuleCategories.PermissionStrings);

    /// <summary>An exclusion that excludes nothing its block grants.</summary>
    public static RuleDescriptor IdleExclusion { get; } =
        new(RuleIds.IdleExclusion, "An exclusion excludes nothing that its block grants", RuleSeverity.Warning, RuleCategories.PermissionStrings);

    /// <summary>An operation in another case than Azure's.</summary>
    public static RuleDescriptor OperationCase { get; } =
        new(RuleIds.OperationCase, "An operation is not in the case that Azure spells it in", RuleSeverity.Info, RuleCategories.PermissionStrings);

    /// <summary>An operation that Azure refuses in custom roles.</summary>
    public static RuleDescriptor RefusedOperation { get; } =
        new(RuleIds.RefusedOperation, "An operation is refused in custom roles", RuleSeverity.Error, RuleCategories.PermissionStrings);

    /// <summary>Every control-plane or every data-plane operation is granted.</summary>
    public static RuleDescriptor GrantsEverything { get; } =
        new(RuleIds.GrantsEverything, "The role grants every operation of a plane", RuleSeverity.Warning, RuleCategories.LeastPrivilege);

    /// <summary>The role can come to rights that it does not list.</summary>
    public static RuleDescriptor RaisesOwnRights { get; } =
        new(RuleIds.RaisesOwnRights, "The role can raise its own rights", RuleSeverity.Warning, RuleCategories.LeastPrivilege);

    /// <summary>The role reads keys or secrets through the control plane.</summary>
    public static RuleDescriptor ReadsSecrets { get; } =
        new(RuleIds.ReadsSecrets, "The role reads keys or secrets through the control plane", RuleSeverity.Info, RuleCategories.LeastPrivilege);

    /// <summary>A built-in role grants exactly what the role grants.</summary>
    public static RuleDescriptor SameAsBuiltInRole { get; } =
        new(RuleIds.SameAsBuiltInRole, "A built-in role grants exactly the same", RuleSeverity.Info, RuleCategories.LeastPrivilege);

    /// <summary>Every operation of a provider is granted.</summary>
    public static RuleDescriptor WholeProvider { get; } =
        new(RuleIds.WholeProvider, "The role grants every operation of a provider", RuleSeverity.Info, RuleCategories.LeastPrivilege);

    /// <summary>A role name does not match the project's pattern.</summary>
    public static RuleDescriptor RoleNamePattern { get; } =
        new(RuleIds.RoleNamePattern, "The role name does not match PermissionsRoleNamePattern", RuleSeverity.Warning, RuleCategories.Conventions);

    /// <summary>A role that an access-level or identity file names is neither the project's nor built in.</summary>
    public static RuleDescriptor UnknownRole { get; } =
        new(RuleIds.UnknownRole, "A role that a level or an identity names is not known", RuleSeverity.Error, RuleCategories.Access);

    /// <summary>A higher level of access does not hold all that a lower one does.</summary>
    public static RuleDescriptor LevelsNotOrdered { get; } =
        new(RuleIds.LevelsNotOrdered, "A higher level does not hold all that a lower one does", RuleSeverity.Warning, RuleCategories.Access);

    /// <summary>An access-level or identity file is not of its form.</summary>
    public static RuleDescriptor AccessFileForm { get; } =
        new(RuleIds.AccessFileForm, "An access-level or identity file is not of its form", RuleSeverity.Error, RuleCategories.Access);

    /// <summary>A condition that cannot be read, or of another version.</summary>
    public static RuleDescriptor MalformedCondition { get; } =
        new(RuleIds.MalformedCondition, "A condition is malformed", RuleSeverity.Error, RuleCategories.Conditions);

    /// <summary>An attribute in a condition that is not known, or not of its source.</summary>
    public static RuleDescriptor UnknownAttribute { get; } =
        new(RuleIds.UnknownAttribute, "An attribute in a condition is not known", RuleSeverity.Warning, RuleCategories.Conditions);

    /// <summary>An operator in a condition that is not known (error), or does not fit its attribute, values or quantifier.</summary>
    public static RuleDescriptor UnfitComparison { get; } =
        new(RuleIds.UnfitComparison, "An operator in a condition is unknown (error), or does not fit what it compares", RuleSeverity.Warning, RuleCategories.Conditions);

    /// <summary>A condition that treats making and removing role assignments alike, or guards one of both (info).</summary>
    public static RuleDescriptor NeedsTwoClauses { get; } =
        new(RuleIds.NeedsTwoClauses, "A condition needs one clause for making role assignments and one for removing them", RuleSeverity.Warning, RuleCategories.Conditions);

    /// <summary>A condition of more than 8 KB.</summary>
    public static RuleDescriptor ConditionTooLong { get; } =
        new(RuleIds.ConditionTooLong, "A condition is longer than 8 KB", RuleSeverity.Error, RuleCategories.Conditions);

    /// <summary>A condition on the permissions of a custom role, which only built-in roles have.</summary>
    public static RuleDescriptor ConditionInCustomRole { get; } =
        new(RuleIds.ConditionInCustomRole, "A custom role has a condition on its permissions", RuleSeverity.Error, RuleCategories.Conditions);

    /// <summary>A constant permission string in C# with which a rule over permission strings finds fault; a finding is as serious as that rule's.</summary>
    public static RuleDescriptor ConstantPermission { get; } =
        new(RuleIds.ConstantPermission, "A constant permission string is not what Azure takes", RuleSeverity.Warning, RuleCategories.Code);

    /// <summary>A role does not keep what its contract in C# promises.</summary>
    public static RuleDescriptor BrokenContract { get; } =
        new(RuleIds.BrokenContract, "A role breaks its contract", RuleSeverity.Error, RuleCategories.Code);

    /// <summary>A role grants an operation that its committed baseline did not.</summary>
    public static RuleDescriptor NewAccess { get; } =
        new(RuleIds.NewAccess, "A role grants what its baseline did not", RuleSeverity.Warning, RuleCategories.Code);

    /// <summary>A role contract that cannot be checked as it stands.</summary>
    public static RuleDescriptor UncheckedContract { get; } =
        new(RuleIds.UncheckedContract, "A role contract cannot be checked", RuleSeverity.Warning, RuleCategories.Code);

    /// <summary>A role that assigns roles is given without a condition, in C#, by an identity or by a level.</summary>
    public static RuleDescriptor UnconditionalAssignment { get; } =
        new(RuleIds.UnconditionalAssignment, "A role that assigns roles is assigned without a condition", RuleSeverity.Warning, RuleCategories.Code);

    /// <summary>The generator failed at a file; a fault of its own.</summary>
    public static RuleDescriptor InternalError { get; } =
        new(RuleIds.InternalError, "The generator failed at a role file", RuleSeverity.Error, RuleCategories.RoleFile);

    /// <summary>All descriptors, ordered by id.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } = Array.AsReadOnly(
    [
        InvalidJson, NoRoleDefinition, InvalidRoleName, DuplicateRole, Description, UnexpectedShape, SeveralPermissionBlocks, GrantsNothing, MalformedOperationList,
        MalformedScope, ScopeTooWide, ScopeCount, DataActionsAtManagementGroup, RedundantScope,
        MalformedPermission, SeveralWildcards, UnknownOperation, WrongPlane, DeadWildcard, DuplicatePermission, CoveredPermission,
        IdleExclusion, OperationCase, RefusedOperation, GrantsEverything, RaisesOwnRights, ReadsSecrets, SameAsBuiltInRole, WholeProvider, RoleNamePattern,
        UnknownRole, LevelsNotOrdered, AccessFileForm,
        MalformedCondition, UnknownAttribute, UnfitComparison, NeedsTwoClauses, ConditionTooLong, ConditionInCustomRole,
        ConstantPermission, BrokenContract, NewAccess, UncheckedContract, UnconditionalAssignment, InternalError,
    ]);
}
