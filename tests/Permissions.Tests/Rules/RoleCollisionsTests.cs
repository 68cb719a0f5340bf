using Permissions.Json;
using Permissions.Rules;

namespace Permissions.Tests.Rules;

public sealed class RoleCollisionsTests
{
    [Test]
    public void Names_that_differ_in_case_only_collide_and_each_names_the_other_place()
    {
        var collisions = RoleCollisions.Find([Role("b.role.json", "READER", "READER", 7, 2), Role("a.role.json", "Reader", "Reader", 12, 0)]);
        Assert.Multiple(() =>
        {
            Assert.That(collisions.Select(c => c.Entry.File), Is.EqualTo(new[] { "a.role.json", "b.role.json" }));
            Assert.That(collisions.Select(c => c.Other.File), Is.EqualTo(new[] { "b.role.json", "a.role.json" }));
            Assert.That(collisions.Select(c => c.Finding.Rule.Id), Is.All.EqualTo(RuleIds.DuplicateRole));
            Assert.That(collisions[0].Finding.Message, Does.Contain("'Reader'").And.Contain("b.role.json(3,5)"));
            Assert.That(collisions[1].Finding.Message, Does.Contain("'READER'").And.Contain("a.role.json(1,5)"));
            Assert.That(collisions[0].Finding.Span, Is.EqualTo(new SourceSpan(12, 6)));
        });
    }

    [Test]
    public void Different_names_that_give_one_class_collide()
    {
        var collisions = RoleCollisions.Find([Role("a.role.json", "Network-Management", "App.NetworkManagement"), Role("b.role.json", "Network Management", "App.NetworkManagement")]);
        Assert.That(collisions, Has.Count.EqualTo(2));
        Assert.That(collisions[0].Finding.Message, Does.Contain("'App.NetworkManagement'").And.Contain("'Network Management' at b.role.json(1,5)"));
    }

    [Test]
    public void One_collision_is_reported_once_although_name_and_class_are_the_same() =>
        Assert.That(RoleCollisions.Find([Role("a", "X", "X"), Role("b", "X", "X")]), Has.Count.EqualTo(2));

    [Test]
    public void Of_three_the_later_ones_name_the_first()
    {
        var collisions = RoleCollisions.Find([Role("c", "X", "X3"), Role("b", "x", "X2"), Role("a", "X", "X1")]);
        Assert.That(collisions.Select(c => (c.Entry.File, c.Other.File)), Is.EqualTo(new[] { ("a", "b"), ("b", "a"), ("c", "a") }));
    }

    [Test]
    public void Two_roles_of_one_file_are_told_apart_by_their_place()
    {
        var collisions = RoleCollisions.Find([Role("a", "X", "X2", 50, 9), Role("a", "X", "X1", 10, 1)]);
        Assert.That(collisions.Select(c => c.Finding.Span.Start), Is.EqualTo(new[] { 10, 50 }));
    }

    [Test]
    public void Roles_without_a_name_or_a_class_do_not_collide() =>
        Assert.That(RoleCollisions.Find([Role("a", "", ""), Role("b", "", ""), Role("c", "X", "Reader"), Role("d", "Y", "reader")]), Is.Empty);

    [Test]
    public void A_message_holds_no_character_that_a_terminal_obeys()
    {
        var message = RoleCollisions.Find([Role("a", "X\u001B[31m\u202E\n", "X1"), Role("b", "x\u001B[31m\u202E\n", "X2")])[0].Finding.Message;
        Assert.That(message, Does.StartWith("The name 'X\\u001B[31m\\u202E\\u000A' is also"));
    }

    private static RoleEntry Role(string file, string name, string className, int start = 4, int line = 0) =>
        new(file, name, className, new(start, 6), new(line, 4));
}
