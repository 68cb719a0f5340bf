namespace Permissions.Tests.Catalogue;

public sealed class RoleNameSuggestionTests
{
    private const int Seed = 20261123;
    private const int PerKind = 150;

    private static readonly BuiltInRoleCatalogue Azure = BuiltInRoleCatalogue.Azure;

    private enum Slip
    {
        Keyboard,
        WordMissing,
        OtherNumber,
        WordsJoined,
        WordTooMany,
    }

    [TestCase("Storage Blob Reader", "Storage Blob Data Reader")]
    [TestCase("StorageBlobDataReader", "Storage Blob Data Reader")]
    [TestCase("storageblobdatareader", "Storage Blob Data Reader")]
    [TestCase("Key Vault Secret User", "Key Vault Secrets User")]
    [TestCase("Contributer", "Contributor")]
    [TestCase("Virtual Machine Contributor Role", "Virtual Machine Contributor")]
    public void The_nearest_name_comes_first(string written, string meant) =>
        Assert.That(Azure.Nearest(written)[0], Is.EqualTo(meant));

    [TestCase("")]
    [TestCase(" - ")]
    [TestCase("Purple elephants dancing")]
    public void Nothing_is_suggested_for_what_is_near_to_no_name(string written) =>
        Assert.That(Azure.Nearest(written), Is.Empty);

    [Test]
    public void As_many_names_are_given_as_were_asked_for()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Azure.Nearest("Storage Blob Reader"), Has.Count.EqualTo(3));
            Assert.That(Azure.Nearest("Storage Blob Reader", 1), Has.Count.EqualTo(1));
            Assert.That(Azure.Nearest("Storage Blob Reader", 0), Is.Empty);
            Assert.That(() => Azure.Nearest("Reader", -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Azure.Nearest(null!), Throws.ArgumentNullException);
        });
    }

    [Test]
    public void The_name_that_was_meant_is_among_the_first_three_in_at_least_95_of_100_cases()
    {
        var random = new Random(Seed);
        var all = 0;
        foreach (var slip in Enum.GetValues<Slip>())
        {
            var found = 0;
            for (var drawn = 0; drawn < PerKind;)
            {
                var name = Azure.Roles[random.Next(Azure.Roles.Count)].Name;
                if (Write(name, slip, random) is not { } written || Azure.TryFind(written, out _))
                    continue;
                drawn++;
                if (Azure.Nearest(written).Contains(name))
                    found++;
            }

            TestContext.Out.WriteLine($"{slip}: {100.0 * found / PerKind:F1} % among the first three");
            all += found;
        }

        Assert.That(100.0 * all / (PerKind * Enum.GetValues<Slip>().Length), Is.GreaterThanOrEqualTo(95));
    }

    private static string? Write(string name, Slip slip, Random random)
    {
        var words = name.Split(' ');
        var place = random.Next(words.Length);
        var letter = random.Next(name.Length - 1);
        switch (slip)
        {
            case Slip.Keyboard:
                return name[..letter] + name[letter + 1] + name[letter] + name[(letter + 2)..];
            case Slip.WordMissing:
                return words.Length < 3 ? null : string.Join(' ', words.Where((_, i) => i != place));
            case Slip.OtherNumber:
                return words[place].Length < 4 ? null : string.Join(' ', words.Select((word, i) => i != place ? word : word.EndsWith('s') ? word[..^1] : word + "s"));
            case Slip.WordsJoined:
                return words.Length == 1 ? null : string.Concat(words);
            default:
                return string.Join(' ', [.. words[..place], "Azure", .. words[place..]]);
        }
    }
}
