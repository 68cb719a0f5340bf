namespace Permissions.Json;

/// <summary>A JSON text as a tree whose every node knows its place, with everything that is wrong with the text.</summary>
public sealed class JsonSyntaxTree
{
    /// <summary>The deepest nesting of objects and arrays that is read, as in <c>System.Text.Json</c> by default.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The most errors that are kept; a text with more of them is no JSON at all.</summary>
    public const int MaximumErrors = 100;

    internal JsonSyntaxTree(string text, JsonNodeSyntax? root, IReadOnlyList<JsonSyntaxError> errors, IReadOnlyList<SourceSpan> comments)
    {
        Text = text;
        Root = root;
        Errors = errors;
        Comments = comments;
    }

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary>The outermost value; null where the text holds none.</summary>
    public JsonNodeSyntax? Root { get; }

    /// <summary>What is wrong, in the order of the text; empty for a text that the reading accepts.</summary>
    public IReadOnlyList<JsonSyntaxError> Errors { get; }

    /// <summary>The comments, in the order of the text, with their slashes and without the newline that ends a <c>//</c> comment.</summary>
    public IReadOnlyList<SourceSpan> Comments { get; }

    /// <summary>Reads a JSON text. Never fails on any text: what is wrong is in <see cref="Errors"/>, what could be read in <see cref="Root"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reading">How much the text may depart from the standard.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The tree.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static JsonSyntaxTree Parse(string text, JsonReading reading = JsonReading.Lenient, CancellationToken cancellationToken = default) =>
        new JsonParser(text ?? throw new ArgumentNullException(nameof(text)), reading, cancellationToken).Parse();
}
