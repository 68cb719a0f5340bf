namespace Permissions;

/// <summary>
/// How a wildcard between two slashes is read. Azure documents neither reading, and its own built-in roles
/// rely on both, so a question about safety names the reading that errs on the safe side.
/// </summary>
public enum WildcardReading
{
    /// <summary>
    /// A plain glob: <c>*</c> stands for any text and both slashes of <c>/*/</c> are literal. What matches strictly
    /// is sure to be granted.
    /// </summary>
    Strict,

    /// <summary>
    /// As <see cref="Strict"/>, and <c>/*/</c> may also stand for a single <c>/</c>, a final <c>/*</c> for nothing.
    /// What does not match leniently is sure not to be granted.
    /// </summary>
    Lenient,
}
