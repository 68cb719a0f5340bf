namespace Permissions.CodeFixes.Tests;

/// <summary>A constant that is used by its name is corrected where it is declared, if no use of it wants something else.</summary>
public sealed class NamedConstantFixTests
{
    private const string Before = "\"Microsoft.Compute/virtualMachine/read\"";
    private const string After = "\"Microsoft.Compute/virtualMachines/read\"";

    [TestCase($"const string Read = {Before}; object o = ControlAction.Parse(Read);")]
    [TestCase($"const string Read = {Before}; object[] o = {{ ControlAction.Parse(Read), ControlAction.Parse((C.Read)), Read.Length, Read + \"!\", $\"{{Read}}?\", nameof(Read) }};")]
    [TestCase($"const string Read = {Before}; const string Same = Read; object[] o = {{ ControlAction.Parse(Same) }};")]
    [TestCase($"object M() {{ const string read = {Before}; return ControlAction.Parse(read); }}")]
    [TestCase($"const string Read = {Before}; object M(bool b) => ControlAction.Parse(b ? Read : \"*\");")]
    [TestCase($"const string Read = {Before}; [Needs(Read)] object o = ControlAction.Parse(Read);")]
    public async Task The_fix_changes_the_declaration_and_the_code_compiles(string members)
    {
        using var run = FixRun.OnCode(Code(members));
        await run.FixFirstAsync("RBAC022");
        Assert.That(run.Text, Is.EqualTo(Code(members).Replace(Before, After, StringComparison.Ordinal)));
        Assert.That(await run.RulesAsync(), Is.Empty);
        Assert.That(await run.ErrorsAsync(), Is.Empty);
    }

    [TestCase($"const string Read = {Before}; object[] o = {{ ControlAction.Parse(Read), DataAction.Parse(Read) }};", Description = "Planes differ.")]
    [TestCase($"const string Read = {Before}; object[] o = {{ ControlAction.Parse(Read), ControlAction.Parse(Read + \"/x\") }};", Description = "Part of another permission.")]
    [TestCase($"const string Read = {Before}; const string More = Read + \"/x\"; object[] o = {{ ControlAction.Parse(Read), ControlAction.Parse(More) }};", Description = "Part of another constant.")]
    [TestCase($"const string Read = {Before}; const string Same = Read; object[] o = {{ ControlAction.Parse(Read), DataAction.Parse(Same) }};", Description = "Planes differ by way of another constant.")]
    [TestCase("const string Read = \"Microsoft.Compute/\" + Type + \"/read\"; const string Type = \"virtualMachine\"; object o = ControlAction.Parse(Read);", Description = "The slip is in a part that goes by a name of its own.")]
    public async Task There_is_no_fix_where_a_use_may_want_something_else(string members)
    {
        using var run = FixRun.OnCode(Code(members));
        Assert.That(await run.FixesAsync((await run.DiagnosticsAsync())[0]), Is.Empty);
    }

    [Test]
    public async Task The_declaration_may_be_in_another_document_and_two_uses_change_it_once()
    {
        using var run = FixRun.OnCode(
            Code("object[] o = { ControlAction.Parse(Names.Read), ControlAction.Parse(Names.Read), ControlAction.Parse(\"Microsoft.Compute/disk/read\") };"),
            $"static class Names {{ public const string Read = {Before}; }}");
        await run.FixAllAsync("RBAC022");
        Assert.That(run.OtherText, Is.EqualTo($"static class Names {{ public const string Read = {After}; }}"));
        Assert.That(run.Text, Does.Contain("Names.Read").And.Contain("Microsoft.Compute/disks/read"));
        Assert.That(await run.RulesAsync(), Is.Empty);
        Assert.That(await run.ErrorsAsync(), Is.Empty);
    }

    private static string Code(string members) => $$"""
        using Permissions;
        sealed class NeedsAttribute : System.Attribute
        {
            public NeedsAttribute([PermissionString(OperationPlane.Control)] string action) => Action = action;
            public string Action { get; }
        }
        class C
        {
            {{members}}
        }
        """;
}
