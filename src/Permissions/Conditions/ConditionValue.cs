using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Permissions.Conditions;

/// <summary>What a value of a condition is.</summary>
public enum ConditionValueKind
{
    /// <summary>Text. A condition writes it in single quotes; moments are text too.</summary>
    Text,

    /// <summary>An integer of 64 bits.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A GUID.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "It is a GUID, and Azure's operators call it one.")]
    Guid,
}

/// <summary>One value: in a condition's text, or of an attribute in a request. The default is the empty text.</summary>
public readonly struct ConditionValue : IEquatable<ConditionValue>
{
    private const string DateTimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private readonly string? _text;
    private readonly long _number;
    private readonly Guid _guid;

    private ConditionValue(ConditionValueKind kind, string? text, long number, Guid guid)
    {
        Kind = kind;
        _text = text;
        _number = number;
        _guid = guid;
    }

    /// <summary>What the value is.</summary>
    public ConditionValueKind Kind { get; }

    /// <summary>Makes a value of text.</summary>
    /// <param name="value">The text. One with a single quote can be an attribute's value, but no condition can write it.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static ConditionValue Of(string value) => new(ConditionValueKind.Text, value ?? throw new ArgumentNullException(nameof(value)), 0, default);

    /// <summary>Makes a value of an integer.</summary>
    /// <param name="value">The integer.</param>
    /// <returns>The value.</returns>
    public static ConditionValue Of(long value) => new(ConditionValueKind.Number, null, value, default);

    /// <summary>Makes a value of true or false.</summary>
    /// <param name="value">True or false.</param>
    /// <returns>The value.</returns>
    public static ConditionValue Of(bool value) => new(ConditionValueKind.Boolean, null, value ? 1 : 0, default);

    /// <summary>Makes a value of a GUID.</summary>
    /// <param name="value">The GUID.</param>
    /// <returns>The value.</returns>
    public static ConditionValue Of(Guid value) => new(ConditionValueKind.Guid, null, 0, value);

    /// <summary>Makes a value of a moment: text in UTC with the seven digits that Azure documents.</summary>
    /// <param name="value">The moment.</param>
    /// <returns>The value, such as <c>2026-01-31T13:00:00.0000000Z</c>.</returns>
    public static ConditionValue Of(DateTimeOffset value) =>
        Of(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Of(string)"/>
    public static implicit operator ConditionValue(string value) => Of(value);

    /// <inheritdoc cref="Of(long)"/>
    public static implicit operator ConditionValue(long value) => Of(value);

    /// <inheritdoc cref="Of(bool)"/>
    public static implicit operator ConditionValue(bool value) => Of(value);

    /// <inheritdoc cref="Of(Guid)"/>
    public static implicit operator ConditionValue(Guid value) => Of(value);

    /// <inheritdoc cref="Of(DateTimeOffset)"/>
    public static implicit operator ConditionValue(DateTimeOffset value) => Of(value);

    /// <summary>Whether both are of one kind and the same; texts with regard to case.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>True if they are.</returns>
    public bool Equals(ConditionValue other) =>
        Kind == other.Kind && _number == other._number && _guid == other._guid && string.Equals(_text ?? string.Empty, other._text ?? string.Empty, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ConditionValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        ConditionValueKind.Text => StringComparer.Ordinal.GetHashCode(_text ?? string.Empty),
        ConditionValueKind.Guid => _guid.GetHashCode(),
        _ => _number.GetHashCode(),
    };

    /// <summary>Whether both are of one kind and the same.</summary>
    public static bool operator ==(ConditionValue left, ConditionValue right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ConditionValue left, ConditionValue right) => !left.Equals(right);

    /// <summary>The value as a condition writes it: text in single quotes, a GUID with dashes in lower case.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Kind == ConditionValueKind.Text ? $"'{_text}'" : AsText;

    /// <summary>The value without quotes.</summary>
    internal string AsText => Kind switch
    {
        ConditionValueKind.Number => _number.ToString(CultureInfo.InvariantCulture),
        ConditionValueKind.Boolean => _number != 0 ? "true" : "false",
        ConditionValueKind.Guid => _guid.ToString("D"),
        _ => _text ?? string.Empty,
    };

    /// <summary>The value as a type; text is read, because services hand over their attributes as text.</summary>
    internal bool TryGet(out Guid value)
    {
        value = _guid;
        return Kind == ConditionValueKind.Guid || (Kind == ConditionValueKind.Text && TryReadGuid(_text ?? string.Empty, out value));
    }

    internal bool TryGet(out long value)
    {
        value = _number;
        return Kind == ConditionValueKind.Number
            || (Kind == ConditionValueKind.Text && long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));
    }

    internal bool TryGet(out bool value)
    {
        value = _number != 0;
        return Kind == ConditionValueKind.Boolean || (Kind == ConditionValueKind.Text && bool.TryParse(_text, out value));
    }

    internal bool TryGet(out DateTime value)
    {
        value = default;
        return Kind == ConditionValueKind.Text
            && DateTime.TryParseExact(_text, DateTimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out value);
    }

    /// <summary>Whether a comparison of the type can take the value.</summary>
    internal bool Fits(ConditionType type) => type switch
    {
        ConditionType.Boolean => TryGet(out bool _),
        ConditionType.Number => TryGet(out long _),
        ConditionType.DateTime => TryGet(out DateTime _),
        ConditionType.Guid => TryGet(out Guid _),
        _ => true,
    };

    /// <summary>Reads a GUID with dashes or, as Azure's built-in roles have it, without.</summary>
    internal static bool TryReadGuid(string text, out Guid value) =>
        Guid.TryParseExact(text, "D", out value) || Guid.TryParseExact(text, "N", out value);
}
