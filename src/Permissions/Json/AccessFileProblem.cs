namespace Permissions.Json;

/// <summary>What is wrong with the form of an access-level or identity file, although it is JSON.</summary>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong, what was expected, and the way out.</param>
public sealed record AccessFileProblem(SourceSpan Span, string Message);
