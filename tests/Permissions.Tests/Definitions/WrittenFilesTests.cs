using System.Text.Json;
using Permissions.Definitions;

namespace Permissions.Tests.Definitions;

/// <summary>What is written for a snapshot of Azure: names, texts, and what becomes of files of an earlier one.</summary>
public class WrittenFilesTests
{
    private static readonly Guid Id = new("11111111-2222-3333-4444-555555555555");

    [TestCase("Storage Blob Data Reader", "storage-blob-data-reader")]
    [TestCase("SignalR/Web PubSub Contributor", "signalr-web-pubsub-contributor")]
    [TestCase("Virtual Machine Data Access Administrator (preview)", "virtual-machine-data-access-administrator-preview")]
    [TestCase("Größe", "gr-e")]
    [TestCase("读者", "")]
    public void A_file_is_named_after_its_role(string role, string file) => Assert.That(RoleFiles.FileName(role), Is.EqualTo(file));

    [Test]
    public void Roles_whose_names_give_one_file_name_are_told_apart_by_their_ids()
    {
        var other = new Guid("21111111-2222-3333-4444-555555555555");
        var third = new Guid("31111111-2222-3333-4444-555555555555");
        var files = RoleFiles.From([Role("a-b", [], id: other), Role("A (b)", []), Role("读者", [], id: third), Role("Plain", [])]);
        Assert.That(files.Keys, Is.EqualTo(new[] { $"{third}.json", $"a-b-{Id}.json", $"a-b-{other}.json", "plain.json" }));
    }

    [Test]
    public void A_role_is_written_in_the_shape_of_REST_and_reads_back()
    {
        var block = new BuiltInRoleBlock(["A.B/read "], ["A.B/x"], ["A.B/data"], ["A.B/y"], "@R[a] StringEquals 'é<>&+' ", "2.0");
        var text = RoleFiles.Write(new(Id, "One \"two\"", ["/"], [block, new([], [], [], [], null, null)]));
        Assert.That(text, Does.EndWith("}\n").And.Not.Contain("\r"));
        Assert.That(text, Does.Contain("@R[a] StringEquals 'é<>&+' "));
        var properties = JsonElement.Parse(text).GetProperty("properties");
        Assert.That(properties.GetProperty("roleName").GetString(), Is.EqualTo("One \"two\""));
        var blocks = properties.GetProperty("permissions");
        Assert.That(blocks[0].GetProperty("actions")[0].GetString(), Is.EqualTo("A.B/read "));
        Assert.That(blocks[0].GetProperty("notDataActions")[0].GetString(), Is.EqualTo("A.B/y"));
        Assert.That(blocks[0].GetProperty("conditionVersion").GetString(), Is.EqualTo("2.0"));
        Assert.That(blocks[1].EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "actions", "notActions", "dataActions", "notDataActions" }));
    }

    [Test]
    public void A_description_counts_what_the_role_grants()
    {
        Assert.That(RoleDescription.Of(Role("r", [])), Is.EqualTo("Grants nothing by itself."));
        Assert.That(RoleDescription.Of(Role("r", ["*"])), Is.EqualTo("Grants every action."));
        Assert.That(RoleDescription.Of(Role("r", ["*/read"])), Is.EqualTo("Grants 1 pattern of actions of any provider."));
        Assert.That(RoleDescription.Of(Role("r", ["A.B/read", "a.b/write"])), Is.EqualTo("Grants 2 actions of A.B."));
        Assert.That(RoleDescription.Of(Role("r", ["C.D/read", "A.B/*"], ["A.B/x/read"])), Is.EqualTo("Grants 1 action, 1 pattern of actions and 1 data action of A.B and C.D."));
        Assert.That(RoleDescription.Of(Role("r", ["A.B/x", "C.D/x", "E.F/x", "G.H/x"])), Is.EqualTo("Grants 4 actions of 4 providers."));
    }

    [Test]
    public void A_description_says_what_is_excluded_and_what_is_conditional()
    {
        var open = new BuiltInRoleBlock(["A.B/read"], ["A.B/x", "A.B/y"], [], [], null, null);
        var conditional = new BuiltInRoleBlock(["A.B/write"], [], [], [], "c", "2.0");
        Assert.That(RoleDescription.Of(new(Id, "r", ["/"], [open])), Is.EqualTo("Grants 1 action of A.B, less 2 exclusions."));
        Assert.That(RoleDescription.Of(new(Id, "r", ["/"], [conditional])), Is.EqualTo("Grants 1 action of A.B. Holds under a condition."));
        Assert.That(RoleDescription.Of(new(Id, "r", ["/"], [open, conditional])), Is.EqualTo("Grants 2 actions of A.B, less 2 exclusions. Of its 2 permission blocks, 1 holds under a condition."));
    }

    [TestCase("Microsoft.Web", "microsoft.web", "microsoft.web", "Microsoft.Web")]
    [TestCase("Microsoft.HDInsight", "MICROSOFT.HDINSIGHT", "MICROSOFT.HDINSIGHT", "Microsoft.HDInsight")]
    [TestCase("Microsoft.EdgeMarketplace", "Microsoft.EdgeMarketPlace", "Microsoft.EdgeMarketplace")]
    [TestCase("Microsoft.Network", "microsoft.Network", "microsoft.Network", "Microsoft.Network")]
    [TestCase("microsoft.aadiam", "microsoft.aadiam")]
    public void A_provider_that_is_spelled_in_several_ways_gets_one_spelling(string expected, params string[] spellings)
    {
        Assert.That(OperationFiles.Spelling(spellings), Is.EqualTo(expected));
        Assert.That(OperationFiles.Spelling(spellings.Reverse()), Is.EqualTo(expected));
    }

    [Test]
    public void Operations_are_written_a_file_a_provider_sorted_and_in_one_spelling()
    {
        var day = new DateOnly(2026, 8, 22);
        var files = OperationFiles.From([new("aa.Bb/c/read", "data", day), new("Aa.Bb/C/read", "control", day), new("Aa.Bb/a/write", "control", day), new("Cc.Dd/x", "control", day)]);
        Assert.That(files.Keys, Is.EqualTo(new[] { "Aa.Bb.txt", "Cc.Dd.txt" }));
        var lines = files["Aa.Bb.txt"].Split('\n');
        Assert.That(lines[0], Does.StartWith("# Operations of Aa.Bb. "));
        Assert.That(lines[1..], Is.EqualTo(new[] { "Aa.Bb/a/write control 2026-08-22", "Aa.Bb/C/read control 2026-08-22", "Aa.Bb/c/read data 2026-08-22", "" }));
    }

    [Test]
    public void A_folder_holds_exactly_the_new_files_of_their_kind()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "README.md"), "kept");
            var first = OutputFolder.Replace(folder, ".json", new Dictionary<string, string> { ["a.json"] = "1", ["b.json"] = "2", ["c.json"] = "3" });
            var second = OutputFolder.Replace(folder, ".json", new Dictionary<string, string> { ["b.json"] = "2", ["c.json"] = "4" });
            Assert.That(first, Does.EndWith("3 written, 0 unchanged, 0 deleted."));
            Assert.That(second, Does.EndWith("1 written, 1 unchanged, 1 deleted."));
            Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "README.md", "b.json", "c.json" }));
            Assert.That(File.ReadAllText(Path.Combine(folder, "c.json")), Is.EqualTo("4"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static BuiltInRole Role(string name, string[] actions, string[]? dataActions = null, Guid? id = null) =>
        new(id ?? Id, name, ["/"], [new(actions, [], dataActions ?? [], [], null, null)]);
}
