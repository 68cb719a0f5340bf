using System.Globalization;
using System.Text;

namespace Permissions;

/// <summary>Puts an answer into the words that a reviewer reads.</summary>
internal static class SetAnswerText
{
    private const int LongestCondition = 120;

    internal static string Of(SetAnswer answer)
    {
        var text = new StringBuilder(Word(answer.Kind));
        if (answer.Witness is { } witness)
        {
            text.Append(": '").Append(witness.Operation).Append("' (").Append(Plane(witness.Plane));
            if (!witness.IsKnown)
                text.Append(", not a known operation");
            text.Append(") is ").Append(Grants(answer.Question, witness));
            if (witness.Conditions.Count > 0)
                text.Append(witness.Conditions.Count == 1 ? "; the condition: " : "; the conditions: ").Append(string.Join(" | ", witness.Conditions.Select(Shorten)));
        }
        else if (answer.Kind == SetAnswerKind.Undecided)
        {
            text.Append(": the patterns have too many wildcards, or there are too many conditions, to search all of it");
        }

        if (answer.ReadingsDiffer)
            text.Append("; the readings of '/*/' differ: strictly ").Append(Word(answer.Strictly)).Append(", leniently ").Append(Word(answer.Leniently));
        return text.Append("; asked of ").Append(Range(answer.RelativeTo)).ToString();
    }

    internal static string Plane(OperationPlane plane) => plane == OperationPlane.Control ? "control plane" : "data plane";

    internal static string Shorten(string condition)
    {
        var line = string.Join(" ", condition.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestCondition ? line : line.Substring(0, LongestCondition - 1) + "…";
    }

    private static string Word(SetAnswerKind kind) => kind switch
    {
        SetAnswerKind.Yes => "yes",
        SetAnswerKind.No => "no",
        SetAnswerKind.OnlyIfConditionsHold => "only if conditions hold",
        _ => "undecided",
    };

    private static string Grants(SetQuestion question, Witness witness)
    {
        if (question == SetQuestion.IsEmpty)
            return Verb(witness.First);
        if (witness.First == witness.Second)
            return witness.First == GrantKind.Granted ? "granted by both" : witness.First == GrantKind.Undecided ? "undecided for both" : "granted by each only if conditions hold";
        if (witness.Second == GrantKind.NotGranted)
            return $"{Verb(witness.First)} by the first and not by the second";
        return witness.First == GrantKind.NotGranted
            ? $"{Verb(witness.Second)} by the second and not by the first"
            : $"{Verb(witness.First)} by the first and {Verb(witness.Second)} by the second";
    }

    private static string Verb(GrantKind kind) => kind switch
    {
        GrantKind.Granted => "granted",
        GrantKind.Undecided => "undecided to be granted",
        GrantKind.OnlyIfConditionsHold => "granted only if conditions hold",
        _ => "not granted",
    };

    private static string Range(OperationCatalogue? catalogue)
    {
        if (catalogue is null)
            return "every possible operation";
        var date = catalogue.SnapshotDate is { } day ? day.ToString("' known on 'yyyy-MM-dd", CultureInfo.InvariantCulture) : " of a catalogue";
        return $"the {catalogue.Count.ToString("N0", CultureInfo.InvariantCulture)} operations{date}";
    }
}
