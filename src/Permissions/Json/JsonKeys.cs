namespace Permissions.Json;

/// <summary>The strings that role files repeat, so that each is allocated once in a process and not once a file.</summary>
internal static class JsonKeys
{
    private static readonly string[][] ByLength = Build(
    [
        "Name", "name", "roleName", "RoleName", "Id", "id", "IsCustom", "isCustom", "Description", "description",
        "Type", "type", "roleType", "RoleType", "CustomRole", "BuiltInRole", "Microsoft.Authorization/roleDefinitions",
        "Permissions", "permissions", "Properties", "properties", "AssignableScopes", "assignableScopes",
        "Actions", "actions", "NotActions", "notActions", "DataActions", "dataActions", "NotDataActions", "notDataActions",
        "Condition", "condition", "ConditionVersion", "conditionVersion", "2.0",
        "createdOn", "updatedOn", "createdBy", "updatedBy",
        "$schema", "contentVersion", "parameters", "variables", "resources", "outputs", "apiVersion", "defaultValue", "string", "/", "*",
    ]);

    /// <summary>The text between two offsets, as the shared string if it is a known one.</summary>
    internal static string Intern(string text, int start, int length)
    {
        if (length == 0)
            return string.Empty;
        if (length < ByLength.Length)
        {
            foreach (var known in ByLength[length])
            {
                if (known[0] == text[start] && string.CompareOrdinal(known, 0, text, start, length) == 0)
                    return known;
            }
        }

        return text.Substring(start, length);
    }

    private static string[][] Build(string[] known)
    {
        var byLength = new string[known.Max(k => k.Length) + 1][];
        for (var length = 0; length < byLength.Length; length++)
            byLength[length] = [.. known.Where(k => k.Length == length)];
        return byLength;
    }
}
