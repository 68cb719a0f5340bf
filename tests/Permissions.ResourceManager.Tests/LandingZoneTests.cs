using LandingZone;

namespace Permissions.ResourceManager.Tests;

/// <summary>The walk of docs/samples/LandingZone.</summary>
public class LandingZoneTests
{
    [Test]
    public async Task The_walk_holds_reads_well_and_is_the_same_every_time()
    {
        var (first, second) = (await WalkAsync(), await WalkAsync());

        Assert.That(second, Is.EqualTo(first));
        Assert.That(first.Where(line => line.Length > 120), Is.Empty);
        Assert.That(first.Where(line => line.EndsWith(' ')), Is.Empty);
        Assert.That(first.Where(line => line.Contains('\u001b', StringComparison.Ordinal)), Is.Empty);
    }

    private static async Task<string[]> WalkAsync()
    {
        using var output = new StringWriter();
        Assert.That(await new Walkthrough(output).RunAsync(CancellationToken.None), output.ToString());
        return output.ToString().ReplaceLineEndings("\n").Split('\n');
    }
}
