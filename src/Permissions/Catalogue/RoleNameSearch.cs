namespace Permissions;

/// <summary>Finds the names nearest to a wrong one: the cheapest alignment of its words with the words of each name.</summary>
internal sealed class RoleNameSearch
{
    // As for operations, 100 is one word that has nothing to do with the right one.
    private const int MissingWord = 45;
    private const int ExtraWord = 60;

    /// <summary>Above this cost for each word of the longer name there is nothing left to recognise.</summary>
    private const int FarWord = 50;

    private readonly List<string> _words = [];
    private readonly (string Name, int[] Words, string Joined)[] _names;

    internal RoleNameSearch(IEnumerable<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        _names = [.. names.Select(name => (name, Words(name).Select(NumberOf).ToArray(), string.Concat(Words(name))))];

        int NumberOf(string word)
        {
            if (!numbers.TryGetValue(word, out var number))
            {
                numbers.Add(word, number = _words.Count);
                _words.Add(word);
            }

            return number;
        }
    }

    /// <summary>The names that are near enough to be worth a look, cheapest first, at equal cost in the order they were given in.</summary>
    internal IEnumerable<string> Nearest(string name)
    {
        var words = Words(name);
        if (words.Length == 0)
            return [];
        var costs = words.Select(CostsOf).ToArray();
        var joined = new SegmentDistance(string.Concat(words));
        return _names
            .Select(known => (known.Name, known.Words, Cost: Math.Min(Align(known.Words, costs), CostOfJoined(known.Joined))))
            .Where(known => known.Cost <= FarWord * Math.Max(known.Words.Length, words.Length))
            .OrderBy(known => known.Cost)
            .Select(known => known.Name);

        int CostOfJoined(string known) => joined.CostOf(known, 0, known.Length) is < SuggestionCosts.OtherSegment and var cost ? cost : int.MaxValue;
    }

    /// <summary>What each known word costs where another one is written.</summary>
    private int[] CostsOf(string written)
    {
        var distance = new SegmentDistance(written);
        return [.. _words.Select(word => distance.CostOf(word, 0, word.Length))];
    }

    private static int Align(int[] words, int[][] costs)
    {
        var above = new int[costs.Length + 1];
        var row = new int[costs.Length + 1];
        for (var j = 1; j <= costs.Length; j++)
            above[j] = j * ExtraWord;
        foreach (var word in words)
        {
            row[0] = above[0] + MissingWord;
            for (var j = 1; j <= costs.Length; j++)
            {
                var skipped = Math.Min(above[j] + MissingWord, row[j - 1] + ExtraWord);
                row[j] = Math.Min(skipped, above[j - 1] + costs[j - 1][word]);
            }

            (above, row) = (row, above);
        }

        return above[costs.Length];
    }

    /// <summary>Runs of letters and digits, which also end where a capital follows a small letter: names are often written as one word.</summary>
    private static string[] Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isPart = i < name.Length && char.IsLetterOrDigit(name[i]);
            if (isPart && !(i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1])))
                continue;
            if (i > start)
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
            start = isPart ? i : i + 1;
        }

        return [.. words];
    }
}
