using Permissions.OperationPacker;
using Permissions.TestSupport;

namespace Permissions.Tests.Catalogue;

public class OperationOverridesTests
{
    private static readonly OperationListEntry[] Operations =
    [
        new("A.B/c/read", OperationPlane.Control, null, default),
        new("A.B/c/write", OperationPlane.Control, null, default),
    ];

    [Test]
    public void A_wrong_plane_is_corrected_by_a_removal_and_an_addition()
    {
        var overrides = OperationOverrides.Parse("# why\nremove A.B/c/read control  # moved\nadd A.B/c/read data 2026-08-22\nadd A.B/a/read data\nrefused A.B/*\n");
        Assert.That(overrides.Problems, Is.Empty);
        Assert.That(overrides.Refused, Is.EqualTo(["A.B/*"]));
        var corrected = overrides.Apply(Operations, problem => Assert.Fail(problem.Message));
        Assert.That(corrected.Select(entry => (entry.Operation, entry.Plane, entry.LastSeen)), Is.EqualTo(new (string, OperationPlane, DateTime?)[]
        {
            ("A.B/a/read", OperationPlane.Data, null),
            ("A.B/c/read", OperationPlane.Data, new DateTime(2026, 8, 22)),
            ("A.B/c/write", OperationPlane.Control, null),
        }));
    }

    [TestCase("remove A.B/d/read control", "nothing to remove")]
    [TestCase("remove A.B/c/read data", "nothing to remove")]
    [TestCase("add a.b/C/read control", "there already")]
    public void A_correction_that_corrects_nothing_is_reported(string line, string message)
    {
        var problems = new List<OperationListProblem>();
        OperationOverrides.Parse(line).Apply(Operations, problems.Add);
        Assert.That(problems.Single().Message, Does.Contain(message));
        Assert.That(line[problems[0].Span.Start..], Does.StartWith(line.Split(' ')[1]));
    }

    [TestCase("\nforget A.B/c/read", "forget", "is unknown")]
    [TestCase("\nrefused A.B//c", "//", "nothing between")]
    [TestCase("\nremove A.B/* control", "*", "pattern")]
    [TestCase("\nadd A.B/c/read sideways", "sideways", "not expected here")]
    [TestCase("\nadd", "", "expected here")]
    public void A_malformed_line_is_reported_at_its_place(string text, string at, string message)
    {
        var problem = OperationOverrides.Parse(text).Problems.Single();
        Assert.That(text[problem.Span.Start..], Does.StartWith(at));
        Assert.That(problem.Message, Does.Contain(message));
    }

    [Test]
    public void The_corrections_of_Azure_are_well_formed_and_refuse_the_classic_providers()
    {
        var overrides = OperationOverrides.Parse(File.ReadAllText(Repository.PathOf("definitions", "azure", "operations.overrides.txt")));
        Assert.That(overrides.Problems, Is.Empty);
        Assert.That(overrides.Refused, Is.EqualTo(["Microsoft.ClassicCompute/*", "Microsoft.ClassicNetwork/*", "Microsoft.ClassicStorage/*"]));
    }
}
