namespace Permissions.CodeFixes.Tests;

public sealed class UnconditionalAssignmentFixTests
{
    [TestCase("model.Assign(owner, principal, scope);", "model.Assign(owner, principal, scope, condition: RoleCondition.DelegateAllExceptPrivilegedRoles);")]
    [TestCase("model.Assign(owner, principal, scope, \"why\", null);", "model.Assign(owner, principal, scope, \"why\", RoleCondition.DelegateAllExceptPrivilegedRoles);")]
    [TestCase("model.Assign(owner, principal, condition: null, scope: scope);", "model.Assign(owner, principal, condition: RoleCondition.DelegateAllExceptPrivilegedRoles, scope: scope);")]
    [TestCase("model.Assign(\n            owner,\n            principal,\n            scope);", "model.Assign(\n            owner,\n            principal,\n            scope, condition: RoleCondition.DelegateAllExceptPrivilegedRoles);")]
    [TestCase("new AccessAssignment(owner, principal, scope);", "new AccessAssignment(owner, principal, scope, condition: RoleCondition.DelegateAllExceptPrivilegedRoles);")]
    public async Task The_fix_adds_the_condition_that_the_portal_recommends(string before, string after)
    {
        using var run = FixRun.OnAssignments(Code(before));
        await run.FixFirstAsync("RBAC110");
        Assert.That(run.Text, Is.EqualTo(Code(after)));
        Assert.That(await run.RulesAsync(), Is.Empty);
        Assert.That(await run.ErrorsAsync(), Is.Empty);
    }

    private static string Code(string statement) => $$"""
        using Permissions;
        using System;
        class C
        {
            object Run(AccessModel model, Principal principal, Scope scope)
            {
                var owner = new Guid("8e3af657-a8ff-443c-a75c-2fe8c4bcb635");
                return {{statement}}
            }
        }
        """;
}
