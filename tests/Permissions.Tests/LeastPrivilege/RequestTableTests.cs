using Permissions.Definitions;
using Permissions.TestSupport;

namespace Permissions.Tests.LeastPrivilege;

/// <summary>The requests under definitions/azure, and that what is embedded says the same.</summary>
public class RequestTableTests
{
    private static readonly string[] Files = [.. Directory.GetFiles(Repository.PathOf("definitions", "azure", "requests"), "*.txt").Order(StringComparer.Ordinal)];

    private static readonly ArmRequestLine[] Lines = [.. Files.SelectMany(File.ReadLines).Where(line => line[0] != '#').Select(ArmRequestLine.Parse)];

    [Test]
    public void There_are_8413_lines_for_260_providers()
    {
        Assert.That(Files, Has.Length.EqualTo(260));
        Assert.That(Lines, Has.Length.EqualTo(8413));
        Assert.That(Lines.Count(line => line.Operations.Count > 0), Is.EqualTo(117));
        Assert.That(Lines.Count(line => line.Others.Count > 0), Is.EqualTo(65));
        Assert.That(Lines.Where(line => line.Scope is not null).Select(line => $"{string.Join('/', line.Path)} {line.Scope}"), Is.EqualTo(new[]
        {
            "Microsoft.DBforMySQL/flexibleServers Subscription",
            "Microsoft.DigitalTwins/digitalTwinsInstances Subscription",
            "Microsoft.Migrate/migrateProjects ResourceGroup",
            "Microsoft.ResourceHealth/events/{}/impactedResources/{} Subscription",
            "Microsoft.StorageCache/amlFilesystems ResourceGroup",
            "Microsoft.StorageCache/caches ResourceGroup",
        }));
    }

    [Test]
    public void Each_line_needs_operations_that_the_catalogue_knows_and_the_embedded_table_says_the_same()
    {
        var scoped = Lines.Where(line => line.Scope is not null).ToList();
        foreach (var line in Lines)
        {
            foreach (var method in new[] { "GET", "HEAD", "PUT", "PATCH", "DELETE", "POST" }.Where(name => (line.Methods & ArmMethodNames.Parse(name)) != 0))
            {
                // A line without a scope speaks of those that no other line of the same request speaks of.
                var scope = line.Scope ?? (scoped.Exists(other => other.Path.SequenceEqual(line.Path) && other.Scope == ArmRequestScope.Subscription) ? ArmRequestScope.ResourceGroup : ArmRequestScope.Subscription);
                var url = (scope == ArmRequestScope.Subscription ? "/subscriptions/1" : "/subscriptions/1/resourceGroups/g") + "/providers/" + string.Join('/', line.Path).Replace("{}", "any", StringComparison.Ordinal);
                if (line.Path is [ArmRequestPath.Resources, "subscriptions" or "providers" or "tenants", ..])
                    url = "/" + string.Join('/', line.Path.Skip(1)).Replace("{}", "any.any", StringComparison.Ordinal);
                var entry = new ArmRequestLog().Add(method, url);
                Assert.That(entry.Standing, Is.EqualTo(ArmRequestStanding.OnRecord), $"{method} {url}: {entry.Remark}");
                Assert.That(entry.Operations.Concat(entry.PossibleOperations).All(need => OperationCatalogue.Azure.Contains(need.Name)), $"{method} {url}: {entry}");
                Assert.That(entry.PossibleOperations.Select(need => need.Name), Is.EqualTo(line.Others).IgnoreCase, $"{method} {url}");
                Assert.That(entry.Operations, Is.Not.Empty);
                if (line.Operations.Count > 0)
                    Assert.That(entry.Operations.Select(need => need.Name), Is.EqualTo(line.Operations).IgnoreCase);
            }
        }
    }

    [Test]
    public void Files_are_named_after_their_provider_and_sorted()
    {
        foreach (var file in Files)
        {
            var paths = File.ReadLines(file).Skip(1).Select(line => line.Split(' ')[0]).ToList();
            Assert.That(paths, Is.All.StartsWith(Path.GetFileNameWithoutExtension(file) + "/"));
            Assert.That(paths.Select(path => path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]), Is.Ordered.Using((IComparer<string>)StringComparer.OrdinalIgnoreCase), file);
        }
    }

    [Test]
    public void What_follows_from_the_path_is_left_out_and_the_rest_is_written()
    {
        var files = RequestFiles.From(
        [
            new("PUT", "/subscriptions/{id}/resourceGroups/{group}/providers/A.B/c/{c}", "A.B/c/write"),
            new("PUT", "/{scope}/providers/a.b/c/{name}", "A.B/c/write"),
            new("GET", "/subscriptions/{id}/providers/A.B/c/{c}", "A.B/other/read"),
            new("GET", "/subscriptions/{id}/providers/A.B/c/{c}", "X.Y/other/read"),
            new("DELETE", "/subscriptions/{id}/providers/A.B/c/{c}", "A.B/c/delete"),
            new("DELETE", "/subscriptions/{id}/providers/A.B/c/{c}", "A.B/c/delete/action"),
            new("GET", "/{scope}/providers/A.B/c/{c}/providers/E.F/g", "E.F/g/read"),
            new("GET", "/subscriptions/{id}", "Microsoft.Resources/subscriptions/read"),
            new("GET", "/subscriptions/{id}/providers/{provider}/{type}/{name}", "Microsoft.Resources/any/read"),
        ]);
        Assert.That(files.Keys, Is.EqualTo(new[] { "A.B.txt", "E.F.txt", "Microsoft.Resources.txt" }));
        Assert.That(files["A.B.txt"].Split('\n')[1..^1], Is.EqualTo(new[] { "A.B/c/{} PUT", "A.B/c/{} DELETE also A.B/c/delete/action", "A.B/c/{} GET A.B/other/read also X.Y/other/read" }));
        Assert.That(files["E.F.txt"].Split('\n')[1..^1], Is.EqualTo(new[] { "E.F/g GET" }));
        Assert.That(files["Microsoft.Resources.txt"].Split('\n')[1..^1], Is.EqualTo(new[] { "Microsoft.Resources/subscriptions/{} GET" }));
    }

    [Test]
    public void A_scope_with_an_operation_of_its_own_has_a_line_and_a_misprint_has_none()
    {
        var files = RequestFiles.From(
        [
            new("GET", "/subscriptions/{id}/providers/A.B/caches", "A.B/caches/read"),
            new("GET", "/subscriptions/{id}/resourceGroups/{group}/providers/A.B/caches", "A.B/ResourceGroup/caches/read"),
            new("GET", "/subscriptions/{id}/resourcegroups/{group}/providers/A.B/caches", "A.B/ResourceGroup/caches/read"),
            new("GET", "/subscriptions/{id}/providers/A.B/lists", "A.B/lists/read"),
            new("GET", "/subscriptions/{id}/resourceGroups/{group}/providers/A.B/lists", "A.B/lists/read"),
            new("GET", "/subscriptions/{id}/resourceGroups/{group}/providers/A.B/lists", "A.B/other/read"),
            new("GET", "/subscriptions/{id}/providers/A.B/lists/{name}stats", "A.B/lists/stats/read"),
        ]);
        Assert.That(files["A.B.txt"].Split('\n')[1..^1], Is.EqualTo(new[]
        {
            "A.B/caches GET also A.B/ResourceGroup/caches/read",
            "A.B/caches GET @resourceGroup A.B/ResourceGroup/caches/read also A.B/caches/read",
            "A.B/lists GET also A.B/other/read",
        }));
    }

    [TestCase("A.B/c GET")]
    [TestCase("A.B/c/{} GET,PUT @subscription A.B/d/read also A.B/c/read E.F/c/read")]
    [TestCase("A.B/c GET also A.B/d/read")]
    public void A_line_is_written_as_it_is_read(string line) => Assert.That(ArmRequestLine.Parse(line).ToString(), Is.EqualTo(line));

    [TestCase("")]
    [TestCase("A.B/c GET @tenant A.B/d/read")]
    [TestCase("A.B/c GET A.B/d/read also")]
    [TestCase("A.B/c GET also read")]
    [TestCase("A.B/c GET also A.B/d/read also")]
    [TestCase("A.B/c")]
    [TestCase("A.B/c TRACE")]
    [TestCase("A.B GET")]
    [TestCase("A.B//c GET")]
    [TestCase("A.B/c GET read")]
    public void A_malformed_line_is_refused(string line) => Assert.That(() => ArmRequestLine.Parse(line), Throws.TypeOf<FormatException>());

    [TestCase("GET\t/a", "2 fields")]
    [TestCase("TRACE\t/a\tA.B/read", "'TRACE' is no method")]
    [TestCase("GET\ta\tA.B/read", "'a' is no path")]
    [TestCase("GET\t/a\tread", "'read' is no operation")]
    public void A_malformed_snapshot_is_refused_with_file_and_line(string line, string message)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, ["method\tpath\toperation", "GET\t/subscriptions\tMicrosoft.Resources/subscriptions/read", line]);
            Assert.That(() => RequestSnapshot.Read(file), Throws.TypeOf<SnapshotException>().With.Message.StartsWith($"{file}(3): ").And.Message.Contains(message));
            File.WriteAllLines(file, [line]);
            Assert.That(() => RequestSnapshot.Read(file), Throws.TypeOf<SnapshotException>());
            File.WriteAllLines(file, ["method\tpath\toperation"]);
            Assert.That(() => RequestSnapshot.Read(file), Throws.TypeOf<SnapshotException>());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
