namespace Permissions.Json;

/// <summary>One identity file: the identities of one environment with their roles, and what is wrong with it as a file.</summary>
public sealed class IdentityDocument
{
    internal IdentityDocument(JsonSyntaxTree syntax, JsonStringSyntax? name, JsonStringSyntax? description, IdentityScopeSyntax[] scopes, IdentitySyntax[] identities, IReadOnlyList<AccessFileProblem> problems)
    {
        Syntax = syntax;
        Name = name;
        Description = description;
        Scopes = Array.AsReadOnly(scopes);
        Identities = Array.AsReadOnly(identities);
        Problems = problems;
    }

    /// <summary>The file's text as a tree, with its syntax errors.</summary>
    public JsonSyntaxTree Syntax { get; }

    /// <summary>What the identities are together; null where the file does not say, which is reported.</summary>
    public JsonStringSyntax? Name { get; }

    /// <summary>What they are for; null where the file does not say.</summary>
    public JsonStringSyntax? Description { get; }

    /// <summary>The scopes, in the order of the file.</summary>
    public IReadOnlyList<IdentityScopeSyntax> Scopes { get; }

    /// <summary>The identities, in the order of the file.</summary>
    public IReadOnlyList<IdentitySyntax> Identities { get; }

    /// <summary>What is wrong with the form of the file; syntax errors are in <see cref="Syntax"/>.</summary>
    public IReadOnlyList<AccessFileProblem> Problems { get; }

    /// <summary>Reads an identity file. Never fails on any text. The form is that of <c>definitions/schema/identities.schema.json</c>.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IdentityDocument Parse(string text, CancellationToken cancellationToken = default) =>
        new IdentityReader().Read(JsonSyntaxTree.Parse(text, JsonReading.Lenient, cancellationToken));
}
