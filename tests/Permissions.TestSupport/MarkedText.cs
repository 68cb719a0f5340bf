using System.Text;

namespace Permissions.TestSupport;

/// <summary>A text with places marked as <c>[|…|]</c>.</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Places">Start and length of each marked place, in the order of their starts.</param>
public sealed record MarkedText(string Text, IReadOnlyList<(int Start, int Length)> Places)
{
    /// <summary>Takes the marks out of a text. Marks may not overlap.</summary>
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var places = new List<(int Start, int Length)>();
        var open = -1;
        for (var i = 0; i < marked.Length; i++)
        {
            // "[[|" is an array that starts with a mark, "|]]" one that ends with one.
            if (string.CompareOrdinal(marked, i, "[|", 0, 2) == 0 && open < 0)
            {
                open = text.Length;
                i++;
            }
            else if (string.CompareOrdinal(marked, i, "|]", 0, 2) == 0 && open >= 0)
            {
                places.Add((open, text.Length - open));
                open = -1;
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return open < 0 ? new(text.ToString(), places) : throw new FormatException("A mark '[|' is not closed by '|]'.");
    }
}
