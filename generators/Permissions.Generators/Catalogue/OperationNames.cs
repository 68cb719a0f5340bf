namespace Permissions.Generators;

/// <summary>
/// The names of classes and members that stand for operations. A name follows from the operation's own path; where that is
/// not enough, <see cref="OperationTree"/> says what is done. docs/guides/catalogue.md tells the whole rule.
/// </summary>
internal static class OperationNames
{
    private const string Microsoft = "Microsoft.";

    /// <summary>The member of a class that stands for everything below it.</summary>
    internal const string All = "All";

    /// <summary>The last segment of most operations, which a member's name leaves out.</summary>
    internal const string ActionVerb = "action";

    // What a class of the catalogue may declare itself, and what every class inherits.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        All, "AllRead", "AllWrite", "AllDelete", "AllAction",
        "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize",
    };

    /// <summary>The verbs that operations end in.</summary>
    internal static IReadOnlyList<string> Verbs { get; } = ["read", "write", "delete", ActionVerb];

    internal static bool IsVerb(string segment) => Verbs.Contains(segment, StringComparer.OrdinalIgnoreCase);

    internal static bool IsAction(string segment) => string.Equals(segment, ActionVerb, StringComparison.OrdinalIgnoreCase);

    /// <summary>The class of a provider or a resource type. One that is called like a verb steps aside for the member of that name.</summary>
    internal static string OfType(string segment, bool isProvider)
    {
        var start = isProvider && segment.StartsWith(Microsoft, StringComparison.OrdinalIgnoreCase) ? Microsoft.Length : 0;
        var name = Plain(segment.Substring(start));
        return IsVerb(name) ? name + "_" : Free(name);
    }

    /// <summary>The member of the operation's last segments; <paramref name="segment"/> is the verb, or what precedes <c>/action</c>.</summary>
    internal static string OfMember(string segment, bool isBeforeAction) =>
        isBeforeAction && IsVerb(segment) ? Plain(segment) + "Action" : Free(Plain(segment));

    /// <summary>Nothing may be called like the class that it lies in.</summary>
    internal static string Inside(string enclosing, string name) =>
        string.Equals(enclosing, name, StringComparison.OrdinalIgnoreCase) ? name + "_" : name;

    private static string Plain(string segment)
    {
        var name = Identifiers.PascalCase(segment);
        return name.Length > 0 ? name : "_" + StableHash.Of(segment);
    }

    private static string Free(string name) => Reserved.Contains(name) ? name + "_" : name;
}
