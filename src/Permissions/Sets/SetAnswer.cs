namespace Permissions;

/// <summary>
/// The answer to a question about sets of permissions: an exact one, with an operation that shows it. It can stand
/// where a condition is expected, and then is true where it is safe to act on it.
/// </summary>
public sealed class SetAnswer
{
    internal SetAnswer(SetQuestion question, SetAnswerKind kind, Witness? witness, SetAnswerKind strictly, SetAnswerKind leniently, OperationCatalogue? relativeTo)
    {
        Question = question;
        Kind = kind;
        Witness = witness;
        Strictly = strictly;
        Leniently = leniently;
        RelativeTo = relativeTo;
    }

    /// <summary>What was asked.</summary>
    public SetQuestion Question { get; }

    /// <summary>
    /// The answer. Subset, equivalence and emptiness are only answered with yes where they hold under both readings of
    /// <c>/*/</c>; an overlap is answered with no only where there is none under both.
    /// </summary>
    public SetAnswerKind Kind { get; }

    /// <summary>
    /// Whether to rely on it: true for <see cref="SetAnswerKind.Yes"/> only, but for an overlap, which is dangerous, for all
    /// but <see cref="SetAnswerKind.No"/>.
    /// </summary>
    public bool Holds => Question == SetQuestion.Overlaps ? Kind != SetAnswerKind.No : Kind == SetAnswerKind.Yes;

    /// <summary>The operation that decides the question; null where none does, as in a plain "yes, it is a subset".</summary>
    public Witness? Witness { get; }

    /// <summary>The answer under the strict reading of <c>/*/</c>.</summary>
    public SetAnswerKind Strictly { get; }

    /// <summary>The answer under the lenient reading of <c>/*/</c>.</summary>
    public SetAnswerKind Leniently { get; }

    /// <summary>Whether the two readings of <c>/*/</c> give different answers.</summary>
    public bool ReadingsDiffer => Strictly != Leniently;

    /// <summary>The catalogue whose operations alone were asked about; null where every possible operation was.</summary>
    public OperationCatalogue? RelativeTo { get; }

    /// <summary>Makes an answer usable where a condition is expected, such as after <c>if</c>: see <see cref="Holds"/>. It does not convert to <see cref="bool"/>, so that it is printed as a sentence.</summary>
    /// <param name="answer">The answer.</param>
    public static bool operator true(SetAnswer answer) => answer is { Holds: true };

    /// <summary>The opposite of <see cref="Holds"/>.</summary>
    /// <param name="answer">The answer.</param>
    public static bool operator false(SetAnswer answer) => answer is not { Holds: true };

    /// <summary>The opposite of <see cref="Holds"/>.</summary>
    /// <param name="answer">The answer.</param>
    public static bool operator !(SetAnswer answer) => answer is not { Holds: true };

    /// <summary>The answer as a sentence: what it is, the operation that shows it, and what was asked about.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => SetAnswerText.Of(this);
}
