namespace Permissions.Generators.Tests.Access;

/// <summary>What an edit makes the generator do again where there are levels and identities.</summary>
internal sealed class AccessCachingTests
{
    private static readonly TestFile Tagger = AccessJson.Tagger();
    private static readonly TestFile Levels = AccessJson.Levels();
    private static readonly TestFile Identities = AccessJson.IdentityFile();
    private static readonly TestProject Project = TestProject.With(Tagger, Levels, Identities);

    [Test]
    public void Options_rebuilt_with_the_same_values_read_nothing() => GeneratorRun.Of(Project).Then(Project, RunReasons.OptionsRebuilt);

    [Test]
    public void Blank_lines_in_the_files_write_nothing()
    {
        GeneratorRun.Of(Project).Then(Project.Replace(Levels, Levels.With("\n\n" + Levels.Content)), RunReasons.WhitespaceInAccess);
        GeneratorRun.Of(Project).Then(Project.Replace(Identities, Identities.With("\n\n" + Identities.Content)), RunReasons.WhitespaceInAccess);
    }

    [Test]
    public void A_changed_file_is_written_and_no_other()
    {
        GeneratorRun.Of(Project).Then(Project.Replace(Levels, Levels.With(Levels.Content.Replace("Blobs.", "Blob data.", StringComparison.Ordinal))), RunReasons.AccessChanged);
        GeneratorRun.Of(Project).Then(Project.Replace(Identities, Identities.With(Identities.Content.Replace("Plans.", "Looks.", StringComparison.Ordinal))), RunReasons.AccessChanged);
    }

    [Test]
    public void A_changed_condition_is_written_and_no_other()
    {
        var conditional = Identities.With(Identities.Content.Replace("[\"Contributor\"]", "[{ \"role\": \"Contributor\", \"condition\": \"@Environment[isPrivateLink] BoolEquals true\" }]", StringComparison.Ordinal));
        var project = Project.Replace(Identities, conditional);
        GeneratorRun.Of(project).Then(project.Replace(conditional, conditional.With("\n" + conditional.Content)), RunReasons.WhitespaceInAccess);
        GeneratorRun.Of(project).Then(project.Replace(conditional, conditional.With(conditional.Content.Replace("true", "false", StringComparison.Ordinal))), RunReasons.AccessChanged);
    }

    [Test]
    public void What_a_role_grants_is_looked_at_again_and_only_the_role_is_written()
    {
        var changed = AccessJson.Tagger("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/read");
        GeneratorRun.Of(Project).Then(Project.Replace(Tagger, changed), RunReasons.RoleChanged);
    }

    [Test]
    public void A_role_that_they_do_not_name_writes_neither() =>
        GeneratorRun.Of(Project).Then(Project with { Files = Project.Files.Add(new TestFile("z.role.json", RoleJson.Of("Other"))) }, RunReasons.RoleAdded);
}
