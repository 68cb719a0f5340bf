namespace Permissions;

/// <summary>How far a written segment is from a known one. Compares ASCII without case, as all operations are ASCII.</summary>
internal sealed class SegmentDistance
{
    private const int Bound = 5;
    private const int ShortestPart = 4;

    private readonly string _word;
    private readonly string _singular;
    private readonly uint _letters;
    private int[] _beforeLast = [];
    private int[] _last = [];
    private int[] _current = [];

    internal SegmentDistance(string word)
    {
        _word = word.ToLowerInvariant();
        _singular = Singular(_word);
        _letters = Letters(_word, 0, _word.Length);
    }

    /// <summary>
    /// The cost of writing the word where a segment was meant, which is given as a part of a text: from 0 for the same to
    /// <see cref="SuggestionCosts.OtherSegment"/>.
    /// </summary>
    internal int CostOf(string text, int start, int length)
    {
        var edits = Edits(text, start, length);
        if (edits == 0)
            return 0;
        if (edits < Bound && Singular(text.Substring(start, length).ToLowerInvariant()) == _singular)
            return SuggestionCosts.OtherNumber;

        var longer = Math.Max(length, _word.Length);
        var cost = edits < Bound ? (SuggestionCosts.Edit * edits) + (SuggestionCosts.EditedShare * edits / longer) : SuggestionCosts.OtherSegment;
        if (cost > SuggestionCosts.PartOfSegment && IsPart(text, start, length))
            cost = SuggestionCosts.PartOfSegment;
        return Math.Min(cost, SuggestionCosts.OtherSegment);
    }

    /// <summary>Which letters a part of a text has, as a set of bits; digits and other characters share the remaining ones.</summary>
    internal static uint Letters(string text, int start, int length)
    {
        var letters = 0u;
        for (var i = start; i < start + length; i++)
            letters |= 1u << (text[i] & 31);
        return letters;
    }

    /// <summary>Whether a segment with these letters can be less than <see cref="Bound"/> edits away: each edit brings in at most one letter and drops one.</summary>
    private bool CanBeNear(uint letters) => Math.Max(Bits(letters & ~_letters), Bits(_letters & ~letters)) < Bound;

    private static int Bits(uint set)
    {
        var count = 0;
        for (; set != 0; set &= set - 1)
            count++;
        return count;
    }

    /// <summary>A noun without its plural ending, as far as English endings tell.</summary>
    internal static string Singular(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
            return word.Substring(0, word.Length - 3) + "y";
        foreach (var ending in new[] { "sses", "xes", "ches", "shes", "uses" })
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return word.Substring(0, word.Length - 2);
        }

        return word.Length > 2 && word.EndsWith("s", StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal)
            ? word.Substring(0, word.Length - 1)
            : word;
    }

    /// <summary>Whether one starts or ends with the other one.</summary>
    private bool IsPart(string text, int start, int length)
    {
        var common = Math.Min(length, _word.Length);
        return common >= ShortestPart
            && (string.Compare(text, start, _word, 0, common, StringComparison.OrdinalIgnoreCase) == 0
                || string.Compare(text, start + length - common, _word, _word.Length - common, common, StringComparison.OrdinalIgnoreCase) == 0);
    }

    /// <summary>
    /// Inserted, removed, replaced or swapped characters between both, or <see cref="Bound"/> if there are that many or
    /// more (optimal string alignment).
    /// </summary>
    private int Edits(string text, int start, int length)
    {
        if (Math.Abs(length - _word.Length) >= Bound || !CanBeNear(Letters(text, start, length)))
            return Bound;
        if (_current.Length <= length)
        {
            _beforeLast = new int[length + 16];
            _last = new int[length + 16];
            _current = new int[length + 16];
        }

        for (var j = 0; j <= length; j++)
            _last[j] = j;
        for (var i = 1; i <= _word.Length; i++)
        {
            _current[0] = i;
            var least = i;
            for (var j = 1; j <= length; j++)
            {
                var same = _word[i - 1] == Lower(text[start + j - 1]);
                var edits = Math.Min(Math.Min(_current[j - 1], _last[j]) + 1, _last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && !same && _word[i - 1] == Lower(text[start + j - 2]) && _word[i - 2] == Lower(text[start + j - 1]))
                    edits = Math.Min(edits, _beforeLast[j - 2] + 1);
                _current[j] = edits;
                least = Math.Min(least, edits);
            }

            if (least >= Bound)
                return Bound;
            (_beforeLast, _last, _current) = (_last, _current, _beforeLast);
        }

        return Math.Min(_last[length], Bound);
    }

    private static char Lower(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}
