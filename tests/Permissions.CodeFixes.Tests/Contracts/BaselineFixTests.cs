using Permissions.Json;

namespace Permissions.CodeFixes.Tests.Contracts;

/// <summary>A baseline is written by the fix of the diagnostic that asks for it, and the diagnostic is gone.</summary>
public sealed class BaselineFixTests
{
    private const string Code = """
        using Permissions;
        [assembly: RoleContract("Storage keeper", NoNewAccessSince = "roles/keeper.baseline.json")]
        """;

    private static readonly (string, string) Role = ("/app/roles/keeper.role.json", """
        { "Name": "Storage keeper", "Actions": ["Microsoft.Storage/*"], "NotActions": ["Microsoft.Storage/storageAccounts/delete"], "AssignableScopes": ["/subscriptions/<ID>"] }
        """);

    [Test]
    public async Task A_missing_baseline_is_written_below_the_project()
    {
        using var run = FixRun.OnContract(Code, Role);
        var diagnostic = (await run.DiagnosticsAsync()).Single();
        Assert.That(diagnostic.Id, Is.EqualTo("RBAC103"));
        var fix = (await run.FixesAsync(diagnostic)).Single();
        Assert.That(fix.Title, Is.EqualTo("Write the baseline 'roles/keeper.baseline.json'"));

        await run.ApplyAsync(fix);
        Assert.That(await run.DiagnosticsAsync(), Is.Empty);
        var text = run.TextOf("/app/roles/keeper.baseline.json")!;
        var role = RoleDocument.Parse(text).Roles.Single();
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.EndWith("}\n").And.Not.Contain("\r").And.Not.Contain("<ID>"));
            Assert.That((role.Shape, role.Name!.Value), Is.EqualTo((RoleFileShape.CliOutput, "Storage keeper")));
            Assert.That(role.Blocks.Single().Lists.SelectMany(list => list.Items.Select(item => (list.Kind, item.Value))), Is.EqualTo(new[]
            {
                (PermissionListKind.Actions, "Microsoft.Storage/*"),
                (PermissionListKind.NotActions, "Microsoft.Storage/storageAccounts/delete"),
            }));
        });
    }

    [Test]
    public async Task New_access_is_agreed_to_by_writing_the_role_anew_among_the_others()
    {
        using var run = FixRun.OnContract(Code, Role, ("/app/roles/keeper.baseline.json", """
            [{ "Name": "Other", "Actions": ["*/read"] }, { "Name": "Storage keeper", "Actions": ["Microsoft.Storage/*/read"] }]
            """));
        var diagnostic = (await run.DiagnosticsAsync()).Single();
        Assert.That(diagnostic.Id, Is.EqualTo("RBAC102"));
        var fix = (await run.FixesAsync(diagnostic)).Single();
        Assert.That(fix.Title, Is.EqualTo("Write the role anew into the baseline 'keeper.baseline.json'"));

        await run.ApplyAsync(fix);
        Assert.That(await run.DiagnosticsAsync(), Is.Empty);
        Assert.That(
            RoleDocument.Parse(run.TextOf("/app/roles/keeper.baseline.json")!).Roles.Select(role => (role.Name!.Value, role.Blocks[0].Actions.Items[0].Value)),
            Is.EqualTo(new[] { ("Other", "*/read"), ("Storage keeper", "Microsoft.Storage/*") }));
    }

    [Test]
    public async Task A_new_baseline_has_no_byte_order_mark()
    {
        using var run = FixRun.OnContract(Code, Role);
        await run.ApplyAsync((await run.FixesAsync((await run.DiagnosticsAsync()).Single())).Single());
        var encoding = run.EncodingOf("/app/roles/keeper.baseline.json")!;
        Assert.That((encoding.WebName, encoding.GetPreamble().Length), Is.EqualTo(("utf-8", 0)));
    }

    [TestCase("utf-8", true)]
    [TestCase("utf-8", false)]
    [TestCase("utf-16", true)]
    public async Task A_baseline_that_is_there_keeps_its_encoding(string name, bool hasMark)
    {
        const string Path = "/app/roles/keeper.baseline.json";
        System.Text.Encoding encoding = name == "utf-8" ? new System.Text.UTF8Encoding(hasMark) : new System.Text.UnicodeEncoding(bigEndian: false, hasMark);
        using var run = FixRun.OnContract(Code, Role, (Path, "{ \"Name\": \"Storage keeper\", \"Actions\": [] }")).Saved(Path, encoding);
        await run.ApplyAsync((await run.FixesAsync((await run.DiagnosticsAsync()).Single())).Single());
        Assert.That(run.EncodingOf(Path), Is.EqualTo(encoding));
        Assert.That(run.EncodingOf(Path)!.GetPreamble(), Has.Length.EqualTo(encoding.GetPreamble().Length));
    }

    [Test]
    public async Task A_contract_that_cannot_be_checked_for_another_reason_has_no_fix()
    {
        using var run = FixRun.OnContract("[assembly: Permissions.RoleContract(\"Nobody\", MustGrant = \"*\")]", Role);
        Assert.That(await run.FixesAsync((await run.DiagnosticsAsync()).Single()), Is.Empty);
    }
}
