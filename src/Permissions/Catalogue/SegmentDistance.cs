namespace Permissions;

/// <summary>How far a written segment is from a known one. Compares ASCII without case, as all operations are ASCII.</summary>
internal sealed class SegmentDistance
{
    private const int Bound = 5;
    private const int ShortestPart = 4;

    private readonly string _word;
    private readonly string _singular;
    private int[] _beforeLast = [];
    private int[] _last = [];
    private int[] _current = [];

    internal SegmentDistance(string word)
    {
        _word = word.ToLowerInvariant();
        _singular = Singular(_word);
    }

    /// <summary>The cost of writing the word where the segment was meant: from 0 for the same to <see cref="SuggestionCosts.OtherSegment"/>.</summary>
    internal int CostOf(string text, int start, int length)
    {
        var segment = text.Substring(start, length).ToLowerInvariant();
        var longer = Math.Max(segment.Length, _word.Length);
        var edits = Edits(segment);
        if (edits == 0)
            return 0;
        if (edits < Bound && Singular(segment) == _singular)
            return SuggestionCosts.OtherNumber;

        var cost = edits < Bound ? (SuggestionCosts.Edit * edits) + (SuggestionCosts.EditedShare * edits / longer) : SuggestionCosts.OtherSegment;
        if (cost > SuggestionCosts.PartOfSegment && IsPart(segment))
            cost = SuggestionCosts.PartOfSegment;
        return Math.Min(cost, SuggestionCosts.OtherSegment);
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

    private bool IsPart(string segment)
    {
        var (shorter, longer) = segment.Length < _word.Length ? (segment, _word) : (_word, segment);
        return shorter.Length >= ShortestPart
            && (longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter, StringComparison.Ordinal));
    }

    /// <summary>
    /// Inserted, removed, replaced or swapped characters between both, or <see cref="Bound"/> if there are that many or
    /// more (optimal string alignment).
    /// </summary>
    private int Edits(string segment)
    {
        if (Math.Abs(segment.Length - _word.Length) >= Bound)
            return Bound;
        if (_current.Length <= segment.Length)
        {
            _beforeLast = new int[segment.Length + 16];
            _last = new int[segment.Length + 16];
            _current = new int[segment.Length + 16];
        }

        for (var j = 0; j <= segment.Length; j++)
            _last[j] = j;
        for (var i = 1; i <= _word.Length; i++)
        {
            _current[0] = i;
            var least = i;
            for (var j = 1; j <= segment.Length; j++)
            {
                var edits = Math.Min(Math.Min(_current[j - 1], _last[j]) + 1, _last[j - 1] + (_word[i - 1] == segment[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && _word[i - 1] == segment[j - 2] && _word[i - 2] == segment[j - 1])
                    edits = Math.Min(edits, _beforeLast[j - 2] + 1);
                _current[j] = edits;
                least = Math.Min(least, edits);
            }

            if (least >= Bound)
                return Bound;
            (_beforeLast, _last, _current) = (_last, _current, _beforeLast);
        }

        return Math.Min(_last[segment.Length], Bound);
    }
}
