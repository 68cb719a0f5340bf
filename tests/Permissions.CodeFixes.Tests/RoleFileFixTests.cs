using FsCheck;
using FsCheck.Fluent;
using Permissions.Json;

namespace Permissions.CodeFixes.Tests;

public sealed class RoleFileFixTests
{
    private const string Blob = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read";
    private const string Machine = "Microsoft.Compute/virtualMachines/read";

    [TestCase("RBAC020", "\"Actions\": [\" /Microsoft.Compute/virtualMachines/read/\\u0020\"]", "\"Actions\": [\"Microsoft.Compute/virtualMachines/read\"]")]
    [TestCase("RBAC022", "\"Actions\": [\"Microsoft.Compute/virtualMachine/read\"]", "\"Actions\": [\"Microsoft.Compute/virtualMachines/read\"]")]
    [TestCase("RBAC022", "\"Actions\": [\"Microsoft.Compute\\/virtualMachine/read\"]", "\"Actions\": [\"Microsoft.Compute\\/virtualMachines/read\"]")]
    [TestCase("RBAC024", "\"Actions\": [\"Microsoft.Compute/virtualMachine/*/read\"]", "\"Actions\": [\"Microsoft.Compute/virtualMachines/*/read\"]")]
    [TestCase("RBAC028", "\"Actions\": [\"microsoft.compute/virtualmachines/READ\"]", "\"Actions\": [\"Microsoft.Compute/virtualMachines/read\"]")]
    [TestCase("RBAC025", "\"Actions\": [\"*/read\", \"*/READ\", \"*/write\"]", "\"Actions\": [\"*/read\", \"*/write\"]")]
    [TestCase("RBAC025", "\"Actions\": [\"*/read\", \"*/read\"]", "\"Actions\": [\"*/read\"]")]
    [TestCase("RBAC025", "\"Actions\": [\n    \"*/read\", // one\n    \"*/read\" // two\n  ]", "\"Actions\": [\n    \"*/read\" // one\n     // two\n  ]")]
    [TestCase("RBAC025", "\"Actions\": [\r\n    \"*/read\",\r\n    \"*/read\",\r\n    \"*/write\",\r\n  ]", "\"Actions\": [\r\n    \"*/read\",\r\n    \"*/write\",\r\n  ]")]
    [TestCase("RBAC025", "\"Actions\": [\n    \"*/read\"\n    , \"*/read\"\n    , \"*/write\"\n  ]", "\"Actions\": [\n    \"*/read\"\n    , \"*/write\"\n  ]")]
    [TestCase("RBAC026", "\"Actions\": [\"Microsoft.Compute/virtualMachines/read\" /* a, b */, \"Microsoft.Compute/*\"]", "\"Actions\": [ /* a, b */ \"Microsoft.Compute/*\"]")]
    [TestCase("RBAC027", "\"Actions\": [\"Microsoft.Compute/*\"], \"NotActions\": [\"Microsoft.Web/sites/read\"]", "\"Actions\": [\"Microsoft.Compute/*\"], \"NotActions\": []")]
    [TestCase("RBAC023", $"\"Actions\": [\"{Machine}\", \"{Blob}\"]", $"\"Actions\": [\"{Machine}\"],\n  \"DataActions\": [\"{Blob}\"]")]
    [TestCase("RBAC023", $"\"actions\": [\"{Blob}\"], \"dataActions\": []", $"\"actions\": [], \"dataActions\": [\"{Blob}\"]")]
    [TestCase("RBAC023", $"\"actions\": [\"{Blob}\"], \"dataActions\": null", $"\"actions\": [], \"dataActions\": [\"{Blob}\"]")]
    [TestCase("RBAC023", $"\"Actions\": [\"{Blob}\"], \"DataActions\": [\"{Blob}\"]", $"\"Actions\": [], \"DataActions\": [\"{Blob}\"]")]
    [TestCase("RBAC023", $"\"Actions\": [\n    \"{Machine}\",\n    \"{Blob}\"\n  ],\n  \"DataActions\": [\n    \"*/read\" // all\n  ]", $"\"Actions\": [\n    \"{Machine}\"\n  ],\n  \"DataActions\": [\n    \"*/read\", // all\n    \"{Blob}\"\n  ]")]
    [TestCase("RBAC023", $"\"Actions\": [\n    \"{Machine}\",\n    \"{Blob}\",\n  ],\n  \"DataActions\": [\n    \"*/read\",\n  ]", $"\"Actions\": [\n    \"{Machine}\",\n  ],\n  \"DataActions\": [\n    \"*/read\",\n    \"{Blob}\",\n  ]")]
    public async Task The_fix_changes_just_this(string rule, string before, string after)
    {
        using var run = FixRun.OnRoleFile(Role(before));
        await run.FixFirstAsync(rule);
        Assert.That(run.Text, Is.EqualTo(Role(after)));
        Assert.That(await run.RulesAsync(), Has.None.EqualTo(rule));
    }

    [Test]
    public async Task An_unknown_operation_has_a_fix_for_each_suggestion_best_first()
    {
        using var run = FixRun.OnRoleFile(Role("\"Actions\": [\"Microsoft.Compute/virtualMachine/read\"]"));
        var fixes = await run.FixesAsync((await run.DiagnosticsAsync()).Single());
        Assert.That(fixes, Has.Count.EqualTo(3));
        Assert.That(fixes[0].Title, Is.EqualTo("Write 'Microsoft.Compute/virtualMachines/read'"));
        Assert.That(fixes.Select(fix => fix.EquivalenceKey), Is.EqualTo(new[] { "RBAC022.0", "RBAC022.1", "RBAC022.2" }));
    }

    [Test]
    public async Task Nothing_is_moved_or_removed_in_a_file_whose_commas_are_wrong()
    {
        using var run = FixRun.OnRoleFile(Role("\"Actions\": [\"*/read\" \"*/read\"]"));
        var duplicate = (await run.DiagnosticsAsync()).First(found => found.Id == "RBAC025");
        Assert.That(await run.FixesAsync(duplicate), Is.Empty);
    }

    [Test]
    public async Task All_misfiled_operations_move_at_once_also_in_both_directions()
    {
        using var run = FixRun.OnRoleFile(Role($"\"Actions\": [\"{Blob}\", \"*\", \"{Blob.Replace("read", "write")}\"], \"DataActions\": [\"{Machine}\"]"));
        await run.FixAllAsync("RBAC023");
        var block = RoleDocument.Parse(run.Text).Roles.Single().Blocks.Single();
        Assert.That(block.Actions.Items.Select(item => item.Value), Is.EqualTo(new[] { "*", Machine }));
        Assert.That(block.DataActions.Items.Select(item => item.Value), Is.EquivalentTo(new[] { Blob, Blob.Replace("read", "write") }));
    }

    [TestCase("RBAC022", "\"Actions\": [\"Microsoft.Compute/virtualMachine/read\", \"microsoft.compute/virtualMachine/read\", \"*/write\"]", "\"Actions\": [\"Microsoft.Compute/virtualMachines/read\", \"Microsoft.Compute/virtualMachines/read\", \"*/write\"]")]
    [TestCase("RBAC023", $"\"Actions\": [\"{Blob}\", \"*/read\", \"{Blob}\", \"{Blob}\"], \"DataActions\": []", $"\"Actions\": [\"*/read\"], \"DataActions\": [\"{Blob}\"]")]
    [TestCase("RBAC026", $"\"Actions\": [\"{Machine}\", \"microsoft.compute/virtualmachines/READ\", \"*/read\", \"{Machine}\"]", "\"Actions\": [\"*/read\"]")]
    [TestCase("RBAC027", "\"Actions\": [\"Microsoft.Compute/*\"], \"NotActions\": [\"Microsoft.Web/sites/read\", \"Microsoft.Web/sites/read\"]", "\"Actions\": [\"Microsoft.Compute/*\"], \"NotActions\": []")]
    [TestCase("RBAC028", $"\"Actions\": [\"microsoft.compute/virtualmachines/READ\", \"MICROSOFT.COMPUTE/virtualMachines/read\"]", $"\"Actions\": [\"{Machine}\", \"{Machine}\"]")]
    [TestCase("RBAC025", "\"Actions\": [\"*/read\", \"*/read\", \"*/READ\"]", "\"Actions\": [\"*/read\"]")]
    public async Task Fixing_all_fixes_the_copies_too_that_are_reported_as_duplicates_only(string rule, string before, string after)
    {
        using var run = FixRun.OnRoleFile(Role(before));
        await run.FixAllAsync(rule);
        Assert.That(run.Text, Is.EqualTo(Role(after)));
        Assert.That(await run.RulesAsync(), Has.None.EqualTo(rule));
    }

    /// <summary>
    /// Lists made of strings of every kind, laid out in every way: after fixing all once the file parses without errors, no
    /// comment is lost, and the rule offers no fix any more.
    /// </summary>
    [Property(MaxTest = 20)]
    public Property After_fixing_all_of_a_rule_the_file_is_sound_and_the_rule_silent() => Prop.ForAll(Lists().ToArbitrary(), text =>
    {
        foreach (var rule in new[] { "RBAC020", "RBAC022", "RBAC023", "RBAC025", "RBAC026", "RBAC027", "RBAC028" })
        {
            using var run = FixRun.OnRoleFile(text);
            run.FixAllAsync(rule).GetAwaiter().GetResult();
            var document = RoleDocument.Parse(run.Text);
            Assert.That(document.Syntax.Errors, Is.Empty, run.Text);
            Assert.That(document.Syntax.Comments, Has.Count.EqualTo(RoleDocument.Parse(text).Syntax.Comments.Count), run.Text);
            // What nothing is suggested for has no fix.
            var left = run.DiagnosticsAsync().GetAwaiter().GetResult().Where(found => found.Id == rule);
            Assert.That(left.SelectMany(found => run.FixesAsync(found).GetAwaiter().GetResult()), Is.Empty, $"{text}\n→\n{run.Text}");
        }
    });

    [Property(MaxTest = 100)]
    public Property No_mutated_file_makes_a_fix_throw() => Prop.ForAll(Lists().ToArbitrary(), ArbMap.Default.ArbFor<PositiveInt>(), (text, cut) =>
    {
        var broken = text.Remove(cut.Get * 7919 % text.Length, Math.Min(cut.Get % 5 + 1, text.Length - (cut.Get * 7919 % text.Length)));
        using var run = FixRun.OnRoleFile(broken);
        foreach (var diagnostic in run.DiagnosticsAsync().GetAwaiter().GetResult())
        {
            foreach (var fix in run.FixesAsync(diagnostic).GetAwaiter().GetResult())
                Assert.That(fix.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult(), Is.Not.Empty);
        }
    });

    private static Gen<string> Lists()
    {
        var item = Gen.Elements(
            Machine, Blob, "Microsoft.Compute/*", "Microsoft.Compute/virtualMachine/read", "microsoft.compute/virtualmachines/READ", " Microsoft.Web/sites/read/",
            "Microsoft.Web/sites/read", "*/read", "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*");
        var gap = Gen.Elements("", " ", "\n    ", "\r\n    ", " /* a, \"b\" */ ", " // c\n    ");
        var list =
            from items in item.ListOf()
            from gaps in gap.ListOf(2 * items.Count + 2)
            from trailing in Gen.Elements("", ",")
            select "[" + string.Concat(items.Select((value, i) => $"{gaps[2 * i]}\"{value}\"{gaps[2 * i + 1]}{(i < items.Count - 1 ? "," : trailing)}")) + gaps[2 * items.Count] + "]";
        return
            from lists in list.ListOf(4)
            from data in Gen.Elements($"\"DataActions\": {lists[2]}, \"NotDataActions\": {lists[3]}", $"\"NotDataActions\": {lists[3]}", "\"DataActions\": []")
            select Role($"\"Actions\": {lists[0]}, \"NotActions\": {lists[1]}, {data}");
    }

    private static string Role(string lists) => $$"""
        {
          "Name": "Reader of machines",
          "IsCustom": true,
          "Description": "Reads virtual machines.",
          {{lists}},
          "AssignableScopes": ["/subscriptions/11111111-2222-3333-4444-555555555555"]
        }
        """;
}
