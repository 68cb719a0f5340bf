namespace Permissions.Tests.Operations;

/// <summary>The form of permission strings; both planes take the same.</summary>
public class PermissionStringTests
{
    [TestCase("Microsoft.Compute/virtualMachines/read")]
    [TestCase("Microsoft.Compute/virtualMachines/start/action")]
    [TestCase("microsoft.compute/VIRTUALMACHINES/Read")]
    [TestCase("*")]
    [TestCase("*/read")]
    [TestCase("Microsoft.*/*/read")]
    [TestCase("Microsoft*")]
    [TestCase("Microsoft.ApiManagement/service/*/read")]
    [TestCase("Microsoft.CognitiveServices/accounts/Language/:import/action")]
    [TestCase("Microsoft.Devices/iotHubs/routing/$testall/Action")]
    [TestCase("Microsoft.DBforPostgreSQL/locations/capabilities/{serverName}/read")]
    [TestCase("84codes.CloudAMQP/servers/read")]
    [TestCase("A-b_c.D/e")]
    public void A_well_formed_string_is_read_and_kept_as_it_is_spelled(string text)
    {
        Assert.That(ControlAction.TryParse(text, out var action, out var error), Is.True);
        Assert.That(error, Is.Null);
        Assert.That(action.Value, Is.EqualTo(text));
        Assert.That(action.ToString(), Is.EqualTo(text));
        Assert.That(ControlAction.Parse(text), Is.EqualTo(action));
        Assert.That(DataAction.TryParse(text, out var dataAction, out var dataError), Is.True);
        Assert.That(dataError, Is.Null);
        Assert.That(dataAction.Value, Is.EqualTo(text));
        Assert.That(DataAction.Parse(text).ToString(), Is.EqualTo(text));
    }

    [TestCase(null, PermissionStringProblem.Blank, 0, 0)]
    [TestCase("", PermissionStringProblem.Blank, 0, 0)]
    [TestCase("   ", PermissionStringProblem.Blank, 0, 3)]
    [TestCase("\u202f", PermissionStringProblem.Blank, 0, 1)]
    [TestCase(" A.B/c/read", PermissionStringProblem.SurroundingWhiteSpace, 0, 1)]
    [TestCase("\t\n A.B/c/read", PermissionStringProblem.SurroundingWhiteSpace, 0, 3)]
    [TestCase("A.B/c/read ", PermissionStringProblem.SurroundingWhiteSpace, 10, 1)]
    [TestCase("A.B/c/read\u00a0\r\n", PermissionStringProblem.SurroundingWhiteSpace, 10, 3)]
    [TestCase("A.B/c d/read", PermissionStringProblem.IllegalCharacter, 5, 1)]
    [TestCase("A.B/c/read\u201d/x", PermissionStringProblem.IllegalCharacter, 10, 1)]
    [TestCase("A.B/\u202fc/read", PermissionStringProblem.IllegalCharacter, 4, 1)]
    [TestCase("A.B/stra\u00dfe/read", PermissionStringProblem.IllegalCharacter, 8, 1)]
    [TestCase("A.B/c,read", PermissionStringProblem.IllegalCharacter, 5, 1)]
    [TestCase("A.B\\c\\read", PermissionStringProblem.IllegalCharacter, 3, 1)]
    [TestCase("A.B/<NAME>/read", PermissionStringProblem.IllegalCharacter, 4, 1)]
    [TestCase("\ufeffA.B/c/read", PermissionStringProblem.IllegalCharacter, 0, 1)]
    [TestCase("/A.B/c/read", PermissionStringProblem.SurroundingSlash, 0, 1)]
    [TestCase("/", PermissionStringProblem.SurroundingSlash, 0, 1)]
    [TestCase("A.B/c/", PermissionStringProblem.SurroundingSlash, 5, 1)]
    [TestCase("A.B//read", PermissionStringProblem.EmptySegment, 3, 2)]
    [TestCase("A.B/c//d//read", PermissionStringProblem.EmptySegment, 5, 2)]
    [TestCase("read", PermissionStringProblem.NoProvider, 0, 4)]
    [TestCase("Microsoft.Compute", PermissionStringProblem.NoProvider, 0, 17)]
    public void A_malformed_string_is_refused_with_what_is_wrong_and_where(string? text, PermissionStringProblem problem, int start, int length)
    {
        Assert.That(ControlAction.TryParse(text, out var action, out var error), Is.False);
        Assert.That(action, Is.EqualTo(default(ControlAction)));
        Assert.That((error!.Problem, error.Start, error.Length), Is.EqualTo((problem, start, length)));
        Assert.That(error.Message, Does.EndWith("."));
        Assert.That(DataAction.TryParse(text, out var dataAction, out var dataError), Is.False);
        Assert.That(dataAction, Is.EqualTo(default(DataAction)));
        Assert.That(dataError, Is.EqualTo(error));
        Assert.That(ControlAction.TryParse(text, out _), Is.False);
        Assert.That(DataAction.TryParse(text, out _), Is.False);
    }

    [Test]
    public void Parse_throws_the_message_of_the_error_and_names_null()
    {
        Assert.That(() => ControlAction.Parse("A.B//read"), Throws.TypeOf<FormatException>().With.Message.Contains("nothing between two slashes"));
        Assert.That(() => DataAction.Parse("A.B//read"), Throws.TypeOf<FormatException>().With.Message.Contains("nothing between two slashes"));
        Assert.That(() => ControlAction.Parse(null!), Throws.ArgumentNullException);
        Assert.That(() => DataAction.Parse(null!), Throws.ArgumentNullException);
        Assert.That(() => ControlAction.FromService(null!), Throws.ArgumentNullException);
        Assert.That(() => DataAction.FromService(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void An_illegal_character_is_named_readably()
    {
        Assert.That(() => ControlAction.Parse("A.B/c,d/read"), Throws.TypeOf<FormatException>().With.Message.Contains("','").And.Message.Contains("position 6"));
        Assert.That(() => ControlAction.Parse("A.B/c\u202fd/read"), Throws.TypeOf<FormatException>().With.Message.Contains("U+202F"));
    }

    [TestCase("Microsoft.Compute/virtualMachines/read", false)]
    [TestCase("Microsoft.Compute/virtualMachines/*", true)]
    [TestCase("*", true)]
    public void A_pattern_is_told_by_its_wildcard(string text, bool isPattern)
    {
        Assert.That(ControlAction.Parse(text).IsPattern, Is.EqualTo(isPattern));
        Assert.That(DataAction.Parse(text).IsPattern, Is.EqualTo(isPattern));
    }

    [TestCase("", 0)]
    [TestCase("a/b", 0)]
    [TestCase("*", 1)]
    [TestCase("a.*/*/read*", 3)]
    public void Wildcards_are_counted(string text, int count) => Assert.That(PermissionString.CountWildcards(text), Is.EqualTo(count));

    [Property(MaxTest = 2_000)]
    public bool Any_text_is_read_or_refused_within_its_bounds(string? text)
    {
        if (ControlAction.TryParse(text, out var action, out var error))
            return action.Value == text;
        var size = text?.Length ?? 0;
        return error.Start >= 0 && error.Length >= 0 && error.Start + error.Length <= size && (error.Length > 0 || size == 0);
    }

    [Test]
    public void What_the_service_returned_is_taken_unchecked()
    {
        Assert.That(ControlAction.FromService("Microsoft.Insights/alertRules/").Value, Is.EqualTo("Microsoft.Insights/alertRules/"));
        Assert.That(DataAction.FromService(" x ").Value, Is.EqualTo(" x "));
    }

    [Test]
    public void The_default_is_the_empty_string_and_matches_no_operation()
    {
        ControlAction none = default;
        DataAction noData = default;
        Assert.That(none.Value, Is.Empty);
        Assert.That(none.ToString(), Is.Empty);
        Assert.That(none.IsPattern, Is.False);
        Assert.That(none == ControlAction.FromService(""), Is.True);
        Assert.That(none.GetHashCode(), Is.EqualTo(ControlAction.FromService("").GetHashCode()));
        Assert.That(none.Matches(ControlAction.Parse("A.B/read")), Is.False);
        Assert.That(noData.Value, Is.Empty);
        Assert.That(noData.IsPattern, Is.False);
        Assert.That(noData.Matches(DataAction.Parse("A.B/read"), WildcardReading.Lenient), Is.False);
    }
}
