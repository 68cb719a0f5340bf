namespace Permissions.Generators.Tests;

/// <summary>What an edit makes the generator do again. That an unrelated edit does nothing is asserted in every run of every test.</summary>
internal sealed class CachingTests
{
    private static readonly TestFile First = new("a.role.json", RoleJson.Of("First"));
    private static readonly TestFile Second = new("b.role.json", RoleJson.Of("Second"));
    private static readonly TestFile Broken = new("c.role.json", "\n{ \"Name\": \"Third\", ");
    private static readonly TestProject Project = TestProject.With(First, Second);

    [Test]
    public void Options_rebuilt_with_the_same_values_read_nothing() =>
        GeneratorRun.Of(Project).Then(Project, RunReasons.OptionsRebuilt);

    [Test]
    public void Blank_lines_in_a_role_file_write_nothing() =>
        GeneratorRun.Of(Project).Then(Project.Replace(First, First.With("\n\n" + First.Content)), RunReasons.WhitespaceInRole);

    [Test]
    public void The_same_text_in_a_new_instance_writes_nothing() =>
        GeneratorRun.Of(Project).Then(Project.Replace(First, First.With(First.Content)), RunReasons.WhitespaceInRole);

    [Test]
    public void Blank_lines_in_a_broken_file_move_its_error_and_write_nothing()
    {
        var project = TestProject.With(First, Broken);
        var before = GeneratorRun.Of(project);
        var after = before.Then(project.Replace(Broken, Broken.With("\n\n" + Broken.Content)), RunReasons.WhitespaceInRole);
        Assert.That(
            after.Diagnostics[0].Location.GetLineSpan().StartLinePosition.Line,
            Is.EqualTo(before.Diagnostics[0].Location.GetLineSpan().StartLinePosition.Line + 2));
    }

    [Test]
    public void A_changed_role_is_written_and_no_other() =>
        GeneratorRun.Of(Project).Then(
            Project.Replace(First, First.With(RoleJson.Of("First", actions: ["Microsoft.Compute/virtualMachines/write"]))),
            RunReasons.RoleChanged);

    [Test]
    public void A_role_added_is_written_with_the_list_of_roles() =>
        GeneratorRun.Of(Project).Then(
            Project with { Files = Project.Files.Add(new TestFile("0.role.json", RoleJson.Of("Zeroth"))) },
            RunReasons.RoleAdded);

    [Test]
    public void A_role_removed_rewrites_the_list_of_roles_only() =>
        GeneratorRun.Of(Project).Then(Project with { Files = [First] }, RunReasons.RoleRemoved);

    [Test]
    public void The_order_of_files_does_not_matter()
    {
        var reversed = GeneratorRun.Of(Project with { Files = [.. Project.Files.Reverse()] });
        Assert.That(Texts(reversed), Is.EqualTo(Texts(GeneratorRun.Of(Project))));
    }

    [Test]
    public void The_walk_over_models_finds_what_must_not_be_there()
    {
        var location = new TestFile("x", "text").GetText();
        Assert.That(ModelWalk.FindForbidden(new[] { new { Inner = (object)location } }), Is.SameAs(location));
        Assert.That(ModelWalk.FindForbidden(Project.Compile().Assembly), Is.Not.Null);
    }

    private static string[] Texts(GeneratorRun run) =>
        [.. run.Result.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => source.HintName + source.SourceText)];
}
