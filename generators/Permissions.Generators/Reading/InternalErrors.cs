using Permissions.Json;
using Permissions.Rules;

namespace Permissions.Generators;

/// <summary>
/// A fault of the generator's own, as a finding at the file that it happened with. Left to the compiler, one such fault
/// would take every class of the project away, with a warning that names no file.
/// </summary>
internal static class InternalErrors
{
    internal static RuleFinding Finding(string path, Exception exception) => new(
        RuleDescriptors.InternalError,
        new SourceSpan(0, 0),
        $"The generator failed at '{path}', which is a fault of its own, not of the file: {exception.GetType().Name}: {OneLine(exception.Message)} Please report it with the file.",
        RuleDescriptors.InternalError.Severity);

    private static string OneLine(string text) => string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
