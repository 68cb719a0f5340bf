namespace Permissions.Json;

/// <summary>Why a JSON file holds no role definition.</summary>
/// <param name="Span">Where the decision fell: the key or value that tells what the file is.</param>
/// <param name="Message">What the file is instead, which keys decided, and the way out.</param>
public sealed record RoleDocumentError(SourceSpan Span, string Message);

/// <summary>What is wrong with the form of one role in a file, although it could be read.</summary>
/// <param name="Kind">What sort of problem.</param>
/// <param name="Span">Where: the key or the value concerned.</param>
/// <param name="Message">What is wrong, what was expected, and the way out.</param>
public sealed record RoleShapeProblem(RoleShapeProblemKind Kind, SourceSpan Span, string Message);

/// <summary>The sorts of problem with the form of a role.</summary>
public enum RoleShapeProblemKind
{
    /// <summary>A key that no shape of a role definition has.</summary>
    UnknownKey,

    /// <summary>A key that occurs twice, compared without case.</summary>
    DuplicateKey,

    /// <summary>A value of another type than its key takes.</summary>
    WrongType,

    /// <summary>A value that another one of the role contradicts.</summary>
    Contradiction,
}
