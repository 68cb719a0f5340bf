namespace Permissions.Json;

/// <summary>One role file: all roles in it, and what is wrong with it as a file.</summary>
public sealed class RoleDocument
{
    private RoleDocument(JsonSyntaxTree syntax, IReadOnlyList<RoleSyntax> roles, RoleDocumentError? error)
    {
        Syntax = syntax;
        Roles = roles;
        Error = error;
    }

    /// <summary>The file's text as a tree, with its syntax errors.</summary>
    public JsonSyntaxTree Syntax { get; }

    /// <summary>The file's text.</summary>
    public string Text => Syntax.Text;

    /// <summary>The roles in the order of the file.</summary>
    public IReadOnlyList<RoleSyntax> Roles { get; }

    /// <summary>Why there is no role in the file, although it is JSON without errors; else null. Syntax errors are in <see cref="Syntax"/>.</summary>
    public RoleDocumentError? Error { get; }

    /// <summary>Reads a role file in any of the shapes of <see cref="RoleFileShape"/>. Never fails on any text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RoleDocument Parse(string text, CancellationToken cancellationToken = default) =>
        FromSyntax(JsonSyntaxTree.Parse(text, JsonReading.Lenient, cancellationToken), cancellationToken);

    /// <summary>
    /// Reads the bytes of a role file: UTF-8, UTF-16 or UTF-32, with or without a byte order mark. Never fails on any bytes.
    /// </summary>
    /// <param name="bytes">The bytes. What is not valid in its encoding is a syntax error at its place, and read as U+FFFD.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RoleDocument Read(byte[] bytes, CancellationToken cancellationToken = default)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        var errors = new List<JsonSyntaxError>();
        var text = RoleFileEncoding.Decode(bytes, errors);
        return FromSyntax(new JsonParser(text, JsonReading.Lenient, cancellationToken, errors).Parse(), cancellationToken);
    }

    /// <summary>
    /// Prints the file in its own shape, in canonical form: two blanks of indentation, <c>\n</c>, and every key,
    /// unknown member, number and comment where it was. Printing what was printed changes nothing.
    /// </summary>
    /// <returns>The text, with a newline at its end. A file with syntax errors is given back as it is.</returns>
    public string Write() => Syntax.Errors.Count > 0 ? Text : JsonPrinter.Print(Syntax);

    /// <summary>
    /// Prints the file's roles in another shape. Scopes with placeholders are kept as they are written; what only the
    /// own shape has, such as comments and unknown keys, is left out.
    /// </summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The text, with a newline at its end: one object for one role, an array for none or several, one template for all in <see cref="RoleFileShape.ArmTemplate"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shape"/> is no known shape.</exception>
    public string Write(RoleFileShape shape) => RoleFileWriter.WriteAll(
        [.. Roles.Select(r => (r.ToRoleDefinition(), r.AssignableScopes.Select(s => s.Text.Value).ToArray()))],
        shape);

    private static RoleDocument FromSyntax(JsonSyntaxTree syntax, CancellationToken cancellationToken)
    {
        if (syntax.Root is not { } root)
            return new(syntax, [], null);
        var finder = new RoleFinder(cancellationToken);
        finder.Find(root);
        if (finder.Roles.Count > 0 || syntax.Errors.Count > 0)
            return new(syntax, finder.Roles, null);
        return new(syntax, [], finder.LookAlike ?? RoleLookAlikes.BySchema(root) ?? RoleLookAlikes.Unknown(root));
    }
}
