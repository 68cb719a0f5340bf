using System.Text.RegularExpressions;
using Permissions.TestSupport;

namespace Permissions.PackageTests;

/// <summary>What the README tells a newcomer to type works as it stands there.</summary>
public class ReadmeTests
{
    [Test]
    public void The_five_minutes_of_the_readme_end_with_a_role_created_in_memory()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var steps = readme[readme.IndexOf("## Five minutes", StringComparison.Ordinal)..];
        var contoso = new Consumer(
            "Contoso",
            "<OutputType>Exe</OutputType><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>",
            Consumer.Reference("Permissions") + Consumer.Reference("Permissions.ResourceManager") + Consumer.Reference("Permissions.Emulator"));
        contoso.Write("reader.role.json", Block(steps, "json")).Write("Program.cs", Block(steps, "csharp"));

        contoso.Build().Clean();
        Assert.That(contoso.Run(), Is.EqualTo(new[]
        {
            "Created: Blob Reader",
            "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
        }));
    }

    // The first block of a language; it is indented as the list item that it belongs to.
    private static string Block(string text, string language) =>
        Regex.Match(text, $@"^ *```{language}\n(?<code>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline).Groups["code"].Value;
}
