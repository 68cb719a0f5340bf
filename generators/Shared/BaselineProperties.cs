using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Permissions.Compiler;

/// <summary>What a diagnostic about a baseline carries for the code fix that writes it.</summary>
/// <param name="Path">The baseline's path: as the contract writes it for a new file, as the project has it for one that is there.</param>
/// <param name="Text">What the file should say.</param>
/// <param name="IsNew">Whether there is no such file yet.</param>
internal sealed record BaselineProperties(string Path, string Text, bool IsNew)
{
    private const string PathKey = "Baseline";
    private const string TextKey = "BaselineText";
    private const string NewKey = "BaselineIsNew";

    /// <summary>What a diagnostic carries; null where it is about no baseline that could be written.</summary>
    internal static BaselineProperties? Of(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(PathKey, out var path) && path is not null && diagnostic.Properties.TryGetValue(TextKey, out var text) && text is not null
            ? new(path, text, diagnostic.Properties.ContainsKey(NewKey))
            : null;

    /// <summary>The properties of a diagnostic.</summary>
    internal ImmutableDictionary<string, string?> ToProperties()
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(PathKey, Path).Add(TextKey, Text);
        return IsNew ? properties.Add(NewKey, string.Empty) : properties;
    }
}
