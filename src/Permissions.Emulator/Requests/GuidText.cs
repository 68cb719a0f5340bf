namespace Permissions.Emulator.Requests;

/// <summary>The spellings of a GUID that requests may use: with dashes, and for principals also without.</summary>
internal static class GuidText
{
    internal static bool TryParseName(string? text, out Guid id) => Guid.TryParseExact(text, "D", out id) && id != Guid.Empty;

    internal static bool TryParsePrincipal(string? text, out Guid id) =>
        (Guid.TryParseExact(text, "D", out id) || Guid.TryParseExact(text, "N", out id)) && id != Guid.Empty;
}
