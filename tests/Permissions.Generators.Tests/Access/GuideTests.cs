using System.Text.RegularExpressions;
using Permissions.TestSupport;

namespace Permissions.Generators.Tests.Access;

/// <summary>The guide's files and its program, compiled and run: it shows what they print.</summary>
internal sealed class GuideTests
{
    private static readonly string Guide = File.ReadAllText(Repository.PathOf("docs", "guides", "levels-and-identities.md")).ReplaceLineEndings("\n");

    [Test]
    public void The_program_of_the_guide_prints_what_it_shows()
    {
        var project = TestProject.With(
            new TestFile("blob.access-levels.json", Block("json", 0)),
            new TestFile("shop.identities.json", Block("json", 1)),
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
                            {{Block("csharp", 0)}}
                            return string.Join("\n", Console.Lines);
                        }
                    }
                }
                """,
        };
        var run = GeneratorRun.Of(project);
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.Load().GetType("Contoso.Program")!.GetMethod("Run")!.Invoke(null, []), Is.EqualTo(Block("text", 0).TrimEnd('\n')));
    }

    [Test]
    public void The_conditions_of_the_guide_have_no_finding()
    {
        var run = GeneratorRun.Of(new TestFile("delegation.identities.json", Block("json", 2)));
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.Load().GetType("Contoso.Roles.ShopDelegation"), Is.Not.Null);
    }

    [Test]
    public void The_broken_levels_of_the_guide_give_the_messages_that_it_shows()
    {
        var run = GeneratorRun.Of(new TestFile("bus.access-levels.json", Block("json", 3)));
        Assert.That(string.Join("\n", run.Diagnostics.Select(d => $"{d.Id}: {d.Message()}")), Is.EqualTo(Block("text", 1).TrimEnd('\n')));
    }

    private static string Block(string language, int number) =>
        Regex.Matches(Guide, $"```{language}\n(.*?)```", RegexOptions.Singleline)[number].Groups[1].Value;
}
