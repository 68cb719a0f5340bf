using Permissions.ResourceManager.Plans;

namespace Permissions.ResourceManager;

/// <summary>How a plan is applied.</summary>
public sealed class AccessApplyOptions
{
    /// <summary>How many operations are under way at the same time; 8 by default, at least 1. Azure's rates hold whatever this is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Parallelism
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one operation has to be under way.");
    } = 8;

    /// <summary>
    /// How many reads in a row must agree with what was written before it counts as seen everywhere; 2 by default, because the
    /// replicas that answer are not all equally far. 0 does not wait. The wait is bounded by <see cref="RbacClientOptions.ReplicationTimeout"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int AgreeingReads
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of reads must not be negative; zero means none.");
    } = 2;
}

/// <summary>What became of an operation.</summary>
public enum OperationStatus
{
    /// <summary>There was nothing to do.</summary>
    Unchanged,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It had been done since the plan was made: by another run, or by an earlier one that was cut short.</summary>
    DoneBefore,

    /// <summary>Azure refused it, or gave no answer.</summary>
    Failed,

    /// <summary>It was not tried, because what it needs failed.</summary>
    Skipped,

    /// <summary>It was not begun, or not seen to its end, before the call was cancelled.</summary>
    Cancelled,

    /// <summary>It is in conflict with what was made elsewhere.</summary>
    Blocked,
}

/// <summary>One operation of a plan and what became of it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
/// <param name="NextStep">What to do next, in a sentence; null where nothing is to be done.</param>
/// <param name="Name">The GUID that the role or the assignment has in Azure; another than planned where Azure refused that one. Null where it is not there.</param>
public sealed record OperationOutcome(PlannedOperation Operation, OperationStatus Status, Exception? Error = null, string? NextStep = null, Guid? Name = null)
{
    /// <summary>Status, operation, error and next step.</summary>
    /// <returns>One line, unless Azure's message has several.</returns>
    public override string ToString() => PlainText.Of(string.Join(' ', new[] { $"{Status}: {Operation}.", Error?.Message, NextStep }.OfType<string>()));
}

/// <summary>How far an application is.</summary>
/// <param name="Completed">How many operations have ended, this one included.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Outcome">The operation that ended last.</param>
public sealed record AccessProgress(int Completed, int Total, OperationOutcome Outcome);
