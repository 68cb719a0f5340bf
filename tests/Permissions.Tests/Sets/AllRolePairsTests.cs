namespace Permissions.Tests.Sets;

/// <summary>Every built-in role against every other, 861,184 pairs, against an oracle that knows nothing of the product's matcher, sets or searches.</summary>
public class AllRolePairsTests
{
    private static IReadOnlyList<RoleDefinition> Roles => BuiltInRoleCatalogue.Azure.Roles;

    [Test]
    public void Every_pair_agrees_with_the_oracle_on_the_known_operations_and_the_exact_answer_never_contradicts_it()
    {
        var oracle = new CatalogueOracle();
        var strict = Roles.Select(role => oracle.Of(role, WildcardReading.Strict)).ToArray();
        var lenient = Roles.Select(role => oracle.Of(role, WildcardReading.Lenient)).ToArray();
        var madeUp = 0;
        for (var i = 0; i < Roles.Count; i++)
        {
            for (var j = 0; j < Roles.Count; j++)
            {
                var strictly = CatalogueOracle.Subset(strict[i], strict[j]);
                var leniently = CatalogueOracle.Subset(lenient[i], lenient[j]);
                var first = Roles[i].Permissions;
                var second = Roles[j].Permissions;
                CheckRelative(first.IsSubsetOf(second, OperationCatalogue.Azure), strictly, leniently);
                var exact = first.IsSubsetOf(second);
                CheckExact(exact, strictly.Kind, leniently.Kind);
                if (exact.Witness is { IsKnown: false } witness)
                {
                    madeUp++;
                    CheckMadeUp(exact.Kind, witness, first, second);
                }
            }
        }

        // Also where no known operation tells two roles apart, one that Azure might add does.
        Assert.That(madeUp, Is.GreaterThan(1_000));
    }

    private static void CheckRelative(SetAnswer answer, (SetAnswerKind Kind, int Witness) strictly, (SetAnswerKind Kind, int Witness) leniently)
    {
        if (answer.Strictly != strictly.Kind || answer.Leniently != leniently.Kind)
            Assert.Fail($"The oracle says strictly {strictly.Kind}, leniently {leniently.Kind}: {answer}");
        var kind = Order(strictly.Kind) <= Order(leniently.Kind) ? strictly.Kind : leniently.Kind;
        var numbers = new[] { strictly, leniently }.Where(side => side.Kind == kind && side.Witness >= 0).Select(side => side.Witness);
        var expected = numbers.DefaultIfEmpty(-1).Min();
        var right = expected < 0 ? answer.Witness is null
            : answer.Witness is { IsKnown: true } witness && (witness.Operation, witness.Plane) == CatalogueOracle.Operation(expected);
        if (answer.Kind != kind || !right)
            Assert.Fail($"The oracle says {kind} by number {expected}: {answer}");
    }

    private static void CheckExact(SetAnswer exact, SetAnswerKind strictly, SetAnswerKind leniently)
    {
        // Of all operations there are more than the known ones, so the exact answer may only be the worse one.
        if (Order(exact.Strictly) > Order(strictly) || Order(exact.Leniently) > Order(leniently) || exact.Kind == SetAnswerKind.Undecided)
            Assert.Fail($"The oracle says strictly {strictly}, leniently {leniently} of the known operations: {exact}");
    }

    private static void CheckMadeUp(SetAnswerKind kind, Witness witness, PermissionSet first, PermissionSet second)
    {
        var operation = witness.Operation;
        if (!ControlAction.TryParse(operation, out var action) || action.IsPattern || OperationCatalogue.Azure.Contains(operation, witness.Plane))
            Assert.Fail($"'{operation}' is no possible operation, or a known one.");
        // Where it depends on conditions, both may grant it.
        if (!Grants(first, witness) || Grants(second, witness) != (kind == SetAnswerKind.OnlyIfConditionsHold))
            Assert.Fail($"'{operation}' shows nothing.");
    }

    // With the matcher, block by block: what is told apart here is told without the search that found the operation.
    private static bool Grants(PermissionSet set, Witness witness) => set.In(witness.Plane).Clauses.Any(clause =>
        clause.Includes.Any(pattern => WildcardPattern.Matches(pattern, witness.Operation, witness.Reading))
        && !clause.Excludes.Any(pattern => WildcardPattern.Matches(pattern, witness.Operation, witness.Reading)));

    private static int Order(SetAnswerKind kind) => kind switch
    {
        SetAnswerKind.No => 0,
        SetAnswerKind.OnlyIfConditionsHold => 1,
        _ => 2,
    };
}
