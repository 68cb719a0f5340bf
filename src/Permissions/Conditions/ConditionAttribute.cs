using System.Diagnostics.CodeAnalysis;
using Permissions.Json;

namespace Permissions.Conditions;

/// <summary>
/// An attribute that a condition asks for, such as <c>@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]</c>.
/// Equality ignores case, except in a key that is marked <c>&lt;$key_case_sensitive$&gt;</c>.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "Azure calls it an attribute; it is none of .NET's.")]
public sealed partial class ConditionAttribute : ConditionOperand, IEquatable<ConditionAttribute>
{
    /// <summary>The mark after a key whose case counts, as blob index tags have it.</summary>
    internal const string CaseSensitiveKeyMark = "<$key_case_sensitive$>";

    private readonly string _identity;

    /// <summary>Names an attribute. Which attributes Azure knows is not asked here, but by <see cref="RoleCondition.Check()"/>.</summary>
    /// <param name="source">Where it is found.</param>
    /// <param name="name">What stands in the brackets, such as <c>Microsoft.Storage/storageAccounts:name</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank, has blanks around it, or holds a bracket or a line break.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is no source.</exception>
    public ConditionAttribute(ConditionAttributeSource source, string name)
        : this(source, name ?? throw new ArgumentNullException(nameof(name)), default)
    {
        if (source is < ConditionAttributeSource.Principal or > ConditionAttributeSource.Environment)
            throw new ArgumentOutOfRangeException(nameof(source), source, "There is no such source.");
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length != name.Length || name.IndexOfAny(['[', ']', '\r', '\n']) >= 0)
            throw new ArgumentException($"'{name}' is no name of an attribute; expected what stands in its brackets, such as 'Microsoft.Storage/storageAccounts:name'.", nameof(name));
    }

    internal ConditionAttribute(ConditionAttributeSource source, string name, SourceSpan span)
        : base(span)
    {
        Source = source;
        Name = name;
        _identity = Identify(name);
    }

    /// <summary>Where it is found.</summary>
    public ConditionAttributeSource Source { get; }

    /// <summary>What stands in its brackets, spelled as given.</summary>
    public string Name { get; }

    /// <summary>The key after the colon that names one of many values, without its mark, such as the <c>Project</c> of a blob index tag; null for none.</summary>
    public string? Key => KeyStart(Name) is var start && start < 0 ? null : Name.Substring(start, Name.Length - start - CaseSensitiveKeyMark.Length);

    /// <summary>The name, in lower case but for a key whose case counts: what two spellings of one attribute share.</summary>
    internal string Identity => _identity;

    /// <summary>Whether both name the same attribute of the same source.</summary>
    /// <param name="other">The other attribute.</param>
    /// <returns>True if they do.</returns>
    public bool Equals(ConditionAttribute? other) =>
        other is not null && Source == other.Source && string.Equals(_identity, other._identity, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConditionAttribute);

    /// <inheritdoc/>
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(_identity) * 4) + (int)Source;

    /// <summary>The attribute as a condition writes it, in Azure's spelling where it is known.</summary>
    /// <returns>The text, such as <c>@Resource[Microsoft.Storage/storageAccounts:name]</c>.</returns>
    public override string ToString() => $"@{Source}[{KnownAttributes.SpellingOf(this)}]";

    private static string Identify(string name)
    {
        var key = KeyStart(name);
        return key < 0
            ? name.ToLowerInvariant()
            : name.Substring(0, key).ToLowerInvariant() + name.Substring(key, name.Length - key - CaseSensitiveKeyMark.Length) + CaseSensitiveKeyMark;
    }

    private static int KeyStart(string name) =>
        name.EndsWith(CaseSensitiveKeyMark, StringComparison.OrdinalIgnoreCase) && name.IndexOf(':') is >= 0 and var colon ? colon + 1 : -1;
}
