namespace Permissions.Generators;

/// <summary>The names of private members of generated classes, so chosen that no role's class is called so.</summary>
internal static class RoleMembers
{
    internal const string MakePermissionBlocks = "_MakePermissionBlocks";
    internal const string AllRoles = "_all";
}
