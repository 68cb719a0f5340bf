namespace Permissions.Rules;

/// <summary>What rules look at.</summary>
public static class RuleCategories
{
    /// <summary>The role file as a whole: its JSON, its shape, its name.</summary>
    public const string RoleFile = "Permissions.RoleFile";

    /// <summary>Where the role may be assigned.</summary>
    public const string Scopes = "Permissions.Scopes";

    /// <summary>The permission strings.</summary>
    public const string PermissionStrings = "Permissions.PermissionStrings";

    /// <summary>How much the role grants.</summary>
    public const string LeastPrivilege = "Permissions.LeastPrivilege";

    /// <summary>What a project asks of its roles beyond what Azure does.</summary>
    public const string Conventions = "Permissions.Conventions";

    /// <summary>The conditions under which permissions hold.</summary>
    public const string Conditions = "Permissions.Conditions";

    /// <summary>Levels of access and identities.</summary>
    public const string Access = "Permissions.Access";

    /// <summary>C# code that uses permissions.</summary>
    public const string Code = "Permissions.Code";
}
