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
    public void A_set_of_all_built_in_roles_is_asked_as_any_other()
    {
        var all = BuiltInRoleCatalogue.Azure.Roles.Aggregate(PermissionSet.Empty, (union, role) => union.Union(role.Permissions));
        Assert.That(all.IsSubsetOf(PermissionSet.Everything).Kind, Is.EqualTo(SetAnswerKind.Yes));
        Assert.That(BuiltInRoleCatalogue.Azure.Roles.Where(role => !role.Permissions.IsSubsetOf(all).Holds), Is.Empty);
        Assert.That(PermissionSet.Everything.IsSubsetOf(all).Witness!.Plane, Is.EqualTo(OperationPlane.Data));
    }
}
