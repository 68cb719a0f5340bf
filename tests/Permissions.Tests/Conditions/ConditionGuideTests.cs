using System.Globalization;
using System.Text.RegularExpressions;
using Permissions.TestSupport;

namespace Permissions.Tests.Conditions;

/// <summary>The guide shows the program that is compiled here, and what it prints.</summary>
public class ConditionGuideTests
{
    private static readonly Guide Page = Guide.Of("conditions.md");

    [Test]
    public void The_guide_shows_the_program_that_is_compiled()
    {
        var source = File.ReadAllText(Repository.PathOf("tests", "Permissions.Tests", "Conditions", "ConditionGuide.cs")).ReplaceLineEndings("\n");
        var program = Regex.Match(source, "// <guide>\n(.*?)\n *// </guide>", RegexOptions.Singleline).Groups[1].Value;
        Assert.That(Page.Blocks("csharp").Single(), Is.EqualTo(Regex.Replace(program, "(?m)^ {8}", string.Empty).Replace("output.", "Console.", StringComparison.Ordinal)));
    }

    [Test]
    public void The_guide_shows_what_the_program_prints()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        ConditionGuide.Run(output);
        Assert.That(Page.Blocks("text").Single(), Is.EqualTo(output.ToString().ReplaceLineEndings("\n").TrimEnd()));
    }
}
