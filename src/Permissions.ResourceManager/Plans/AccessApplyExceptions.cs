using Permissions.ResourceManager.Plans;

namespace Permissions.ResourceManager;

/// <summary>A plan was applied, and not all of it was done.</summary>
public sealed class AccessApplyException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="result">What became of the plan.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public AccessApplyException(AccessApplyResult result)
        : base(result?.ToString(), result?.Outcomes.FirstOrDefault(outcome => outcome.Error is not null)?.Error)
    {
        ArgumentNullException.ThrowIfNull(result);
        Result = result;
    }

    /// <summary>What became of each operation.</summary>
    public AccessApplyResult Result { get; }
}

/// <summary>A plan's application was cancelled after it had begun to write. Planning and applying again continues.</summary>
public sealed class ApplyCanceledException : OperationCanceledException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="result">What had become of the plan.</param>
    /// <param name="cancellationToken">The token that cancelled.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public ApplyCanceledException(AccessApplyResult result, CancellationToken cancellationToken)
        : base($"Applying the plan was cancelled. {result}", cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        Result = result;
    }

    /// <summary>What became of each operation until then.</summary>
    public AccessApplyResult Result { get; }
}

/// <summary>A plan was not applied, because Azure is not as it was when the plan was made. Nothing was written; make a new plan.</summary>
public sealed class StalePlanException : InvalidOperationException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="changes">What has changed, one sentence each; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="changes"/> is null.</exception>
    public StalePlanException(IReadOnlyList<string> changes)
        : base(Describe(changes)) => Changes = changes;

    /// <summary>What has changed since the plan was made.</summary>
    public IReadOnlyList<string> Changes { get; }

    private static string Describe(IReadOnlyList<string> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return $"The plan is out of date, and nothing was written; make a new plan.\n- {string.Join("\n- ", changes.Select(PlainText.Of))}";
    }
}
