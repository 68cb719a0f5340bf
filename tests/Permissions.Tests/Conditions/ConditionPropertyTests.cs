using FsCheck;
using FsCheck.Fluent;
using Permissions.Conditions;

namespace Permissions.Tests.Conditions;

public class ConditionPropertyTests
{
    private const string Alphabet = "()!&|{}@[]',':-* \n\\\"$<>AaNnDdOoRr0123456789\u2018\u00E9\uD83D";

    private static readonly Arbitrary<ConditionExpression> Trees = ConditionGen.Trees.ToArbitrary();
    private static readonly Arbitrary<ConditionExpression> SmallTrees = ConditionGen.SmallTrees.ToArbitrary();
    private static readonly Arbitrary<ConditionContext> Contexts = ConditionGen.Contexts.ToArbitrary();

    private static readonly string[] Parts =
    [
        "(", ")", "!", "NOT ", " AND ", " OR ", "&&", "||", "{", "}", ",", "'", "'a'", "Exists ", "@Resource[a]", "@Request[", "@", "]", "ActionMatches{'A/b'}", "ActionMatches",
        " StringEquals ", " ForAnyOfAnyValues:GuidEquals ", ":", "8e3af657a8ff443ca75c2fe8c4bcb635", "12", "-", "true", "\u2018", "\0", "\uD83D",
    ];

    [Property(MaxTest = 2_000)]
    public Property What_was_printed_is_read_as_the_same_tree() => Prop.ForAll(Trees, tree =>
        RoleCondition.Parse(tree.ToString()).Expression.Equals(tree)
        && RoleCondition.Parse(RoleCondition.Of(tree).ToPortalText()).Expression.Equals(tree)
        && RoleCondition.Parse(tree.ToString()).GetHashCode() == tree.GetHashCode());

    [Property(MaxTest = 5_000)]
    public Property Any_text_is_read_or_refused_within_its_bounds() => Prop.ForAll(
        Gen.OneOf(
            Gen.ListOf(Gen.Elements(Parts)).Select(parts => string.Concat(parts)),
            Gen.ArrayOf(Gen.Elements(Alphabet.ToCharArray())).Select(characters => new string(characters)),
            from tree in ConditionGen.Trees
            from position in Gen.Choose(0, 200)
            from part in Gen.Elements(Parts)
            let text = tree.ToString()
            select text.Insert(position % (text.Length + 1), part)).ToArbitrary(),
        IsReadOrRefused);

    [Property(MaxTest = 5_000)]
    public Property Evaluating_is_what_the_slow_reading_of_the_documentation_gives() => Prop.ForAll(Trees, Contexts, (tree, context) =>
        RoleCondition.Of(tree).Evaluate(context).Outcome == ConditionOracle.Evaluate(tree, context));

    [Property(MaxTest = 400)]
    public Property Equivalent_conditions_allow_the_same_requests_and_witnesses_tell_others_apart() => Prop.ForAll(SmallTrees, SmallTrees, Gen.ListOf(ConditionGen.Contexts, 20).ToArbitrary(), (one, other, contexts) =>
        IsHonest(one, other, contexts));

    [Property(MaxTest = 100)]
    public Property Laws_of_logic_are_proved_or_left_open_but_never_denied() => Prop.ForAll(SmallTrees, SmallTrees, (one, other) =>
        IsNotDenied(!(one & other), !one | !other)
        && IsNotDenied(one & other, other & one)
        && IsNotDenied(!!one, one)
        && IsNotDenied(one | (one & other), one)
        && IsNotDenied(one & (other | !other) & (one | other), one & (other | !other)));

    private static bool IsNotDenied(ConditionExpression one, ConditionExpression other) =>
        RoleCondition.Of(one).IsEquivalentTo(other).Kind != ConditionEquivalenceKind.Different;

    private static bool IsHonest(ConditionExpression one, ConditionExpression other, IEnumerable<ConditionContext> contexts)
    {
        var answer = RoleCondition.Of(one).IsEquivalentTo(other);
        bool Agree(ConditionContext context) => RoleCondition.Of(one).Evaluate(context).Holds == RoleCondition.Of(other).Evaluate(context).Holds;
        return answer.Kind switch
        {
            ConditionEquivalenceKind.Equivalent => contexts.All(Agree),
            ConditionEquivalenceKind.Different => new[] { WildcardReading.Strict, WildcardReading.Lenient }
                .Any(reading => RoleCondition.Of(one).Evaluate(answer.Witness!, reading).Holds != RoleCondition.Of(other).Evaluate(answer.Witness!, reading).Holds),
            _ => true,
        };
    }

    private static bool IsReadOrRefused(string text)
    {
        var read = RoleCondition.TryParse(text, out var condition, out var problems);
        var isWithin = RoleCondition.Check(text).Concat(problems).All(problem => problem.Span.Start >= 0 && problem.Span.Length >= 0 && problem.Span.End <= text.Length && problem.Message.Length > 0);
        return isWithin && (read ? problems.Count == 0 && RoleCondition.Parse(condition!.ToString()).Equals(condition) : problems.Count > 0);
    }
}
