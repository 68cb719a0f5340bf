using System.Globalization;

namespace Permissions.Tests.Definitions;

public class OperationFilesTests
{
    [Test]
    public void There_are_21592_operations_of_358_providers()
    {
        Assert.That(KnownOperations.Paths, Has.Count.EqualTo(358));
        Assert.That(KnownOperations.Lines, Has.Count.EqualTo(21_592));
    }

    [Test]
    public void No_operation_is_listed_twice_in_one_plane()
    {
        var keys = KnownOperations.Lines.Select(line => $"{line.Operation} {line.Plane}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.That(keys, Has.Count.EqualTo(KnownOperations.Lines.Count));
    }

    [Test]
    public void Eleven_operations_are_listed_in_both_planes()
    {
        var both = KnownOperations.Lines.GroupBy(line => line.Operation, StringComparer.OrdinalIgnoreCase).Count(same => same.Count() == 2);
        Assert.That(both, Is.EqualTo(11));
    }

    [Test]
    public void Planes_are_control_or_data()
    {
        Assert.That(KnownOperations.Lines.Count(line => line.Plane == "control"), Is.EqualTo(18_016));
        Assert.That(KnownOperations.Lines.Count(line => line.Plane == "data"), Is.EqualTo(3_576));
    }

    [Test]
    public void Days_lie_between_January_2022_and_August_2026()
    {
        var days = KnownOperations.Lines.Select(line => DateOnly.ParseExact(line.LastSeen, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToList();
        Assert.That(days.Min(), Is.EqualTo(new DateOnly(2022, 1, 2)));
        Assert.That(days.Max(), Is.EqualTo(new DateOnly(2026, 8, 22)));
    }

    [Test]
    public void Operations_start_with_their_files_provider_in_its_spelling()
    {
        Assert.That(KnownOperations.Lines.Where(line => !line.Operation.StartsWith(line.Provider + "/", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void No_two_files_differ_by_case_only()
    {
        Assert.That(KnownOperations.Paths.ToHashSet(StringComparer.OrdinalIgnoreCase), Has.Count.EqualTo(KnownOperations.Paths.Count));
    }

    [Test]
    public void Each_file_starts_with_its_comment_and_is_sorted_without_regard_to_case()
    {
        foreach (var path in KnownOperations.Paths)
        {
            var lines = File.ReadAllLines(path);
            Assert.That(lines[0], Does.StartWith($"# Operations of {Path.GetFileNameWithoutExtension(path)}. "));
            var keys = lines.Skip(1).Select(line => line.Split(' ')).Select(fields => (Operation: fields[0], Plane: fields[1])).ToList();
            Assert.That(keys, Is.EqualTo(keys.OrderBy(key => key.Operation, StringComparer.OrdinalIgnoreCase).ThenBy(key => key.Plane, StringComparer.Ordinal)), path);
        }
    }

    [TestCase("Microsoft.Web/sites/read", "control")]
    [TestCase("Microsoft.Compute/virtualMachines/start/action", "control")]
    [TestCase("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read", "data")]
    [TestCase("Microsoft.Storage/storageAccounts/queueServices/queues/messages/process/action", "data")]
    public void Well_known_operations_are_in_their_plane(string operation, string plane)
    {
        var line = KnownOperations.Lines.Single(line => string.Equals(line.Operation, operation, StringComparison.OrdinalIgnoreCase));
        Assert.That(line.Plane, Is.EqualTo(plane));
    }
}
