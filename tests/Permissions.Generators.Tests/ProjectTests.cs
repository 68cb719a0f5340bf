using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Permissions.Compiler;
using Permissions.TestSupport;

namespace Permissions.Generators.Tests;

/// <summary>Projects of all sorts: languages, cultures, options.</summary>
internal sealed class ProjectTests
{
    private static readonly TestFile Full = new("roles/full.role.json", RoleJson.Of(
        "İstanbul Isparta iI",
        actions: ["Microsoft.Insights/metrics/read", "microsoft.insights/METRICS/read", "Microsoft.Insights/*"],
        notActions: ["Microsoft.Insights/inspect/action"],
        dataActions: ["Microsoft.Storage/i/*/read"],
        notDataActions: ["Microsoft.Storage/i/x/read"],
        scopes: ["/subscriptions/<SUBSCRIPTION-ID>", "/subscriptions/<SUBSCRIPTION-ID>/resourceGroups/<record>"],
        id: "2f1d6a1e-6a2c-4a53-9d5c-0c5f3b6f1a11"));

    [Test]
    public void A_project_without_role_files_gets_nothing() =>
        Assert.That(GeneratorRun.Of(new TestFile("appsettings.json", "{}")).Result.GeneratedSources, Is.Empty);

    [Test]
    public void A_file_is_a_role_file_by_its_kind_or_without_one_by_its_name()
    {
        var byKind = new TestFile("rbac.json", RoleJson.Of("First")) { Metadata = { [RoleFileOptions.KindKey] = "RoleDefinition" } };
        var otherKind = new TestFile("levels.role.json", RoleJson.Of("Second")) { Metadata = { [RoleFileOptions.KindKey] = "AccessLevel" } };
        Assert.That(
            GeneratorRun.Of(byKind, otherKind, new TestFile("x.role.json", RoleJson.Of("Third"))).Result.GeneratedSources.Select(source => source.HintName),
            Is.EquivalentTo(new[] { "Roles.g.cs", HintNames.Of("rbac.json"), HintNames.Of("x.role.json") }));
    }

    [Test]
    public void The_output_compiles_without_a_warning_in_every_language_and_nullable_context(
        [Values(LanguageVersion.CSharp9, LanguageVersion.CSharp12, LanguageVersion.Latest, LanguageVersion.Preview)] LanguageVersion language,
        [Values(NullableContextOptions.Disable, NullableContextOptions.Enable)] NullableContextOptions nullable) =>
        GeneratorRun.Of(TestProject.With(Full, new("broken.role.json", "{"), new("plain.role.json", RoleJson.Of())) with { LanguageVersion = language, Nullable = nullable }).Load();

    [TestCase("tr-TR")]
    [TestCase("fi-FI")]
    public void The_output_is_the_same_in_every_culture(string culture)
    {
        var expected = Texts();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(Texts(), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string[] Texts() => [.. GeneratorRun.Of(Full).Result.GeneratedSources.Select(source => source.HintName + source.SourceText)];
    }

    [Test]
    public void The_output_has_newlines_of_one_kind_and_no_absolute_path()
    {
        var outside = new TestFile("/elsewhere/else.role.json", RoleJson.Of("Else"));
        Assert.That(
            GeneratorRun.Of(Full, outside).Result.GeneratedSources.Select(source => source.SourceText.ToString()),
            Has.All.Not.Contains("\r").And.All.Not.Contains("/projects").And.All.Not.Contains("/elsewhere"));
    }

    [TestCase("", "my-app", "my_app.Roles.IstanbulRole")]
    [TestCase("Contoso.Access", "my-app", "Contoso.Access.IstanbulRole")]
    [TestCase("", "", "Roles.IstanbulRole")]
    public void The_project_decides_on_the_namespace(string chosen, string root, string expected)
    {
        var project = TestProject.With(new TestFile("a.role.json", RoleJson.Of("Istanbul role"))) with
        {
            Properties = ImmutableDictionary<string, string>.Empty
                .Add(ProjectOptions.NamespaceProperty, chosen)
                .Add(ProjectOptions.RootNamespaceProperty, root),
        };
        Assert.That(GeneratorRun.Of(project).Load().GetType(expected), Is.Not.Null);
    }

    [Test]
    public void Strings_that_differ_in_case_share_a_member_and_the_role_keeps_both_spellings()
    {
        var type = GeneratorRun.Of(Full).Load().GetType("Contoso.Roles.İstanbulIspartaII", throwOnError: true)!;
        var template = (RoleDefinition)type.GetProperty("Template")!.GetValue(null)!;
        Assert.That(type.MembersOf("ActionNames"), Is.EqualTo(new[] { "InsightsMetricsRead", "InsightsAll" }));
        Assert.That(
            template.PermissionBlocks.Single().Actions.Select(action => action.Value),
            Is.EqualTo(new[] { "Microsoft.Insights/metrics/read", "microsoft.insights/METRICS/read", "Microsoft.Insights/*" }));
    }

    [Test]
    public void Naming_one_role_does_not_make_another()
    {
        const string Source = """
            namespace Contoso.Roles
            {
                /// <summary>Counts.</summary>
                public static class Made
                {
                    /// <summary>How many.</summary>
                    public static int Count;
                    internal static int Next() => ++Count;
                }

                partial class Second
                {
                    internal static readonly int Order = Made.Next();
                }
            }
            """;
        var files = new[] { new TestFile("1.role.json", RoleJson.Of("First")), new TestFile("2.role.json", RoleJson.Of("Second")) };
        var output = GeneratorRun.Of(TestProject.With(files) with { Source = Source }).Load();
        var roles = output.GetType("Contoso.Roles.Roles", throwOnError: true)!;
        var count = output.GetType("Contoso.Roles.Made")!.GetField("Count")!;

        Assert.That(roles.GetProperty("First")!.GetValue(null), Has.Property("Name").EqualTo("First"));
        Assert.That(count.GetValue(null), Is.Zero);
        Assert.That(roles.GetProperty("All")!.GetValue(null), Has.Count.EqualTo(2));
        Assert.That(count.GetValue(null), Is.EqualTo(1));
    }

    [Test]
    public void The_props_file_declares_what_is_read_and_nothing_else()
    {
        var props = XDocument.Load(Repository.PathOf("src", "Permissions", "build", "Permissions.props"));
        var declared = props.Descendants("CompilerVisibleProperty").Select(property => "build_property." + property.Attribute("Include")!.Value)
            .Concat(props.Descendants("CompilerVisibleItemMetadata").Select(metadata => $"build_metadata.{metadata.Attribute("Include")!.Value}.{metadata.Attribute("MetadataName")!.Value}"));
        Assert.That(declared, Is.EquivalentTo(new[]
        {
            ProjectOptions.NamespaceProperty, ProjectOptions.RootNamespaceProperty, ProjectOptions.ProjectDirectoryProperty,
            // Read by the analyzers, which this project does not see.
            "build_property.PermissionsRoleNamePattern",
            RoleFileOptions.KindKey,
            RoleFileInput.NamespaceKey, RoleFileInput.ClassNameKey, RoleFileInput.RelativeDirectoryKey, RoleFileInput.LinkKey,
        }));
    }

    [Test]
    public void The_targets_file_sets_the_metadata_that_is_read()
    {
        var targets = XDocument.Load(Repository.PathOf("src", "Permissions", "build", "Permissions.targets"));
        var item = targets.Descendants("AdditionalFiles").Single(element => element.Attribute("Include")?.Value.Contains("RoleDefinition", StringComparison.Ordinal) == true);
        Assert.Multiple(() =>
        {
            Assert.That(item.Attribute("PermissionKind")!.Value, Is.EqualTo(RoleFileOptions.RoleDefinitionKind));
            Assert.That(item.Attribute("PermissionsNamespace")!.Value, Is.EqualTo("%(Namespace)"));
            Assert.That(item.Attribute("PermissionsClassName")!.Value, Is.EqualTo("%(ClassName)"));
        });
    }
}
