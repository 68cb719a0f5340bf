namespace Permissions.Tests.Sets;

/// <summary>Questions that are too hard are given up in bounded time, and say so.</summary>
public class SetLimitTests
{
    private static PermissionSet Actions(params string[] patterns) => PermissionSet.Of([.. patterns.Select(ControlAction.FromService)]);

    private static readonly PermissionSet Hard = "abcdefghijklmnopqrstuvwxyz0123456789"
        .Select(c => Actions($"*/*{c}*")).Aggregate((all, one) => all.Intersect(one)).Except(Actions("*/*a*b*c*"));

    [Test]
    public void A_question_that_would_take_too_long_is_undecided()
    {
        var answer = Hard.IsEmpty();
        Assert.That((answer.Kind, answer.Holds, answer.Witness), Is.EqualTo((SetAnswerKind.Undecided, false, (Witness?)null)));
        Assert.That(answer.ToString(), Is.EqualTo("undecided: the patterns have too many wildcards, or there are too many conditions, to search all of it; asked of every possible operation"));
    }

    [Test]
    public void An_undecided_overlap_is_taken_for_one() => Assert.That(Hard.Overlaps(PermissionSet.Everything).Holds, Is.True);

    [Test]
    public void What_is_undecided_for_every_operation_is_decided_for_the_known_ones() =>
        Assert.That(Hard.IsEmpty(OperationCatalogue.Azure).Kind, Is.EqualTo(SetAnswerKind.Yes));

    [Test]
    public void Many_wildcards_between_slashes_are_undecided_leniently_and_decided_strictly()
    {
        var deep = Actions("Contoso.X/" + string.Concat(Enumerable.Range(0, 12).Select(i => $"s{i}/*/")) + "read");
        var answer = deep.IsSubsetOf(Actions("Contoso.X/*/read"));
        Assert.That((answer.Strictly, answer.Leniently, answer.Kind), Is.EqualTo((SetAnswerKind.Yes, SetAnswerKind.Undecided, SetAnswerKind.Undecided)));
        Assert.That(deep.Allows(ControlAction.Parse("Contoso.X/" + string.Concat(Enumerable.Range(0, 12).Select(i => $"s{i}/x/")) + "read")), Is.True);
    }

    [Test]
    public void Several_wildcards_within_reason_are_decided() =>
        Assert.That(Actions("Contoso.X/*/a/*/b/*/c/*/read").IsSubsetOf(Actions("Contoso.X/*/b/*/read", "Contoso.X/b/*/read", "Contoso.X/*/b/read", "Contoso.X/a/*")).ToString(), Is.EqualTo(
            "yes; asked of every possible operation"));

    [Test]
    public void A_set_takes_64_conditions_and_no_more()
    {
        static PermissionBlock Block(int condition) => new([ControlAction.Parse("Contoso.X/a/read")], condition: $"condition {condition}");
        var most = PermissionSet.Of(Enumerable.Range(0, 64).Select(Block));
        Assert.That(most.IsSubsetOf(most).Kind, Is.EqualTo(SetAnswerKind.Yes));
        Assert.That(() => most.Union(PermissionSet.Of(Block(64))), Throws.ArgumentException.With.Message.Contains("64 distinct conditions"));
        Assert.That(PermissionSet.Of(Block(64)).IsSubsetOf(most).Kind, Is.EqualTo(SetAnswerKind.Undecided));
    }

    [Test]
    public void What_conditions_decide_in_too_many_ways_is_neither_granted_nor_denied()
    {
        // Two sums of the same thirty-two conditions, added up in another order: each grants what the other does.
        static PermissionSet Condition(int i) => PermissionSet.Of(new PermissionBlock([ControlAction.Parse("Contoso.X/*")], condition: $"condition {i}"));
        static PermissionSet Either(PermissionSet first, PermissionSet second) => first.Except(second).Union(second.Except(first));
        var sum = Sum(Enumerable.Range(0, 32));
        var set = PermissionSet.Of(ControlAction.Parse("Contoso.X/*")).Except(Either(sum, Sum(Enumerable.Range(0, 32).Select(i => i * 7 % 32))));
        var read = ControlAction.Parse("Contoso.X/a/read");

        Assert.That(set.Allows(read), Is.False);
        var answer = set.Explain(read);
        Assert.That((answer.Kind, answer.Strictly, answer.Leniently), Is.EqualTo((GrantKind.Undecided, GrantKind.Undecided, GrantKind.Undecided)));
        Assert.That(answer.ToString(), Does.StartWith("'Contoso.X/a/read' (control plane) is undecided, because its conditions are too many to search all of their cases: "));
        Assert.That(PermissionSet.Of(read).IsSubsetOf(set).Kind, Is.EqualTo(SetAnswerKind.Undecided));

        static PermissionSet Sum(IEnumerable<int> conditions)
        {
            var sums = conditions.Select(Condition).ToList();
            while (sums.Count > 1)
                sums = [.. sums.Chunk(2).Select(pair => Either(pair[0], pair[1]))];
            return sums[0];
        }
    }

    [Test]
    public void A_pattern_with_too_many_forms_is_explained_as_it_is_allowed()
    {
        var deep = Actions("Contoso.X/" + string.Concat(Enumerable.Range(0, 12).Select(i => $"s{i}/*/")) + "read");
        var read = ControlAction.Parse("Contoso.X/" + string.Concat(Enumerable.Range(0, 12).Select(i => $"s{i}/x/")) + "read");
        Assert.That((deep.Allows(read), deep.Explain(read).Kind), Is.EqualTo((true, GrantKind.Granted)));
    }

    [Test]
    public void A_long_chain_of_differences_is_one_step()
    {
        var left = Enumerable.Range(0, 2_000).Aggregate(PermissionSet.Everything, (set, i) => set.Except(Actions($"Contoso.X/t{i}/read")));
        Assert.That(left.In(OperationPlane.Control).Depth, Is.LessThanOrEqualTo(3));
        Assert.That(left.Allows(ControlAction.Parse("Contoso.X/t1999/read")), Is.False);
        Assert.That(left.Allows(ControlAction.Parse("Contoso.X/t2000/read")), Is.True);
    }

    [Test]
    public void A_set_of_sets_within_sets_is_refused_before_it_is_too_deep()
    {
        var set = PermissionSet.Everything;
        Assert.That(() => { for (var i = 0; i < 10_000; i++) set = set.Except(Actions($"Contoso.X/t{i}/read")).Union(Actions($"Contoso.X/u{i}/read")); }, Throws.ArgumentException.With.Message.Contains("at most 256 steps"));
        Assert.That(set.IsEmpty().Kind, Is.EqualTo(SetAnswerKind.No));
    }

    [Test]
    public void A_set_that_is_put_into_itself_again_and_again_is_refused_before_it_is_too_large()
    {
        var set = PermissionSet.Everything;
        Assert.That(() => { for (var i = 0; i < 64; i++) set = set.Except(Actions($"Contoso.X/t{i}/read")).Union(set.Intersect(Actions($"Contoso.X/u{i}/*"))); }, Throws.ArgumentException.With.Message.Contains("at most 50,000 permission blocks"));
        Assert.That(set.Allows(ControlAction.Parse("Contoso.X/t0/read")), Is.False);
    }

    [Test]
    public void A_set_of_all_built_in_roles_is_asked_as_any_other()
    {
        var all = BuiltInRoleCatalogue.Azure.Roles.Aggregate(PermissionSet.Empty, (union, role) => union.Union(role.Permissions));
        Assert.That(all.IsSubsetOf(PermissionSet.Everything).Kind, Is.EqualTo(SetAnswerKind.Yes));
        Assert.That(BuiltInRoleCatalogue.Azure.Roles.Where(role => !role.Permissions.IsSubsetOf(all).Holds), Is.Empty);
        Assert.That(PermissionSet.Everything.IsSubsetOf(all).Witness!.Plane, Is.EqualTo(OperationPlane.Data));
    }
}
