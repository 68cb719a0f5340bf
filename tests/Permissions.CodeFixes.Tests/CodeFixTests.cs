namespace Permissions.CodeFixes.Tests;

public sealed class CodeFixTests
{
    [TestCase("RBAC022", "\"Microsoft.Compute/virtualMachines/reed\"", "\"Microsoft.Compute/virtualMachines/read\"")]
    [TestCase("RBAC022", "@\"Microsoft.Compute/virtualMachine/read\"", "@\"Microsoft.Compute/virtualMachines/read\"")]
    [TestCase("RBAC022", "\"\"\"Microsoft.Compute/virtualMachine/read\"\"\"", "\"\"\"Microsoft.Compute/virtualMachines/read\"\"\"")]
    [TestCase("RBAC022", "\"Microsoft.Compute/\" + \"virtualMachine/read\"", "\"Microsoft.Compute/\" + \"virtualMachines/read\"")]
    [TestCase("RBAC022", "$\"{Provider}/virtualMachine/read\"", "$\"{Provider}/virtualMachines/read\"")]
    [TestCase("RBAC020", "\"Microsoft.Compute/virtualMachines/read\\u0020\"", "\"Microsoft.Compute/virtualMachines/read\"")]
    [TestCase("RBAC024", "\"Microsoft.Compute/virtualMachine/*/read\"", "\"Microsoft.Compute/virtualMachines/*/read\"")]
    [TestCase("RBAC028", "\"Microsoft.Compute/virtualmachines/read\"", "\"Microsoft.Compute/virtualMachines/read\"")]
    public async Task The_fix_changes_just_this_and_the_code_compiles(string rule, string before, string after)
    {
        using var run = FixRun.OnCode(Code(before));
        await run.FixFirstAsync(rule);
        Assert.That(run.Text, Is.EqualTo(Code(after)));
        Assert.That(await run.RulesAsync(), Is.Empty);
        Assert.That(await run.ErrorsAsync(), Is.Empty);
    }

    [TestCase("Provider + Type + \"/read\"")]
    [TestCase("$\"{Provider}{Type}/read\"")]
    public async Task There_is_no_fix_for(string constant)
    {
        using var run = FixRun.OnCode(Code(constant));
        Assert.That(await run.FixesAsync((await run.DiagnosticsAsync()).Single()), Is.Empty);
    }

    [Test]
    public async Task All_of_one_rule_are_fixed_at_once()
    {
        using var run = FixRun.OnCode(Code("\"Microsoft.Compute/virtualMachine/read\"), ControlAction.Parse(\"microsoft.compute/disks/read\"), ControlAction.Parse(\"Microsoft.Compute/disk/read\""));
        await run.FixAllAsync("RBAC022");
        Assert.That(await run.RulesAsync(), Is.EqualTo(new[] { "RBAC028" }));
        Assert.That(run.Text, Does.Contain("virtualMachines/read").And.Contain("Microsoft.Compute/disks/read"));
        Assert.That(await run.ErrorsAsync(), Is.Empty);
    }

    private static string Code(string constant) => $$"""
        using Permissions;
        class C
        {
            const string Provider = "Microsoft.Compute";
            const string Type = "/virtualMachine";
            object[] actions = new object[] { ControlAction.Parse({{constant}}) };
        }
        """;
}
