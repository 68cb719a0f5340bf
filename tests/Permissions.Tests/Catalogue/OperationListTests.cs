namespace Permissions.Tests.Catalogue;

public class OperationListTests
{
    [Test]
    public void A_line_names_an_operation_and_if_wanted_its_plane_and_day()
    {
        var list = OperationList.Parse("\uFEFF# ours\r\nContoso.Bikes/bikes/read\n\n  Contoso.Bikes/bikes/ride/action\tdata 2026-08-22  # since spring\rContoso.Bikes/bikes/write 2026-01-31");
        Assert.That(list.Problems, Is.Empty);
        Assert.That(list.Operations.Select(entry => (entry.Operation, entry.Plane, entry.LastSeen)), Is.EqualTo(new (string, OperationPlane, DateTime?)[]
        {
            ("Contoso.Bikes/bikes/read", OperationPlane.Control, null),
            ("Contoso.Bikes/bikes/ride/action", OperationPlane.Data, new DateTime(2026, 8, 22)),
            ("Contoso.Bikes/bikes/write", OperationPlane.Control, new DateTime(2026, 1, 31)),
        }));
    }

    [Test]
    public void An_operation_may_be_listed_once_in_each_plane()
    {
        var list = OperationList.Parse("A.B/c/read control\nA.B/c/read data\na.b/C/Read data");
        Assert.That(list.Operations, Has.Count.EqualTo(2));
        Assert.That(list.Problems.Single().Message, Is.EqualTo("'a.b/C/Read' is listed already in the data plane; remove this line."));
    }

    [TestCase("A.B/c/read\nContoso data", "Contoso", "names no provider")]
    [TestCase("A.B/c//read", "//", "nothing between two slashes")]
    [TestCase("A.B/c!/read", "!", "contains '!'")]
    [TestCase("A.B/*", "*", "pattern")]
    [TestCase("A.B/c/read Data sometimes", "sometimes", "'sometimes' is not expected here")]
    [TestCase("A.B/c/read 22.08.2026", "22.08.2026", "such as 2026-08-22")]
    [TestCase("A.B/c/read data 2026-02-30", "2026-02-30", "such as 2026-08-22")]
    [TestCase("A.B/c/read 2026-08-22 data", "data", "'data' is not expected here")]
    public void A_malformed_line_is_reported_at_its_place_and_gives_no_operation(string text, string at, string message)
    {
        var list = OperationList.Parse(text);
        var problem = list.Problems.Single();
        Assert.That(text.Substring(problem.Span.Start, problem.Span.Length), Is.EqualTo(at));
        Assert.That(problem.Message, Does.Contain(message));
        Assert.That(list.Operations.Select(entry => entry.Span.Start), Has.None.EqualTo(text.LastIndexOf('\n') + 1));
    }

    [Property]
    public void No_text_makes_it_throw_and_every_span_lies_in_the_text(string? text)
    {
        text ??= "";
        var list = OperationList.Parse(text);
        foreach (var span in list.Problems.Select(problem => problem.Span).Concat(list.Operations.Select(entry => entry.Span)))
            Assert.That(span.Start >= 0 && span.Length >= 0 && span.End <= text.Length, text);
        foreach (var entry in list.Operations)
            Assert.That(text.Substring(entry.Span.Start, entry.Span.Length), Is.EqualTo(entry.Operation));
    }

    [Property]
    public void Each_line_is_either_empty_or_an_operation_or_a_problem(int seed)
    {
        string[] words = ["A.B/c/read", "A.B/d/write", "A.B/*", "x", "data", "control", "2026-08-22", "#", "", " ", "\t"];
        var random = new Random(seed);
        var lines = Enumerable.Range(0, random.Next(6)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(5)).Select(_ => words[random.Next(words.Length)]))).ToArray();
        var list = OperationList.Parse(string.Join('\n', lines));
        var expected = lines.Count(line => line.Split('#')[0].Trim().Length > 0);
        Assert.That(list.Operations.Count + list.Problems.Count, Is.EqualTo(expected), string.Join('\n', lines));
    }
}
