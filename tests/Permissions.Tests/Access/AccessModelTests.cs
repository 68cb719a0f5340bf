using static Permissions.Tests.Access.AccessSamples;

namespace Permissions.Tests.Access;

public class AccessModelTests
{
    [Test]
    public void A_model_is_a_value_that_no_call_changes()
    {
        var empty = new AccessModel("team");
        var full = empty.Define(Role()).Assign(Role(), App, Group, "logs");

        Assert.That(empty.Roles, Is.Empty);
        Assert.That(empty.Assignments, Is.Empty);
        Assert.That(full.Roles.Select(role => role.Name), Is.EqualTo(new[] { "Log reader" }));
        Assert.That(full.Assignments.Single().ToString(), Is.EqualTo($"role 'Log reader' for {App} at {Group}"));
        Assert.That(full.ToString(), Is.EqualTo("team: 1 roles, 1 assignments"));
    }

    [Test]
    public void Parts_join_under_the_name_of_the_whole_and_what_is_in_two_of_them_comes_once()
    {
        var one = new AccessModel("one").Define(Role()).Assign(Role(), App, Group);
        var two = new AccessModel("two").Define(Role()).Assign(Role(), App, Scope.Parse(Group.Path.ToUpperInvariant().Replace("/SUBSCRIPTIONS", "/subscriptions", StringComparison.Ordinal)), "logs");

        var whole = new AccessModel("whole").Include(one, two);

        Assert.That(whole.Check(), Is.Empty);
        Assert.That(whole.Name, Is.EqualTo("whole"));
        Assert.That(whole.Roles, Has.Count.EqualTo(1));
        Assert.That(whole.Assignments.Single().Reason, Is.EqualTo("logs"));
    }

    [Test]
    public void A_part_that_asks_for_reasons_asks_for_them_in_the_whole()
    {
        var part = new AccessModel("part").RequireReasons();
        var whole = new AccessModel("whole").Assign(Role(), App, Group).Include(part);

        Assert.That(whole.RequiresReasons);
        Assert.That(Kinds(whole), Is.EqualTo(new[] { AccessFindingKind.ReasonMissing }));
        Assert.That(Kinds(new AccessModel("whole").Assign(Role(), App, Group, " ").RequireReasons()), Is.EqualTo(new[] { AccessFindingKind.ReasonMissing }));
        Assert.That(Kinds(new AccessModel("whole").Assign(Role(), App, Group, "why").RequireReasons()), Is.Empty);
    }

    [TestCase("")]
    [TestCase(" team")]
    [TestCase("team ")]
    [TestCase("a/b")]
    public void A_name_that_could_be_confused_is_refused(string name) =>
        Assert.That(() => new AccessModel(name), Throws.ArgumentException.With.Message.Contain("128"));

    [Test]
    public void Nulls_are_refused_by_name()
    {
        var model = new AccessModel("team");
        Assert.That(() => new AccessModel(null!), Throws.ArgumentNullException);
        Assert.That(() => model.Define(null!), Throws.ArgumentNullException);
        Assert.That(() => model.Define([null!]), Throws.ArgumentException);
        Assert.That(() => model.Include(null!), Throws.ArgumentNullException);
        Assert.That(() => model.Include([null!]), Throws.ArgumentException);
        Assert.That(() => model.Assign((IEnumerable<AccessAssignment>)null!), Throws.ArgumentNullException);
        Assert.That(() => model.Assign([null!]), Throws.ArgumentException);
        Assert.That(() => model.Assign((RoleDefinition)null!, App, Group), Throws.ArgumentNullException);
        Assert.That(() => model.Assign(RoleId, null!, Group), Throws.ArgumentNullException);
        Assert.That(() => model.Assign(RoleId, App, null!), Throws.ArgumentNullException);
        Assert.That(() => model.Owns((RoleAssignment)null!), Throws.ArgumentNullException);
        Assert.That(() => model.AssignmentName(Group, App.ObjectId, RoleId, AccessModel.AssignmentNames), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_model_knows_its_assignments_by_any_of_their_names_and_no_other_models()
    {
        var model = new AccessModel("team");
        for (var number = 0; number < AccessModel.AssignmentNames; number++)
        {
            var name = model.AssignmentName(Group, App.ObjectId, RoleId, number);
            Assert.That(model.Owns(new RoleAssignment(name, Group, App, RoleId)));
            // Azure answers with the spelling that the resource group was created with.
            Assert.That(model.Owns(new RoleAssignment(name, Scope.ResourceGroup(SubscriptionId, "DATA"), App, RoleId)));
            Assert.That(new AccessModel("Team").Owns(new RoleAssignment(name, Group, App, RoleId)), Is.False);
            Assert.That(model.Owns(new RoleAssignment(name, Subscription, App, RoleId)), Is.False);
        }

        Assert.That(Enumerable.Range(0, AccessModel.AssignmentNames).Select(number => model.AssignmentName(Group, App.ObjectId, RoleId, number)).Distinct().Count(), Is.EqualTo(AccessModel.AssignmentNames));
    }

    [Test]
    public void A_model_knows_the_roles_whose_guid_it_made()
    {
        var model = new AccessModel("team");
        var own = model.RoleIdOf(Role());

        Assert.That(model.Owns(Role(id: own)));
        Assert.That(model.Owns(Role("LOG READER", id: own)));
        Assert.That(model.Owns(Role(id: RoleId)), Is.False);
        Assert.That(new AccessModel("other").Owns(Role(id: own)), Is.False);
        Assert.That(model.RoleIdOf(Role(id: RoleId)), Is.EqualTo(RoleId));
    }

    [Test]
    public void Names_made_of_two_parts_cannot_be_read_as_two_others() =>
        Assert.That(new AccessModel("a").RoleIdOf(Role("b-c")), Is.Not.EqualTo(new AccessModel("a-b").RoleIdOf(Role("c"))));

    private static IEnumerable<AccessFindingKind> Kinds(AccessModel model) => model.Check().Select(finding => finding.Kind);
}
