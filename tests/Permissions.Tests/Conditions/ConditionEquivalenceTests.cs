using Permissions.Conditions;

namespace Permissions.Tests.Conditions;

public class ConditionEquivalenceTests
{
    private const string Role = "@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]";
    private const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private const string Admin = "f58310d9-a9f6-439a-9e8d-f62e7b41a168";
    private const string Keys = "@Request[Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags&$keys$&]";

    [TestCase($"{Role} ForAnyOfAnyValues:GuidEquals {{{Owner}, {Admin}}}", $"{Role} ForAnyOfAnyValues:GuidEquals {{F58310D9A9F6439A9E8DF62E7B41A168,{Owner},{Owner}}}")]
    [TestCase($"{Role} ForAnyOfAnyValues:GuidEquals {{{Owner}, {Admin}}}", $"{Role} GuidEquals {{{Owner}}} OR {Role} GuidEquals {{{Admin}}}")]
    [TestCase($"{Role} ForAnyOfAllValues:GuidNotEquals {{{Owner}, {Admin}}}", $"!({Role} ForAnyOfAnyValues:GuidEquals {{{Admin}, {Owner}}})")]
    [TestCase($"{Role} ForAnyOfAllValues:GuidNotEquals {{{Owner}, {Admin}}}", $"{Role} GuidNotEquals {{{Owner}}} AND {Role} GuidNotEquals {{{Admin}}}")]
    [TestCase($"{Keys} ForAllOfAnyValues:StringEquals {{'a', 'b'}}", $"!({Keys} ForAnyOfAllValues:StringNotEquals {{'b', 'a'}})")]
    [TestCase("@Resource[x] NumericGreaterThan 3", "!(@Resource[x] ForAllOfAnyValues:NumericLessThanEquals {3})")]
    [TestCase("@Resource[x] ForAnyOfAnyValues:NumericGreaterThan {3, 5}", "@Resource[x] ForAnyOfAnyValues:NumericGreaterThanEquals {4}")]
    [TestCase("@Resource[x] StringEquals 'a' AND Exists @Resource[x]", "@Resource[X] StringEquals 'a'")]
    [TestCase("@Resource[x] StringLikeIgnoreCase 'logs/*'", "@Resource[x] StringStartsWithIgnoreCase 'LOGS/'")]
    [TestCase("@Resource[Microsoft.Storage/storageAccounts:name] StringStartsWith 'ab' AND @Resource[Microsoft.Storage/storageAccounts:name] StringStartsWith 'a'", "@Resource[Microsoft.Storage/storageAccounts:name] StringStartsWith 'ab'")]
    [TestCase("ActionMatches{'A/b/read'} AND ActionMatches{'*/read'}", "ActionMatches{'a/B/read'}")]
    [TestCase("ActionMatches{'A/*'} AND (ActionMatches{'*'} OR Exists @Resource[x])", "ActionMatches{'A/*'}")]
    [TestCase("SubOperationMatches{'Blob.List'} OR NOT SubOperationMatches{'blob.list'}", "ActionMatches{'*'}")]
    [TestCase("@Principal[p] StringEquals @Resource[x] AND Exists @Resource[x]", "(@Principal[p] StringEquals @Resource[x] AND Exists @Resource[x]) OR (Exists @Resource[x] AND @Principal[p] StringEquals @Resource[x])")]
    public void These_mean_the_same(string one, string other)
    {
        var answer = RoleCondition.Parse(one).IsEquivalentTo(RoleCondition.Parse(other));
        Assert.That(answer.Kind, Is.EqualTo(ConditionEquivalenceKind.Equivalent), answer.ToString());
    }

    [TestCase($"{Role} ForAnyOfAnyValues:GuidEquals {{{Owner}, {Admin}}}", $"{Role} ForAnyOfAnyValues:GuidEquals {{{Owner}}}")]
    [TestCase($"{Role} ForAnyOfAllValues:GuidNotEquals {{{Owner}, {Admin}}}", $"{Role} ForAnyOfAnyValues:GuidNotEquals {{{Owner}, {Admin}}}")]
    [TestCase($"{Keys} ForAllOfAnyValues:StringEquals {{'a'}}", $"{Keys} ForAnyOfAnyValues:StringEquals {{'a'}}")]
    [TestCase("@Resource[x] StringEquals 'a' OR !(@Resource[x] StringEquals 'a')", "ActionMatches{'*'}")]
    [TestCase("@Resource[x] StringEquals 'a'", "@Resource[x] StringEqualsIgnoreCase 'a'")]
    [TestCase("@Resource[x] StringLike 'a*b'", "@Resource[x] StringLike 'a*bb'")]
    [TestCase("ActionMatches{'A/*'}", "ActionMatches{'A/*/read'}")]
    [TestCase("@Resource[x] StringEquals 'a'", "@Request[x] StringEquals 'a'")]
    [TestCase("@Environment[UtcNow] DateTimeGreaterThan '2023-05-01T13:00:00.0Z'", "@Environment[UtcNow] DateTimeGreaterThan '2023-05-01T13:00:00.0000001Z'")]
    public void These_differ_and_a_request_shows_it(string one, string other)
    {
        var (left, right) = (RoleCondition.Parse(one), RoleCondition.Parse(other));
        var answer = left.IsEquivalentTo(right);
        Assert.Multiple(() =>
        {
            Assert.That(answer.Kind, Is.EqualTo(ConditionEquivalenceKind.Different));
            Assert.That(left.Evaluate(answer.Witness!).Holds, Is.Not.EqualTo(right.Evaluate(answer.Witness!).Holds), answer.ToString());
        });
    }

    [Test]
    public void Patterns_that_cannot_be_taken_apart_are_left_open()
    {
        var answer = RoleCondition.Parse("@Resource[Microsoft.Storage/storageAccounts:name] StringLike '*a*' OR @Resource[Microsoft.Storage/storageAccounts:name] StringLike '*aa*'")
            .IsEquivalentTo(RoleCondition.Parse("@Resource[Microsoft.Storage/storageAccounts:name] StringLike '*a*'"));
        Assert.That(answer.Kind, Is.EqualTo(ConditionEquivalenceKind.Undecided));
    }

    private static readonly string[] Pairs = [.. Enumerable.Range(0, 100).Select(i => $"(@Resource[a:b] StringLike '{i}*' OR @Resource[a:b] StringLike '*{i}')")];

    [Test]
    public void A_hundred_pairs_of_patterns_in_another_order_are_the_same()
    {
        var reversed = Pairs.Reverse().Select(pair => $"({string.Join(" OR ", pair.Trim('(', ')').Split(" OR ").Reverse())})");
        Assert.That(RoleCondition.Parse(string.Join(" AND ", Pairs)).IsEquivalentTo(RoleCondition.Parse(string.Join(" AND ", reversed))).Kind, Is.EqualTo(ConditionEquivalenceKind.Equivalent));
    }

    [Test]
    public void Forty_alternatives_in_another_order_are_the_same()
    {
        string[] alternatives = [.. Enumerable.Range(0, 40).Select(i => $"(@Resource[a:b] StringLike '{i}*' AND @Request[c:d{i}] StringEquals 'x')")];
        var (one, other) = (string.Join(" OR ", alternatives), string.Join(" OR ", alternatives.Reverse().Append(alternatives[3])));
        Assert.That(RoleCondition.Parse(one).IsEquivalentTo(RoleCondition.Parse(other)).Kind, Is.EqualTo(ConditionEquivalenceKind.Equivalent));
        Assert.That(RoleCondition.MeanTheSame(one, other), Is.True);
    }

    [Test]
    public void What_is_too_much_to_compare_is_given_up_within_a_bound_of_work()
    {
        var other = Pairs.Reverse().ToArray();
        other[50] = "(@Resource[a:b] StringLike 'x*' OR @Resource[a:b] StringLike '*y')";
        var (left, right) = (RoleCondition.Parse(string.Join(" AND ", Pairs)), RoleCondition.Parse(string.Join(" AND ", other)));
        Assert.That(left.IsEquivalentTo(right).Kind, Is.Not.EqualTo(ConditionEquivalenceKind.Equivalent));
        var work = EquivalenceSearch.WorkOf(left.Expression, right.Expression);
        TestContext.Out.WriteLine($"{work} comparisons");
        Assert.That(work, Is.LessThan(EquivalenceSearch.MaximumWork + 1_000_000));
    }

    [TestCase("A AND B AND A", "B AND A")]
    [TestCase("(A AND B) AND C", "C AND (B AND A)")]
    [TestCase("A OR (B OR A)", "B OR A")]
    [TestCase("!(!(A)) OR B", "B OR A")]
    [TestCase("ForAnyOfAllValues:StringNotEquals {'a', 'b', 'a'}", "ForAnyOfAllValues:StringNotEquals {'b', 'a'}")]
    public void The_canonical_form_is_one(string one, string other)
    {
        Assert.That(CanonicalForm.Of(Parse(one)), Is.EqualTo(CanonicalForm.Of(Parse(other))));

        static ConditionExpression Parse(string text) => RoleCondition.Parse(text.StartsWith("For", StringComparison.Ordinal)
            ? "@Resource[x] " + text
            : System.Text.RegularExpressions.Regex.Replace(text, "\\b[ABC]\\b", "Exists @Resource[$0]")).Expression;
    }

    [Test]
    public void The_order_of_roles_in_a_delegation_means_nothing()
    {
        Guid[] roles = [new(Owner), new(Admin), new("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9")];
        Assert.That(RoleCondition.DelegateAllExcept(roles).IsEquivalentTo(RoleCondition.DelegateAllExceptPrivilegedRoles).Holds, Is.True);
    }

    [Test]
    public void A_question_about_every_pair_of_built_in_conditions_is_answered()
    {
        RoleCondition[] conditions = [.. ConditionTexts.BuiltIn.Select(entry => RoleCondition.Parse(entry.Text))];
        var answers = from one in conditions from other in conditions select one.IsEquivalentTo(other).Kind;
        Assert.That(answers.Count(kind => kind == ConditionEquivalenceKind.Undecided), Is.Zero);
    }
}
