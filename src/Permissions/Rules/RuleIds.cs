namespace Permissions.Rules;

/// <summary>The ids of the rules over role files. An id is never used again for another rule.</summary>
public static class RuleIds
{
    /// <summary>The file is not JSON.</summary>
    public const string InvalidJson = "RBAC001";

    /// <summary>The file is JSON, but holds no role definition.</summary>
    public const string NoRoleDefinition = "RBAC002";

    /// <summary>The role has no name, or one that is too long.</summary>
    public const string InvalidRoleName = "RBAC003";

    /// <summary>Two roles share a name, or the name of their class.</summary>
    public const string DuplicateRole = "RBAC004";

    /// <summary>The description is missing or too long.</summary>
    public const string Description = "RBAC005";

    /// <summary>An unknown or duplicate key, or a value of the wrong type.</summary>
    public const string UnexpectedShape = "RBAC006";

    /// <summary>A custom role with more than one permission block.</summary>
    public const string SeveralPermissionBlocks = "RBAC007";

    /// <summary>The role grants nothing.</summary>
    public const string GrantsNothing = "RBAC008";

    /// <summary>A line of a project's list of operations cannot be read.</summary>
    public const string MalformedOperationList = "RBAC009";

    /// <summary>An assignable scope is malformed.</summary>
    public const string MalformedScope = "RBAC010";

    /// <summary>The tenant root or a wildcard among the assignable scopes.</summary>
    public const string ScopeTooWide = "RBAC011";

    /// <summary>Too many assignable scopes, too many management groups, or no scope.</summary>
    public const string ScopeCount = "RBAC012";

    /// <summary>Data actions together with a management group.</summary>
    public const string DataActionsAtManagementGroup = "RBAC013";

    /// <summary>An assignable scope that another one contains already.</summary>
    public const string RedundantScope = "RBAC014";

    /// <summary>A permission string is malformed.</summary>
    public const string MalformedPermission = "RBAC020";

    /// <summary>A permission string with more than one wildcard.</summary>
    public const string SeveralWildcards = "RBAC021";

    /// <summary>An operation or provider that the catalogue does not know.</summary>
    public const string UnknownOperation = "RBAC022";

    /// <summary>A control-plane operation in a data list, or the reverse.</summary>
    public const string WrongPlane = "RBAC023";

    /// <summary>A wildcard that matches no known operation.</summary>
    public const string DeadWildcard = "RBAC024";

    /// <summary>A permission string that its list holds already.</summary>
    public const string DuplicatePermission = "RBAC025";

    /// <summary>A permission string that a wildcard of its list covers.</summary>
    public const string CoveredPermission = "RBAC026";

    /// <summary>An exclusion that excludes nothing its block grants.</summary>
    public const string IdleExclusion = "RBAC027";

    /// <summary>An operation in another case than Azure's.</summary>
    public const string OperationCase = "RBAC028";

    /// <summary>An operation that Azure refuses in custom roles.</summary>
    public const string RefusedOperation = "RBAC029";

    /// <summary>Every control-plane or every data-plane operation is granted.</summary>
    public const string GrantsEverything = "RBAC030";

    /// <summary>The role can come to rights that it does not list.</summary>
    public const string RaisesOwnRights = "RBAC031";

    /// <summary>The role reads keys or secrets through the control plane.</summary>
    public const string ReadsSecrets = "RBAC032";

    /// <summary>A built-in role grants exactly what the role grants.</summary>
    public const string SameAsBuiltInRole = "RBAC033";

    /// <summary>Every operation of a provider is granted.</summary>
    public const string WholeProvider = "RBAC034";

    /// <summary>A role name does not match the project's pattern.</summary>
    public const string RoleNamePattern = "RBAC040";

    /// <summary>A role that an access-level or identity file names is neither the project's nor built in.</summary>
    public const string UnknownRole = "RBAC050";

    /// <summary>A higher level of access does not hold all that a lower one does.</summary>
    public const string LevelsNotOrdered = "RBAC051";

    /// <summary>An access-level or identity file is not of its form.</summary>
    public const string AccessFileForm = "RBAC052";

    /// <summary>A condition that cannot be read, or of another version.</summary>
    public const string MalformedCondition = "RBAC060";

    /// <summary>An attribute in a condition that is not known, or not of its source.</summary>
    public const string UnknownAttribute = "RBAC061";

    /// <summary>An operator in a condition that is not known, or does not fit its attribute, values or quantifier.</summary>
    public const string UnfitComparison = "RBAC062";

    /// <summary>A condition that treats making and removing role assignments alike, or guards one of both.</summary>
    public const string NeedsTwoClauses = "RBAC063";

    /// <summary>A condition of more than 8 KB.</summary>
    public const string ConditionTooLong = "RBAC064";

    /// <summary>A condition on the permissions of a custom role.</summary>
    public const string ConditionInCustomRole = "RBAC065";

    /// <summary>A constant permission string in C# with which a rule over permission strings finds fault.</summary>
    public const string ConstantPermission = "RBAC100";

    /// <summary>A role does not keep what its contract in C# promises.</summary>
    public const string BrokenContract = "RBAC101";

    /// <summary>A role grants an operation that its committed baseline did not.</summary>
    public const string NewAccess = "RBAC102";

    /// <summary>A role contract that cannot be checked as it stands.</summary>
    public const string UncheckedContract = "RBAC103";

    /// <summary>A role that assigns roles is given without a condition, in C#, by an identity or by a level.</summary>
    public const string UnconditionalAssignment = "RBAC110";

    /// <summary>The generator failed at a file; a fault of its own.</summary>
    public const string InternalError = "RBAC999";
}
