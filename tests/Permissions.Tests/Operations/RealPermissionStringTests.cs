using Permissions.Tests.Definitions;

namespace Permissions.Tests.Operations;

public class RealPermissionStringTests
{
    // Malformed in Azure itself, so these and no others are expected to be refused.
    private static readonly string[] Malformed = ["Microsoft.Insights/alertRules/", "Microsoft.Network/virtualNetworks/read "];

    [Test]
    public void Every_operation_of_Azure_is_well_formed_and_no_pattern()
    {
        foreach (var line in KnownOperations.Lines)
        {
            Assert.That(ControlAction.TryParse(line.Operation, out var action, out var error), Is.True, error?.Message);
            Assert.That(action.IsPattern, Is.False);
            Assert.That(DataAction.TryParse(line.Operation, out _), Is.True);
        }
    }

    [Test]
    public void Every_string_of_the_built_in_roles_is_well_formed_but_for_nine()
    {
        var refused = BuiltInRoleFiles.Strings().Where(item => !ControlAction.TryParse(item.Text, out _)).Select(item => item.Text).ToList();
        Assert.That(refused, Has.Count.EqualTo(9));
        Assert.That(refused.Distinct(), Is.EquivalentTo(Malformed));
    }

    [Test]
    public void The_malformed_ones_say_what_is_wrong_with_them()
    {
        Assert.That(ControlAction.TryParse(Malformed[0], out _, out var slash), Is.False);
        Assert.That((slash!.Problem, slash.Start), Is.EqualTo((PermissionStringProblem.SurroundingSlash, 29)));
        Assert.That(ControlAction.TryParse(Malformed[1], out _, out var blank), Is.False);
        Assert.That((blank!.Problem, blank.Start), Is.EqualTo((PermissionStringProblem.SurroundingWhiteSpace, 38)));
    }

    [Test]
    public void Every_operation_matches_itself_and_no_other_than_itself()
    {
        foreach (var line in KnownOperations.Lines)
        {
            var action = ControlAction.Parse(line.Operation);
            Assert.That(action.Matches(ControlAction.Parse(line.Operation.ToUpperInvariant())), Is.True);
            Assert.That(action.Matches(ControlAction.Parse(line.Operation + "x")), Is.False);
            Assert.That(action.Matches(ControlAction.Parse("x" + line.Operation), WildcardReading.Lenient), Is.False);
        }
    }
}
