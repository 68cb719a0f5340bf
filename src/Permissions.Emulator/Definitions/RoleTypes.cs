namespace Permissions.Emulator.Definitions;

/// <summary>How requests and responses spell the type of a role; any case is read.</summary>
internal static class RoleTypes
{
    internal static bool TryParse(string text, out RoleType type)
    {
        type = string.Equals(text, Text(RoleType.BuiltIn), StringComparison.OrdinalIgnoreCase) ? RoleType.BuiltIn : RoleType.Custom;
        return string.Equals(text, Text(type), StringComparison.OrdinalIgnoreCase);
    }

    internal static string Text(RoleType type) => type == RoleType.BuiltIn ? "BuiltInRole" : "CustomRole";
}
