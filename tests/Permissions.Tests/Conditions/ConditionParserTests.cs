using Permissions.Conditions;

namespace Permissions.Tests.Conditions;

public class ConditionParserTests
{
    private const string Name = "Microsoft.Storage/storageAccounts:name";

    [TestCase("NOT Exists @Resource[a]", "!Exists @resource[A]")]
    [TestCase("@Resource[a] StringEquals 'x' AND Exists @Request[b]", "@Resource[a] stringequals 'x' && exists @Request[b]")]
    [TestCase("@Resource[a] StringEquals 'x' OR Exists @Request[b]", "(@Resource[a] STRINGEQUALS 'x') || (((Exists@Request[b])))")]
    [TestCase("@Resource[a] ForAnyOfAnyValues:GuidEquals {08d4c71a-cc63-4ce4-a9c8-5dd251b4d619}", "@Resource[a] foranyofanyvalues:guidequals{08D4C71ACC634CE4A9C85DD251B4D619}")]
    [TestCase("!(ActionMatches{'A/b/read'} AND NOT SubOperationMatches{'C'})", "NOT (actionmatches {'A/b/read'} and ! suboperationmatches { 'C' })")]
    [TestCase("@Resource[a] NumericLessThan -5", "@Resource[ a ] numericlessthan -5")]
    [TestCase("@Resource[a] BoolEquals true", "@Resource[a]boolequals TRUE")]
    public void Spelling_and_superfluous_parentheses_do_not_count(string canonical, string text)
    {
        var condition = RoleCondition.Parse(text);
        Assert.Multiple(() =>
        {
            Assert.That(condition, Is.EqualTo(RoleCondition.Parse(canonical)));
            Assert.That(RoleCondition.Parse(canonical).ToString(), Is.EqualTo(canonical));
        });
    }

    [Test]
    public void Known_attributes_are_printed_as_Azure_spells_them() =>
        Assert.That(RoleCondition.Parse("Exists @RESOURCE[MICROSOFT.STORAGE/storageaccounts:NAME]").ToString(), Is.EqualTo($"Exists @Resource[{Name}]"));

    [Test]
    public void The_case_of_a_marked_key_counts()
    {
        const string tags = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags:";
        var project = new ConditionAttribute(ConditionAttributeSource.Resource, tags + "Project<$key_case_sensitive$>");
        Assert.Multiple(() =>
        {
            Assert.That(project, Is.Not.EqualTo(new ConditionAttribute(ConditionAttributeSource.Resource, tags + "project<$key_case_sensitive$>")));
            Assert.That(project, Is.EqualTo(new ConditionAttribute(ConditionAttributeSource.Resource, tags.ToUpperInvariant() + "Project<$KEY_case_sensitive$>")));
            Assert.That(project.Key, Is.EqualTo("Project"));
            Assert.That(project.Equals(ConditionAttributes.BlobIndexTag("Project")), Is.True);
        });
    }

    [TestCase("", 0, 0)]
    [TestCase("  ", 0, 2)]
    [TestCase("(Exists @Resource[a]", 0, 1)]
    [TestCase("Exists @Resource[a])", 19, 1)]
    [TestCase("Exists @Resource[a] Exists @Resource[b]", 20, 6)]
    [TestCase("Exists @Resource[a] AND", 23, 0)]
    [TestCase("AND Exists @Resource[a]", 0, 3)]
    [TestCase("@Resource[a] StringEquals 'x", 26, 1)]
    [TestCase("@Resource[a] StringEquals x", 26, 1)]
    [TestCase("@Resource[a] StringEquals \u2018x\u2019", 26, 3)]
    [TestCase("@Resource[a] StringEqual 'x'", 13, 11)]
    [TestCase("@Resource[a] ForAnyOfAny:StringEquals {'x'}", 13, 11)]
    [TestCase("@Resource[a] NumericEquals 1.5", 27, 3)]
    [TestCase("@Subject[a] StringEquals 'x'", 0, 8)]
    [TestCase("Resource[a] StringEquals 'x'", 0, 8)]
    [TestCase("@Resource[a StringEquals 'x'", 0, 28)]
    [TestCase("@Resource[] StringEquals 'x'", 0, 11)]
    [TestCase("@Resource[a] StringEquals {}", 27, 1)]
    [TestCase("@Resource[a] StringEquals {'x' 'y'}", 31, 3)]
    [TestCase("Exists @Resource[a] & Exists @Resource[b]", 20, 1)]
    [TestCase("Exists @Resource[a] AND Exists @Resource[b] OR Exists @Resource[c]", 44, 2)]
    [TestCase("()", 0, 2)]
    [TestCase("ActionMatches('A/b')", 13, 1)]
    [TestCase("ActionMatches{''}", 14, 2)]
    [TestCase("Exists 'a'", 7, 3)]
    [TestCase("Exists @Resource[a]; ", 19, 1)]
    public void What_is_malformed_is_reported_where_it_stands(string text, int start, int length)
    {
        var read = RoleCondition.TryParse(text, out var condition, out var problems);
        Assert.Multiple(() =>
        {
            Assert.That(read, Is.False);
            Assert.That(condition, Is.Null);
            Assert.That(problems, Is.Not.Empty);
            Assert.That((problems[0].Span.Start, problems[0].Span.Length), Is.EqualTo((start, length)), problems[0].Message);
            Assert.That(problems[0].IsError, Is.True);
        });
    }

    [Test]
    public void Several_problems_are_reported_at_a_time()
    {
        const string text = "(@Resource[a] StringEqual 'x') AND (@Nobody[b] GuidEquals {1}) AND (@Resource[c] StringEquals ) OR 5";
        var problems = ProblemsOf(text);
        Assert.That(problems.Select(problem => problem.Span.Start), Is.EqualTo(new[] { 14, 36, 94, 96 }).Or.EqualTo(new[] { 14, 36, 94, 96, 100 }));
    }

    [Test]
    public void A_misspelled_operator_has_suggestions()
    {
        var problems = ProblemsOf("@Resource[a] ForAnyOfAnyValues:GuidEqual {08d4c71acc634ce4a9c85dd251b4d619}");
        Assert.Multiple(() =>
        {
            Assert.That(problems.Single().Kind, Is.EqualTo(ConditionProblemKind.UnfitComparison));
            Assert.That(problems.Single().Suggestions[0], Is.EqualTo("GuidEquals"));
            Assert.That(problems.Single().Span.Start, Is.EqualTo(31));
        });
    }

    [Test]
    public void The_message_of_the_exception_has_the_place() =>
        Assert.That(() => RoleCondition.Parse("Exists @Resource[a] AND"), Throws.TypeOf<FormatException>().With.Message.StartsWith("Position 24: The condition ends"));

    [Test]
    public void Nodes_know_where_they_stand()
    {
        const string text = "(!(ActionMatches{'A/b'})) OR (@Resource[a] StringEquals 'x')";
        var or = (OrExpression)RoleCondition.Parse(text).Expression;
        string[] texts = [.. or.Operands.Select(operand => text.Substring(operand.Span.Start, operand.Span.Length))];
        Assert.That(texts, Is.EqualTo(new[] { "!(ActionMatches{'A/b'})", "@Resource[a] StringEquals 'x'" }));
    }

    [TestCase(64, true)]
    [TestCase(200, false)]
    [TestCase(100_000, false)]
    public void Nesting_is_limited(int depth, bool isRead)
    {
        var text = string.Concat(Enumerable.Repeat("!", depth - 1)) + "(Exists @Resource[a])";
        Assert.That(RoleCondition.TryParse(text, out _, out _), Is.EqualTo(isRead));
    }

    [TestCase("(")]
    [TestCase("!")]
    [TestCase(")")]
    [TestCase("a)")]
    [TestCase("{")]
    [TestCase("(a AND ")]
    [TestCase("Exists @Resource[a] AND (")]
    public void A_hundred_thousand_of_anything_is_refused(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 100_000));
        Assert.That(RoleCondition.Check(text), Is.Not.Empty);
    }

    private static IReadOnlyList<ConditionProblem> ProblemsOf(string text) =>
        RoleCondition.TryParse(text, out _, out var problems) ? [] : problems;
}
