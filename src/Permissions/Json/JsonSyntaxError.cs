namespace Permissions.Json;

/// <summary>One thing that is wrong with a JSON text.</summary>
/// <param name="Span">Where; of length zero where something is missing.</param>
/// <param name="Message">What is wrong, what was expected, and the way out.</param>
public sealed record JsonSyntaxError(SourceSpan Span, string Message);
