namespace Permissions.Json;

/// <summary>Writes role definitions as role files.</summary>
public static class RoleFileWriter
{
    /// <summary>
    /// Writes a role in one of the shapes, with the shape's own field names and conventions. A role with several
    /// permission blocks does not fit flat lists, which would mix the exclusions of one with the grants of another: in
    /// <see cref="RoleFileShape.PowerShell"/> and <see cref="RoleFileShape.CliInput"/> it is written with <c>Permissions</c>
    /// or <c>permissions</c>, as their newer forms take it.
    /// </summary>
    /// <param name="role">The role, with a value for each of its placeholders.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>The text: indented by two blanks, <c>\n</c> at each line's end, the last one too.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="role"/> has open placeholders: the scopes that hold them would be lost.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shape"/> is no known shape.</exception>
    public static string Write(RoleDefinition role, RoleFileShape shape)
    {
        if (role is null)
            throw new ArgumentNullException(nameof(role));
        if (role.Placeholders.Count > 0)
            throw new ArgumentException($"Role '{role.Name}' has no value for '{string.Join("', '", role.Placeholders)}' in its assignable scopes, which would be lost; give it one with the 'For' method of the role's class.", nameof(role));
        return WriteComplete(role, shape);
    }

    /// <summary>Writes what is known of a role: without the scopes that its placeholders leave open.</summary>
    internal static string WriteComplete(RoleDefinition role, RoleFileShape shape) =>
        WriteAll([(role, [.. role.AssignableScopes.Select(s => s.Path)])], shape);

    /// <summary>Writes roles with the texts of their assignable scopes: one as an object, several as an array, in one template for ARM.</summary>
    internal static string WriteAll(IReadOnlyList<(RoleDefinition Role, string[] Scopes)> roles, RoleFileShape shape)
    {
        var output = new RoleFileOutput();
        if (shape == RoleFileShape.ArmTemplate)
            output.Template(roles);
        else if (roles.Count == 1)
            output.Role(roles[0].Role, roles[0].Scopes, shape);
        else
            output.Array(() =>
            {
                foreach (var (role, scopes) in roles)
                    output.Item(() => output.Role(role, scopes, shape));
            });
        return output.ToString();
    }
}
