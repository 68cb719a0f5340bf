using System.Globalization;
using FsCheck;
using Permissions.Json;
using Permissions.Rules;
using Permissions.TestSupport;

namespace Permissions.Tests.Rules;

/// <summary>Rules say something about any text, and say it about a place in that text.</summary>
public sealed class RuleRobustnessTests
{
    private static readonly string[] Files =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("definitions", "seqera"), "*.role.json").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        .. Directory.EnumerateFiles(Repository.PathOf("definitions", "pagopa"), "*.role.json").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        RoleJson.Custom(actions: "\"a/*/b/*\", \"A/*/b/*\", \"\\u0020x\"", scopes: "\"/\", \"/subscriptions/x\", \"\""),
        RoleJson.BuiltIn(actions: "\"a.b/c/\", \"read \""),
        RoleJson.WithPermissions("""[{ "actions": "[variables('a')]" }, { "dataActions": null, "notActions": 5 }, 7, []]"""),
    ];

    private static readonly string[] Pieces =
    [
        "", "\"", "{", "}", "[", "]", ",", ":", "*", "/", "\\", "\\u", "\\u0020", "\\ud83d", "null", "true", "5", "<x>", "[variables('x')]", "\0", "\n", "//", "/*", "İ", "”", "\ud83d",
    ];

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void No_mutation_of_a_role_file_makes_a_rule_throw_or_point_outside_the_text(NonNegativeInt file, (int Position, int Length, int Piece)[] edits)
    {
        var text = Mutate(Files[file.Get % Files.Length], edits);
        AssertPlacesLieWithin(text);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void No_text_makes_a_rule_throw_or_point_outside_the_text(string? text) => AssertPlacesLieWithin(text ?? string.Empty);

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Every_prefix_of_a_role_file_is_checked(NonNegativeInt file, NonNegativeInt length)
    {
        var whole = Files[file.Get % Files.Length];
        AssertPlacesLieWithin(whole[..(length.Get % (whole.Length + 1))]);
    }

    [TestCase("tr-TR")]
    [TestCase("fi-FI")]
    [TestCase("ar-SA")]
    public void Messages_do_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        string[] Messages() => [.. Files.SelectMany(f => RoleRules.Check(RoleDocument.Parse(f))).Select(f => f.ToString())];
        var expected = Messages();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(Messages(), Is.EqualTo(expected).And.Not.Empty);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void The_built_in_roles_have_no_error_and_only_the_faults_that_Azure_left_in_their_strings()
    {
        var findings = Directory.EnumerateFiles(Repository.PathOf("definitions", "azure", "roles"), "*.json")
            .SelectMany(f => RoleRules.Check(RoleDocument.Parse(File.ReadAllText(f)))).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(findings.Select(f => f.Severity), Has.None.EqualTo(RuleSeverity.Error));
            Assert.That(findings.Select(f => f.Rule.Id).Distinct(), Is.EquivalentTo(new[] { RuleIds.MalformedPermission, RuleIds.DuplicatePermission }));
            Assert.That(findings.Count(f => f.Rule.Id == RuleIds.MalformedPermission), Is.EqualTo(9));
        });
    }

    [Test]
    public void A_cancelled_check_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var document = RoleDocument.Parse(Files[0]);
        Assert.That(() => RoleRules.Check(document, source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static void AssertPlacesLieWithin(string text)
    {
        foreach (var finding in RoleRules.Check(RoleDocument.Parse(text)))
        {
            foreach (var span in finding.Related.Append(finding.Span))
            {
                Assert.That(span.Start, Is.InRange(0, text.Length), finding.ToString());
                Assert.That(span.End, Is.InRange(span.Start, text.Length), finding.ToString());
            }

            Assert.That(finding.Message, Is.Not.Empty);
        }
    }

    private static string Mutate(string text, (int Position, int Length, int Piece)[] edits)
    {
        foreach (var (position, length, piece) in edits)
        {
            var start = (int)((uint)position * 2654435761u % (uint)(text.Length + 1));
            var count = (int)Math.Min((uint)length % 8, (uint)(text.Length - start));
            text = string.Concat(text.AsSpan(0, start), Pieces[(int)((uint)piece % (uint)Pieces.Length)], text.AsSpan(start + count));
        }

        return text;
    }
}
