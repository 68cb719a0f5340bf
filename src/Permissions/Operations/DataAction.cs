using System.Diagnostics.CodeAnalysis;

namespace Permissions;

/// <summary>
/// A permission string of the data plane: a data action such as <c>Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read</c>, or a pattern
/// over them with <c>*</c>. Equality ignores case, as Azure does; the spelling is kept as given.
/// </summary>
/// <remarks>The default value holds the empty string, which matches no operation and which Azure refuses.</remarks>
public readonly struct DataAction : IEquatable<DataAction>
{
    private readonly string? _value;

    private DataAction(string value)
    {
        _value = value;
        // What a pattern stands for is not told by the text of it.
        Key = PermissionString.CountWildcards(value) == 0 ? PermissionKey.Of(value) : PermissionKey.None;
    }

    /// <summary>The string's <see cref="PermissionKey"/>; none of a pattern.</summary>
    internal ulong Key { get; }

    /// <summary>The permission string as it was given.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether the string holds a wildcard, so that it is a pattern over operations and not one operation.</summary>
    public bool IsPattern => Value.IndexOf(WildcardPattern.Wildcard) >= 0;

    /// <summary>Reads a permission string.</summary>
    /// <param name="value">The string: letters, digits and <c>. / * - _ : $ { }</c>, with a provider, without surrounding blanks or slashes. Any number of <c>*</c> is read, although Azure takes one a string.</param>
    /// <returns>The permission, spelled as given. Whether such an operation exists is not asked.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="FormatException">The string is malformed; the message says how and where.</exception>
    public static DataAction Parse([PermissionString(OperationPlane.Data)] string value)
    {
        if (value is null)
            throw new ArgumentNullException(nameof(value));
        return TryParse(value, out var result, out var error) ? result : throw new FormatException(error.Message);
    }

    /// <summary>Reads a permission string, or says why it is none.</summary>
    /// <param name="value">The string, as for <see cref="Parse"/>; null is malformed.</param>
    /// <param name="result">The permission; the default when the string is malformed.</param>
    /// <param name="error">What is wrong and at which characters; null when nothing is.</param>
    /// <returns>Whether the string is well-formed.</returns>
    public static bool TryParse([PermissionString(OperationPlane.Data)] string? value, out DataAction result, [NotNullWhen(false)] out PermissionStringError? error)
    {
        error = PermissionString.Check(value ?? string.Empty);
        result = error is null ? new(value!) : default;
        return error is null;
    }

    /// <inheritdoc cref="TryParse(string?, out DataAction, out PermissionStringError?)"/>
    public static bool TryParse([PermissionString(OperationPlane.Data)] string? value, out DataAction result) => TryParse(value, out result, out _);

    /// <summary>
    /// Takes a string as it is, unchecked: for text that Azure itself returned (its built-in roles hold malformed
    /// strings too) or that the compiler has checked already.
    /// </summary>
    /// <param name="value">The string.</param>
    /// <returns>The permission, spelled as given.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static DataAction FromService(string value) => new(value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>Whether this pattern matches an operation, compared without case. A wildcard in <paramref name="operation"/> is taken literally.</summary>
    /// <param name="operation">The operation that is asked about.</param>
    /// <param name="reading">How <c>/*/</c> is read; strictly by default.</param>
    /// <returns>True if the whole string matches. <c>Microsoft.X/*</c> does not match <c>Microsoft.X</c> strictly.</returns>
    public bool Matches(DataAction operation, WildcardReading reading = WildcardReading.Strict) =>
        WildcardPattern.Matches(Value, operation.Value, reading);

    /// <summary>Whether both strings are the same but for case.</summary>
    /// <param name="other">The permission to compare with.</param>
    /// <returns>True if they are.</returns>
    public bool Equals(DataAction other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DataAction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The permission string as it was given.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Whether both strings are the same but for case.</summary>
    public static bool operator ==(DataAction left, DataAction right) => left.Equals(right);

    /// <summary>Whether the strings differ by more than case.</summary>
    public static bool operator !=(DataAction left, DataAction right) => !left.Equals(right);
}
