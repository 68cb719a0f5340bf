namespace Permissions;

/// <summary>
/// A line of <c>definitions/azure/requests</c>: a path from its last provider on with <c>{}</c> for each name, the methods
/// with commas between them, then, only where the line speaks of one scope, that scope, then, only where the path's structure
/// gives another one, the operations that are needed, and last, behind <c>also</c>, other operations that are on record for
/// the same request.
/// </summary>
/// <param name="Path">The path's segments; the first is the provider.</param>
/// <param name="Methods">The methods that are on record.</param>
/// <param name="Scope">The only scope that the line speaks of; null for all that no other line speaks of.</param>
/// <param name="Operations">The operations; none where the structure says it.</param>
/// <param name="Others">Other operations that are on record.</param>
internal sealed record ArmRequestLine(IReadOnlyList<string> Path, ArmMethods Methods, ArmRequestScope? Scope, IReadOnlyList<string> Operations, IReadOnlyList<string> Others)
{
    private const string Also = "also";

    private static readonly char[] Blank = [' '];

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">The line is malformed; the message says how.</exception>
    internal static ArmRequestLine Parse(string line)
    {
        var fields = line.Split(Blank);
        if (fields.Length < 2)
            throw new FormatException($"'{line}' has no methods; expected 'Provider/type/{{}} GET,PUT', then operations where the path gives another one, and others behind 'also'.");
        var methods = ArmMethods.None;
        foreach (var name in fields[1].Split(','))
        {
            var method = ArmMethodNames.Parse(name);
            if (method == ArmMethods.None)
                throw new FormatException($"'{name}' is no method; expected GET, HEAD, PUT, PATCH, DELETE or POST.");
            methods |= method;
        }

        var path = fields[0].Split('/');
        ArmRequestScope? scope = null;
        var rest = fields.Skip(2).ToList();
        if (rest.Count > 0 && rest[0].Length > 0 && rest[0][0] == ArmRequestScopeNames.Mark)
        {
            scope = ArmRequestScopeNames.Parse(rest[0]) ?? throw new FormatException($"'{rest[0]}' is no scope; expected @subscription or @resourceGroup.");
            rest.RemoveAt(0);
        }

        var operations = rest.TakeWhile(field => field != Also).ToList();
        var others = rest.Skip(operations.Count + 1).ToList();
        if (others.Count == 0 && operations.Count < rest.Count)
            throw new FormatException($"'{line}' has no operation behind '{Also}'.");
        var invalid = path.Length < 2 || path.Any(segment => segment.Length == 0) ? fields[0] : operations.Concat(others).FirstOrDefault(operation => operation.IndexOf('/') < 1);
        return invalid is null
            ? new(path, methods, scope, operations, others)
            : throw new FormatException($"'{invalid}' is expected to hold a provider and what follows it, with slashes between.");
    }

    /// <summary>The line as <see cref="Parse"/> reads it.</summary>
    /// <returns>The line without its end.</returns>
    public override string ToString() => string.Join(" ", new[] { string.Join("/", Path), ArmMethodNames.Join(Methods) }
        .Concat(Scope is { } scope ? [ArmRequestScopeNames.Name(scope)] : [])
        .Concat(Operations)
        .Concat(Others.Count > 0 ? [Also] : [])
        .Concat(Others));
}
