using Permissions.Json;

namespace Permissions.Rules;

/// <summary>A rule about what somebody chose to write. It says nothing about a copy of a built-in role: what that holds, Azure chose.</summary>
internal abstract class CustomRoleRule : RoleRule
{
    private protected sealed override void CheckRole(RoleSyntax role, RuleContext context)
    {
        if (role.Type == RoleType.Custom)
            CheckCustomRole(role, context);
    }

    private protected virtual void CheckCustomRole(RoleSyntax role, RuleContext context)
    {
        foreach (var list in context.ListsOf(role))
            CheckList(list, context);
    }

    private protected virtual void CheckList(CheckedList list, RuleContext context)
    {
        foreach (var entry in list.Entries)
            CheckEntry(entry, list, context);
    }

    private protected virtual void CheckEntry(PermissionEntry entry, CheckedList list, RuleContext context)
    {
    }
}
