namespace Permissions.Json;

/// <summary>One access-level file: kinds of resource with their levels, and what is wrong with it as a file.</summary>
public sealed class AccessLevelDocument
{
    internal AccessLevelDocument(JsonSyntaxTree syntax, IReadOnlyList<AccessKindSyntax> kinds, IReadOnlyList<AccessFileProblem> problems)
    {
        Syntax = syntax;
        Kinds = kinds;
        Problems = problems;
    }

    /// <summary>The file's text as a tree, with its syntax errors.</summary>
    public JsonSyntaxTree Syntax { get; }

    /// <summary>The kinds, in the order of the file.</summary>
    public IReadOnlyList<AccessKindSyntax> Kinds { get; }

    /// <summary>What is wrong with the form of the file; syntax errors are in <see cref="Syntax"/>.</summary>
    public IReadOnlyList<AccessFileProblem> Problems { get; }

    /// <summary>Reads an access-level file. Never fails on any text. The form is that of <c>definitions/schema/access-levels.schema.json</c>.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static AccessLevelDocument Parse(string text, CancellationToken cancellationToken = default) =>
        new AccessLevelReader().Read(JsonSyntaxTree.Parse(text, JsonReading.Lenient, cancellationToken));
}
