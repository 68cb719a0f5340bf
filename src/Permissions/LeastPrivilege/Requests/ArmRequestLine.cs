namespace Permissions;

/// <summary>
/// A line of <c>definitions/azure/requests</c>: a path from its last provider on with <c>{}</c> for each name, the methods
/// with commas between them, and then, only where the path's structure gives another one, the operations that are needed.
/// </summary>
/// <param name="Path">The path's segments; the first is the provider.</param>
/// <param name="Methods">The methods that are on record.</param>
/// <param name="Operations">The operations; none where the structure says it.</param>
internal sealed record ArmRequestLine(IReadOnlyList<string> Path, ArmMethods Methods, IReadOnlyList<string> Operations)
{
    private static readonly char[] Blank = [' '];

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">The line is malformed; the message says how.</exception>
    internal static ArmRequestLine Parse(string line)
    {
        var fields = line.Split(Blank);
        if (fields.Length < 2)
            throw new FormatException($"'{line}' has no methods; expected 'Provider/type/{{}} GET,PUT', then operations where the path gives another one.");
        var methods = ArmMethods.None;
        foreach (var name in fields[1].Split(','))
        {
            var method = ArmMethodNames.Parse(name);
            if (method == ArmMethods.None)
                throw new FormatException($"'{name}' is no method; expected GET, HEAD, PUT, PATCH, DELETE or POST.");
            methods |= method;
        }

        var path = fields[0].Split('/');
        var invalid = path.Length < 2 || path.Any(segment => segment.Length == 0) ? fields[0] : fields.Skip(2).FirstOrDefault(operation => operation.IndexOf('/') < 1);
        return invalid is null
            ? new(path, methods, [.. fields.Skip(2)])
            : throw new FormatException($"'{invalid}' is expected to hold a provider and what follows it, with slashes between.");
    }

    /// <summary>The line as <see cref="Parse"/> reads it.</summary>
    /// <returns>The line without its end.</returns>
    public override string ToString() => string.Join(" ", new[] { string.Join("/", Path), ArmMethodNames.Join(Methods) }.Concat(Operations));
}
