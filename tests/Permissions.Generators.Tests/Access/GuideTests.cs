using Permissions.TestSupport;

namespace Permissions.Generators.Tests.Access;

/// <summary>The guide's files and its program, compiled and run: it shows what they print.</summary>
internal sealed class GuideTests
{
    private static readonly Guide Page = Guide.Of("levels-and-identities.md");

    [Test]
    public void The_program_of_the_guide_prints_what_it_shows()
    {
        var project = TestProject.With(
            new TestFile("blob.access-levels.json", Page.Blocks("json")[0]),
            new TestFile("shop.identities.json", Page.Blocks("json")[1]),
            new TestFile("tagger.role.json", RoleJson.Of("Blob Tagger", actions: [], dataActions: ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/write"], scopes: ["/subscriptions/<subscription>"]))) with
        {
            Source = $$"""
                using System;
                using Contoso.Roles;
                using Permissions;

                namespace Contoso
                {
                    internal static class Console
                    {
                        internal static readonly System.Collections.Generic.List<string> Lines = new();

                        internal static void WriteLine(object line) => Lines.Add(line.ToString()!);
                    }

                    /// <summary>The program.</summary>
                    public static class Program
                    {
                        /// <summary>Runs it.</summary>
                        public static string Run()
                        {
                            {{Page.Blocks("csharp")[0]}}
                            return string.Join("\n", Console.Lines);
                        }
                    }
                }
                """,
        };
        var run = GeneratorRun.Of(project);
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.Load().GetType("Contoso.Program")!.GetMethod("Run")!.Invoke(null, []), Is.EqualTo(Page.Blocks("text")[0]));
    }

    [Test]
    public void All_that_the_guide_shows_is_held_here() =>
        Assert.That((Page.Blocks("csharp").Count, Page.Blocks("json").Count, Page.Blocks("text").Count, Page.Blocks("").Count), Is.EqualTo((1, 4, 2, 0)));

    [Test]
    public void The_conditions_of_the_guide_have_no_finding()
    {
        var run = GeneratorRun.Of(new TestFile("delegation.identities.json", Page.Blocks("json")[2]));
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.Load().GetType("Contoso.Roles.ShopDelegation"), Is.Not.Null);
    }

    [Test]
    public void The_broken_levels_of_the_guide_give_the_messages_that_it_shows()
    {
        var run = GeneratorRun.Of(new TestFile("bus.access-levels.json", Page.Blocks("json")[3]));
        Assert.That(string.Join("\n", run.Diagnostics.Select(d => $"{d.Id}: {d.Message()}")), Is.EqualTo(Page.Blocks("text")[1]));
    }
}
