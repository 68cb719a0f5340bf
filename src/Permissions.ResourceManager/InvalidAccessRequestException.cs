namespace Permissions.ResourceManager;

/// <summary>
/// A role or an assignment was not sent, because Azure would refuse it for certain. Nothing was written; all findings are
/// given at once.
/// </summary>
public sealed class InvalidAccessRequestException : ArgumentException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="subject">What was not sent, as the start of a sentence: <c>Role 'Reader of tags'</c>.</param>
    /// <param name="findings">Why; at least one.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public InvalidAccessRequestException(string subject, IReadOnlyList<RequestFinding> findings)
        : base(Describe(subject, findings)) => Findings = findings;

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<RequestFinding> Findings { get; }

    private static string Describe(string subject, IReadOnlyList<RequestFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(findings);
        return $"{subject} was not sent, because Azure would refuse it:\n- {string.Join("\n- ", findings)}";
    }
}
