using System.Globalization;
using Permissions.ResourceManager.Plans;

namespace Permissions.ResourceManager;

/// <summary>What became of a plan. Immutable.</summary>
public sealed class AccessApplyResult
{
    internal AccessApplyResult(IReadOnlyList<OperationOutcome> outcomes, IReadOnlyList<PlannedOperation> unseen, int requests, int retries) =>
        (Outcomes, Unseen, Requests, Retries) = (outcomes, unseen, requests, retries);

    /// <summary>Each operation of the plan, in its order.</summary>
    public IReadOnlyList<OperationOutcome> Outcomes { get; }

    /// <summary>Operations that were done and that Azure's answers did not show yet when the wait ended. They need time, and nothing else.</summary>
    public IReadOnlyList<PlannedOperation> Unseen { get; }

    /// <summary>Whether Azure is now as the plan said: all was done or had been.</summary>
    public bool Succeeded => Outcomes.All(outcome => outcome.Status is OperationStatus.Unchanged or OperationStatus.Done or OperationStatus.DoneBefore);

    /// <summary>How many requests were sent, retries included.</summary>
    public int Requests { get; }

    /// <summary>How many of them were retries of the SDK's pipeline.</summary>
    public int Retries { get; }

    /// <summary>What the <see cref="IProgress{T}"/> threw; null where it threw nothing. It was told of nothing more then, and the plan was carried out all the same.</summary>
    public Exception? ProgressFailure { get; internal init; }

    /// <summary>Tells how many operations ended in one way.</summary>
    /// <param name="status">The way.</param>
    /// <returns>The number.</returns>
    public int Count(OperationStatus status) => Outcomes.Count(outcome => outcome.Status == status);

    /// <summary>Makes an exception of a failure, for programs that do not look at outcomes.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="AccessApplyException">Not all was done.</exception>
    public AccessApplyResult EnsureSucceeded() => Succeeded ? this : throw new AccessApplyException(this);

    /// <summary>How many operations ended in which way, and each that did not succeed with what to do next.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString()
    {
        var counts = Enum.GetValues<OperationStatus>().Where(status => Count(status) > 0)
            .Select(status => string.Create(CultureInfo.InvariantCulture, $"{Count(status)} {Word(status)}"));
        var failures = Outcomes.Where(outcome => outcome.Status is OperationStatus.Failed or OperationStatus.Skipped or OperationStatus.Cancelled or OperationStatus.Blocked);
        var unseen = Unseen.Select(operation => $"Done, but not seen everywhere yet: {operation}.");
        string[] reports = ProgressFailure is { } failure ? [PlainText.Of($"Progress could not be reported to its end: {failure.Message}")] : [];
        return string.Join('\n', [$"{string.Join(", ", counts.DefaultIfEmpty("nothing to do"))}.", .. failures.Select(outcome => outcome.ToString()), .. unseen, .. reports]);
    }

    private static string Word(OperationStatus status) => status == OperationStatus.DoneBefore ? "done before" : status.ToString().ToLowerInvariant();
}
