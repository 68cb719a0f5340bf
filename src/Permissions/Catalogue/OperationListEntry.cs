using Permissions.Json;

namespace Permissions;

/// <summary>An operation as a list of operations names it.</summary>
/// <param name="Operation">The operation, without wildcards.</param>
/// <param name="Plane">Its plane; <see cref="OperationPlane.Control"/> where the line names none.</param>
/// <param name="LastSeen">The day on which it was last seen, at midnight, of no time zone; null where the line names none.</param>
/// <param name="Span">The place of the operation's name in the list; empty for an entry that comes from no text.</param>
public sealed record OperationListEntry(string Operation, OperationPlane Plane, DateTime? LastSeen, SourceSpan Span);

/// <summary>A line of a list of operations that could not be read. It adds nothing to the catalogue.</summary>
/// <param name="Span">The characters concerned.</param>
/// <param name="Message">One sentence: what is wrong and what is expected.</param>
public sealed record OperationListProblem(SourceSpan Span, string Message);
