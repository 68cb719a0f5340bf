using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Permissions.Generators.Tests;

/// <summary>Roles and files that share a name.</summary>
internal sealed class CollisionTests
{
    [Test]
    public void Two_files_of_one_name_in_two_folders_give_two_classes()
    {
        var run = GeneratorRun.Of(new TestFile("a/rbac.role.json", RoleJson.Of("First")), new TestFile("b/rbac.role.json", RoleJson.Of("Second")));
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(RolesOf(run), Is.EqualTo(new[] { "First", "Second" }));
    }

    [Test]
    public void Two_paths_that_differ_in_case_only_give_two_classes()
    {
        var run = GeneratorRun.Of(new TestFile("rbac.role.json", RoleJson.Of("First")), new TestFile("RBAC.role.json", RoleJson.Of("Second")));
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(RolesOf(run), Is.EquivalentTo(new[] { "First", "Second" }));
    }

    [Test]
    public void Two_roles_of_one_name_are_reported_at_both_and_have_one_class()
    {
        var run = GeneratorRun.Of(
            new TestFile("b.role.json", "\n" + RoleJson.Of("Reader", actions: ["Microsoft.B/x/read"])),
            new TestFile("a.role.json", RoleJson.Of("Reader", actions: ["Microsoft.A/x/read"])));
        var type = run.Load().GetType("Contoso.Roles.Reader", throwOnError: true)!;
        Assert.Multiple(() =>
        {
            Assert.That(run.Ids, Is.EqualTo(new[] { "RBAC004", "RBAC004" }));
            Assert.That(Places(run), Is.EqualTo(new[] { "a.role.json:0", "b.role.json:1" }));
            Assert.That(run.Diagnostics[0].AdditionalLocations, Has.Count.EqualTo(1));
            Assert.That(run.Diagnostics[0].GetMessage(CultureInfo.InvariantCulture), Does.Contain("b.role.json(2,"));
            Assert.That(type.MembersOf("ActionNames"), Is.EqualTo(new[] { "AXRead" }), "The class of the file that comes first.");
            Assert.That(RolesOf(run), Is.EqualTo(new[] { "Reader" }));
        });
    }

    [Test]
    public void Names_that_differ_in_case_only_are_one_name_to_Azure()
    {
        var run = GeneratorRun.Of(new TestFile("a.role.json", RoleJson.Of("reader")), new TestFile("b.role.json", RoleJson.Of("READER")));
        Assert.That(run.Ids, Is.EqualTo(new[] { "RBAC004", "RBAC004" }));
        run.Load();
    }

    [Test]
    public void Two_names_that_give_one_class_are_reported_at_both()
    {
        var run = GeneratorRun.Of(new TestFile("a.role.json", RoleJson.Of("Network-Management")), new TestFile("b.role.json", RoleJson.Of("Network Management")));
        Assert.That(run.Ids, Is.EqualTo(new[] { "RBAC004", "RBAC004" }));
        Assert.That(RolesOf(run), Is.EqualTo(new[] { "Network-Management" }));
    }

    [Test]
    public void A_class_name_of_ones_own_or_a_namespace_sets_them_apart()
    {
        var a = new TestFile("a.role.json", RoleJson.Of("Network-Management"));
        var b = new TestFile("b.role.json", RoleJson.Of("Network Management"));
        var chosen = GeneratorRun.Of(a, b.With(className: "@class"));
        var lowerCase = GeneratorRun.Of(a, b.With(className: "networks"));
        var keyword = GeneratorRun.Of(a, b.With(className: "class"));
        var elsewhere = GeneratorRun.Of(a, b.With(inNamespace: "Contoso.Other"));
        Assert.Multiple(() =>
        {
            Assert.That(chosen.Diagnostics.Concat(lowerCase.Diagnostics).Concat(keyword.Diagnostics).Concat(elsewhere.Diagnostics), Is.Empty);
            Assert.That(chosen.Load().GetType("Contoso.Roles.Class"), Is.Not.Null);
            Assert.That(lowerCase.Load().GetType("Contoso.Roles.networks"), Is.Not.Null);
            Assert.That(keyword.Load().GetType("Contoso.Roles.class"), Is.Not.Null);
            Assert.That(elsewhere.Load().GetType("Contoso.Other.NetworkManagement"), Is.Not.Null);
            Assert.That(RolesOf(elsewhere), Is.EquivalentTo(new[] { "Network Management", "Network-Management" }));
        });
    }

    [Test]
    public void Two_roles_of_one_file_that_share_a_name_have_one_class()
    {
        var run = GeneratorRun.Of($"[{RoleJson.Of("Reader")},{RoleJson.Of("Reader")},{RoleJson.Of("Writer")}]");
        Assert.That(run.Ids, Is.EqualTo(new[] { "RBAC004", "RBAC004" }));
        Assert.That(RolesOf(run), Is.EqualTo(new[] { "Reader", "Writer" }));
    }

    [Test]
    public void A_chosen_class_name_is_for_files_with_one_role()
    {
        var file = new TestFile("two.role.json", $"[{RoleJson.Of("Reader")},{RoleJson.Of("Writer")}]").With(className: "Chosen");
        Assert.That(GeneratorRun.Of(file).Load().GetTypes().Select(type => type.Name), Does.Contain("Reader").And.Contain("Writer").And.No.Member("Chosen"));
    }

    [Test]
    public void A_broken_file_does_not_take_the_class_of_a_whole_one()
    {
        var run = GeneratorRun.Of(new TestFile("a/reader.role.json", "{"), new TestFile("b/other.role.json", RoleJson.Of("Reader")));
        Assert.That(run.Ids.Distinct(), Is.EqualTo(new[] { "RBAC001" }));
        Assert.That(RolesOf(run), Is.EqualTo(new[] { "Reader" }));
    }

    [Test]
    public void A_file_that_is_given_twice_is_one_file()
    {
        var run = GeneratorRun.Of(
            new TestFile("a.role.json", RoleJson.Of("Reader")),
            new TestFile("x/../a.role.json", RoleJson.Of("Reader")),
            new TestFile("a.role.json", RoleJson.Of("Reader")));
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(RolesOf(run), Is.EqualTo(new[] { "Reader" }));
    }

    private static string[] RolesOf(GeneratorRun run) =>
        [.. ((IReadOnlyList<RoleDefinition>)run.Load().GetType("Contoso.Roles.Roles", throwOnError: true)!.GetProperty("All")!.GetValue(null)!).Select(role => role.Name)];

    private static IEnumerable<string> Places(GeneratorRun run) => run.Diagnostics
        .Select(diagnostic => diagnostic.Location.GetLineSpan())
        .Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.Path[TestProject.Directory.Length..]}:{span.StartLinePosition.Line}"));
}
