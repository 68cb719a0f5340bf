using Microsoft.CodeAnalysis.CodeFixes;

namespace Permissions.CodeFixes.Tests;

/// <summary>RBAC023 in C#: the operation is read as one of its own plane, where that compiles.</summary>
public sealed class PlaneFixTests
{
    private const string Blob = "\"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read\"";
    private const string Tags = "\"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/read\"";
    private const string Machine = "\"Microsoft.Compute/virtualMachines/read\"";

    [TestCase($"role.Allow(ControlAction.Parse({Blob}));", $"role.Allow(DataAction.Parse({Blob}));")]
    [TestCase($"role.Except(DataAction.Parse(({Machine})));", $"role.Except(ControlAction.Parse(({Machine})));")]
    [TestCase($"role.Allow(Permissions.ControlAction.Parse({Blob})).Except(DataAction.Parse({Tags}));", $"role.Allow(Permissions.DataAction.Parse({Blob})).Except(DataAction.Parse({Tags}));")]
    [TestCase($"var read = ControlAction.Parse({Blob}); role.Allow(read);", $"var read = DataAction.Parse({Blob}); role.Allow(read);")]
    [TestCase($"if (ControlAction.TryParse({Blob}, out var read)) role.Allow(read);", $"if (DataAction.TryParse({Blob}, out var read)) role.Allow(read);")]
    [TestCase("role.Allow(ControlAction.Parse(Misfiled));", "role.Allow(DataAction.Parse(Misfiled));")]
    public async Task The_fix_uses_the_type_of_the_operations_plane_and_the_code_compiles(string before, string after)
    {
        using var run = FixRun.OnCode(Code(before));
        await run.FixFirstAsync("RBAC023");
        Assert.That(run.Text, Is.EqualTo(Code(after)));
        Assert.That(await run.RulesAsync(), Is.Empty);
        Assert.That(await run.ErrorsAsync(), Is.Empty);
    }

    [Test]
    public async Task The_fix_is_named_after_the_type_it_uses()
    {
        using var run = FixRun.OnCode(Code($"role.Allow(ControlAction.Parse({Blob}));"));
        var fix = (await run.FixesAsync((await run.DiagnosticsAsync()).Single())).Single();
        Assert.That(fix.Title, Is.EqualTo("Use 'DataAction'"));
    }

    [TestCase($"ControlAction read = ControlAction.Parse({Blob}); role.Allow(read);")]
    [TestCase($"role.Allow(ControlAction.Parse({Machine}), ControlAction.Parse({Blob}));")]
    [TestCase($"var all = new[] {{ ControlAction.Parse({Machine}), ControlAction.Parse({Blob}) }}; role.Allow(all);")]
    [TestCase($"Require({Blob});")]
    public async Task No_fix_is_offered_where_another_type_does_not_compile(string code)
    {
        using var run = FixRun.OnCode(Code(code));
        Assert.That(await run.FixesAsync((await run.DiagnosticsAsync()).Single()), Is.Empty);
    }

    [TestCase(FixAllScope.Document)]
    [TestCase(FixAllScope.Project)]
    [TestCase(FixAllScope.Solution)]
    public async Task All_are_fixed_at_once_also_those_that_only_go_together(FixAllScope scope)
    {
        using var run = FixRun.OnCode(Code($"role.Allow(ControlAction.Parse({Blob}), ControlAction.Parse({Tags})); role.Except(DataAction.Parse({Machine}));"));
        await run.FixAllAsync("RBAC023", scope);
        Assert.That(run.Text, Is.EqualTo(Code($"role.Allow(DataAction.Parse({Blob}), DataAction.Parse({Tags})); role.Except(ControlAction.Parse({Machine}));")));
        Assert.That(await run.ErrorsAsync(), Is.Empty);
    }

    [Test]
    public async Task Where_not_all_go_together_those_are_fixed_that_go_alone()
    {
        using var run = FixRun.OnCode(Code($"role.Allow(ControlAction.Parse({Machine}), ControlAction.Parse({Blob})); role.Except(ControlAction.Parse({Tags}));"));
        await run.FixAllAsync("RBAC023");
        Assert.That(run.Text, Is.EqualTo(Code($"role.Allow(ControlAction.Parse({Machine}), ControlAction.Parse({Blob})); role.Except(DataAction.Parse({Tags}));")));
        Assert.That(await run.ErrorsAsync(), Is.Empty);
    }

    private static string Code(string body) => $$"""
        using Permissions;
        class C
        {
            const string Misfiled = {{Tags}};
            static void Require([PermissionString(OperationPlane.Control)] string action) { }
            static void Build(RoleDefinitionBuilder role) { {{body}} }
        }
        """;
}
