namespace Permissions.Json;

/// <summary>The GUID of a role in the forms in which role files write it.</summary>
internal static class RoleId
{
    /// <summary>Reads a GUID with dashes, without, or in braces, or at the end of a path. The all-zero GUID is a placeholder and no id.</summary>
    internal static bool TryRead(string text, out Guid id)
    {
        id = default;
        if (text.Length < 32)
            return false;
        var start = text.LastIndexOf('/') + 1;
        var guid = start == 0 ? text : text.Substring(start);
        return (Guid.TryParseExact(guid, "D", out id) || Guid.TryParseExact(guid, "N", out id) || Guid.TryParseExact(guid, "B", out id)) && id != Guid.Empty;
    }
}
