using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Permissions.Generators;

/// <summary>Makes C# identifiers of arbitrary text.</summary>
internal static class Identifiers
{
    /// <summary>
    /// The longest identifier that is made. The compiler takes 1,023 characters and less in some places, and no person
    /// wants to read even this many.
    /// </summary>
    internal const int MaximumLength = 200;

    /// <summary>
    /// The one rule for names: split at what is neither letter nor digit, upper-case each part's first letter, keep the rest,
    /// put <c>_</c> before a leading digit. Empty where the text has neither letter nor digit.
    /// </summary>
    internal static string PascalCase(string text)
    {
        var result = new char[text.Length];
        return Finish(new string(result, 0, CopyPascalCase(text, 0, text.Length, result, 0)), text);
    }

    /// <summary>Copies a stretch of text by the rule of <see cref="PascalCase"/>, without its care for the first character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the stretch starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="result">Where the characters go; has room for all of the stretch.</param>
    /// <param name="length">How many characters are there already.</param>
    /// <returns>How many characters are there then.</returns>
    internal static int CopyPascalCase(string text, int start, int end, char[] result, int length)
    {
        var startsPart = true;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (!char.IsLetterOrDigit(c))
            {
                startsPart = true;
                continue;
            }

            result[length++] = startsPart ? char.ToUpperInvariant(c) : c;
            startsPart = false;
        }

        return length;
    }

    /// <summary>Cares for a leading digit and for the length; a name that is cut ends in a hash of the text that it was made from.</summary>
    internal static string Finish(string name, string text)
    {
        if (name.Length > 0 && char.IsDigit(name[0]))
            name = "_" + name;
        return name.Length > MaximumLength ? $"{name.Substring(0, MaximumLength)}_{StableHash.Of(text)}" : name;
    }

    /// <summary>The name of a type or namespace as source code writes it: with <c>@</c> where it is a keyword, in some places or in all.</summary>
    internal static string Escape(string name) =>
        SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : EscapeParameter(name);

    /// <summary>The name of a parameter as source code writes it: there, only what is a keyword everywhere is one.</summary>
    internal static string EscapeParameter(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A namespace in which each part is an identifier, escaped: MSBuild takes a project's name, which may be anything.</summary>
    internal static string Namespace(string text)
    {
        var parts = text.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            var part = new StringBuilder(parts[i].TrimStart('@'));
            for (var j = 0; j < part.Length; j++)
            {
                if (!SyntaxFacts.IsIdentifierPartCharacter(part[j]))
                    part[j] = '_';
            }

            if (part.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(part[0]))
                part.Insert(0, '_');
            parts[i] = Escape(part.ToString());
        }

        return string.Join(".", parts);
    }
}
