using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Permissions.Tests.Json;

/// <summary>Generators of JSON texts: valid ones in every spelling that the standard has, and the same with damage.</summary>
internal static class JsonTexts
{
    private static readonly string[] Fragments =
    [
        "\"", "\\", "{", "}", "[", "]", ",", ":", "//", "/*", "*/", "#", "\n", "\r", "\t", "\0", "\u00A0", "\u202F", "\uFEFF", "\u201D", "\u2019", "'",
        "1", "-", "0", ".", "e+", "true", "nul", "null", "\\u", "\\ud800", "\uD800", "\uDC00", "é", "😀", "${x}", "{{x}}", "\"a\":", "\"b\"", " ",
    ];

    internal static Gen<string> Space => Gen.Elements("", "", "", " ", "\n", "\r\n", "\t", "  ");

    internal static Gen<string> Trivia => Gen.Frequency(
        (6, Space),
        (1, Gen.Elements("/* c */", "// c\n", "/**/", "/* [ \" */", "//\n")));

    internal static Gen<string> Number => Gen.Elements("0", "-0", "1", "-12", "3.25", "1e5", "1E+2", "-0.5e-10", "123456789012345678901234567890", "0.10");

    internal static Gen<string> StringText =>
        from parts in Gen.Elements(
            "a", "Name", "name", "Microsoft.X/y/read", " ", "/", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u00e9", "\\u202F",
            "\\ud83d\\ude00", "\\ud800", "\\udc00x", "😀", "é", "\u202F", "\u007F", "'", "//", "/*", "#", "{", "]", "\u201D", ",").ListOf()
        select $"\"{string.Concat(parts.Take(6))}\"";

    /// <summary>Valid texts by RFC 8259; <paramref name="trivia"/> makes what stands between tokens.</summary>
    internal static Gen<string> Valid(Gen<string> trivia, bool trailingCommas = false) => Gen.Sized(size => Value(trivia, trailingCommas, Math.Min(size, 40)));

    /// <summary>Valid texts in which some places were cut out, doubled, or filled with something else.</summary>
    internal static Gen<string> Damaged(Gen<string> texts) =>
        from text in texts
        from edits in Edit.ListOf()
        select edits.Take(4).Aggregate(text, (t, e) => e(t));

    private static Gen<Func<string, string>> Edit =>
        from place in Gen.Choose(0, 10_000)
        from length in Gen.Choose(0, 3)
        from fragment in Gen.Elements(Fragments)
        from kind in Gen.Choose(0, 3)
        select new Func<string, string>(text =>
        {
            var at = place % (text.Length + 1);
            var cut = Math.Min(length, text.Length - at);
            return kind switch
            {
                0 => text.Remove(at, cut),
                1 => text.Insert(at, fragment),
                2 => text.Remove(at, cut).Insert(at, fragment),
                _ => text[..at],
            };
        });

    private static Gen<string> Value(Gen<string> trivia, bool trailingCommas, int size)
    {
        var leaf = Gen.OneOf(Number, StringText, Gen.Elements("true", "false", "null"));
        if (size <= 1)
            return Around(leaf, trivia);
        var inner = Value(trivia, trailingCommas, size / 3);
        var comma = trailingCommas ? Gen.Elements("", ",") : Gen.Constant("");
        // System.Text.Json refuses a comment between a key and its colon, so there is none.
        var member = from before in trivia from key in StringText from after in Space from value in inner select before + key + after + ":" + value;
        return Around(Gen.Frequency((1, leaf), (2, Join(inner, comma, trivia, "[", "]")), (3, Join(member, comma, trivia, "{", "}"))), trivia);
    }

    private static Gen<string> Join(Gen<string> items, Gen<string> comma, Gen<string> trivia, string open, string close) =>
        from list in items.ListOf()
        from trailing in comma
        from before in trivia
        let few = list.Take(5).ToList()
        select new StringBuilder(open).Append(string.Join(',', few)).Append(few.Count == 0 ? "" : trailing).Append(before).Append(close).ToString();

    private static Gen<string> Around(Gen<string> text, Gen<string> trivia) =>
        from before in trivia
        from value in text
        from after in trivia
        select before + value + after;
}
