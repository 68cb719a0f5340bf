namespace Permissions.Json;

/// <summary>Reads the parts that access-level and identity files have in common, and keeps what is wrong with them.</summary>
internal sealed class AccessFileReader
{
    private readonly List<AccessFileProblem> _problems = [];

    internal IReadOnlyList<AccessFileProblem> Problems => _problems.AsReadOnly();

    internal void Report(SourceSpan span, string message) => _problems.Add(new(span, message));

    /// <summary>The outermost object; null, and reported unless the text has no value at all, where there is none.</summary>
    internal AccessObject? Root(JsonSyntaxTree syntax, string what, params string[] keys)
    {
        if (syntax.Root is JsonObjectSyntax root)
            return Keys(root, what, keys);
        if (syntax.Root is { } other and not JsonMissingSyntax)
            Report(other.Span, $"Expected {what}: an object with {Rules.Phrases.Join(keys, "and")}.");
        else if (syntax.Errors.Count == 0)
            Report(default, $"The file is empty; expected {what}: an object with {Rules.Phrases.Join(keys, "and")}.");
        return null;
    }

    /// <summary>An object with known keys; others are reported, but for <c>$schema</c> in the outermost one and notes, which start with an underscore.</summary>
    internal AccessObject Keys(JsonObjectSyntax node, string what, params string[] keys)
    {
        foreach (var member in Distinct(node))
        {
            if (!keys.Contains(member.Key.Value, StringComparer.Ordinal) && !IsNote(member.Key.Value))
                Report(member.Key.Span, $"'{member.Key.Value}' is no key of {what}; expected {Rules.Phrases.Join(keys, "or")}, in this case.");
        }

        return new(node);
    }

    /// <summary>The members of an object whose keys are names that the file chooses.</summary>
    internal IEnumerable<JsonMemberSyntax> Named(JsonMemberSyntax member, string what, string example)
    {
        if (member.Value is not JsonObjectSyntax node)
        {
            WrongType(member, $"an object with {what}, such as {example}");
            yield break;
        }

        var any = false;
        foreach (var item in Distinct(node).Where(item => !IsNote(item.Key.Value)))
        {
            any = true;
            if (IsName(item.Key.Value))
                yield return item;
            else
                Report(item.Key.Span, $"'{item.Key.Value}' cannot become a name in C#; expected a letter, and then letters and digits, such as {example}.");
        }

        if (!any)
            Report(member.Value.Span, $"'{member.Key.Value}' is empty; expected {what}, such as {example}.");
    }

    /// <summary>The text of a member; null where there is no member, or no text in it, which is reported.</summary>
    internal JsonStringSyntax? Text(JsonMemberSyntax? member, string expected)
    {
        if (member is null)
            return null;
        if (member.Value is JsonStringSyntax text && !string.IsNullOrWhiteSpace(text.Value))
            return text;
        WrongType(member, expected);
        return null;
    }

    /// <summary>One of some words; null where there is no member, or none of them in it, which is reported.</summary>
    internal JsonStringSyntax? Word(JsonMemberSyntax? member, params string[] words)
    {
        if (member?.Value is JsonStringSyntax text && words.Contains(text.Value, StringComparer.Ordinal))
            return text;
        if (member is not null)
            WrongType(member, Rules.Phrases.Join(words, "or"));
        return null;
    }

    /// <summary>The truth value of a member; false where there is no member.</summary>
    internal bool Flag(JsonMemberSyntax? member)
    {
        if (member is null || member.Value is JsonLiteralSyntax { Value: not null })
            return (member?.Value as JsonLiteralSyntax)?.Value ?? false;
        WrongType(member, "true or false");
        return false;
    }

    /// <summary>The items of a list that must not be empty.</summary>
    internal IReadOnlyList<JsonNodeSyntax> Items(JsonMemberSyntax member, string expected)
    {
        if (member.Value is JsonArraySyntax { Items.Count: > 0 } array)
            return array.Items;
        WrongType(member, expected);
        return [];
    }

    internal void WrongType(JsonMemberSyntax member, string expected)
    {
        if (member.Value is not JsonMissingSyntax)
            Report(member.Value.Span, $"'{member.Key.Value}' has a value of the wrong form; expected {expected}.");
    }

    private IEnumerable<JsonMemberSyntax> Distinct(JsonObjectSyntax node)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (seen.Add(member.Key.Value))
                yield return member;
            else
                Report(member.Key.Span, $"The key '{member.Key.Value}' occurs twice in this object; only the first counts. Remove one.");
        }
    }

    private static bool IsNote(string key) => key == "$schema" || (key.Length > 0 && key[0] == '_');

    private static bool IsName(string text) => text.Length > 0 && IsLetter(text[0]) && text.All(c => IsLetter(c) || c is >= '0' and <= '9');

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}

/// <summary>An object by its keys; of a key that occurs twice the first one counts.</summary>
internal readonly struct AccessObject(JsonObjectSyntax node)
{
    internal JsonObjectSyntax Node => node;

    internal JsonMemberSyntax? this[string key] => node.Members.FirstOrDefault(member => member.Key.Value == key);
}
