namespace Permissions;

/// <summary>The methods of requests that Azure Resource Manager takes. The numbers are those of the embedded table's reader only.</summary>
[Flags]
internal enum ArmMethods
{
    None = 0,
    Get = 1,
    Head = 2,
    Put = 4,
    Patch = 8,
    Delete = 16,
    Post = 32,
}

/// <summary>Methods as text.</summary>
internal static class ArmMethodNames
{
    private static readonly (string Name, ArmMethods Method)[] All =
    [
        ("DELETE", ArmMethods.Delete), ("GET", ArmMethods.Get), ("HEAD", ArmMethods.Head),
        ("PATCH", ArmMethods.Patch), ("POST", ArmMethods.Post), ("PUT", ArmMethods.Put),
    ];

    /// <summary>The method of a name in any case; none for another name.</summary>
    internal static ArmMethods Parse(string name)
    {
        foreach (var (known, method) in All)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
                return method;
        }

        return ArmMethods.None;
    }

    /// <summary>Several methods, in the order of their names, with commas between them.</summary>
    internal static string Join(ArmMethods methods) =>
        string.Join(",", All.Where(known => (methods & known.Method) != 0).Select(known => known.Name));
}
