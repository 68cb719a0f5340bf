namespace Permissions.Generators.Tests;

/// <summary>Role files for tests.</summary>
internal static class RoleJson
{
    /// <summary>A role file in the shape of the command line's input.</summary>
    internal static string Of(
        string name = "Virtual Machine Reader",
        string[]? actions = null,
        string[]? notActions = null,
        string[]? dataActions = null,
        string[]? notDataActions = null,
        string[]? scopes = null,
        string? id = null,
        string description = "Reads virtual machines.") => System.Text.Json.JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["Name"] = name,
                ["Id"] = id,
                ["IsCustom"] = true,
                ["Description"] = description,
                ["Actions"] = actions ?? ["Microsoft.Compute/virtualMachines/read"],
                ["NotActions"] = notActions ?? [],
                ["DataActions"] = dataActions ?? [],
                ["NotDataActions"] = notDataActions ?? [],
                ["AssignableScopes"] = scopes ?? ["/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590"],
            });
}
