using Permissions.Json;

namespace Permissions.Rules;

/// <summary>A permission string of a role, with what the catalogue makes of it.</summary>
/// <param name="Text">The string as the file writes it.</param>
/// <param name="Standing">What it is.</param>
/// <param name="Operation">The operation it names, for <see cref="PermissionStanding.Known"/> and <see cref="PermissionStanding.WrongPlane"/>; else the default.</param>
internal sealed record PermissionEntry(JsonStringSyntax Text, PermissionStanding Standing, OperationInfo Operation)
{
    internal string Value => Text.Value;

    /// <summary>Whether it does what it says as far as is known: no rule finds fault with the string by itself.</summary>
    internal bool IsSound => Standing is PermissionStanding.Known or PermissionStanding.Wildcard;

    /// <summary>Whether what it matches is what is written. Of a malformed one nobody knows what was meant.</summary>
    internal bool IsReadable => Standing is not (PermissionStanding.Open or PermissionStanding.Malformed);
}
