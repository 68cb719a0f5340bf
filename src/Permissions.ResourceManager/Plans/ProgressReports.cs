namespace Permissions.ResourceManager.Plans;

/// <summary>Tells one observer of each operation that ends, in turn. One that throws is told of nothing more: who watches must neither take away what was done nor stop it half-way.</summary>
internal sealed class ProgressReports(IProgress<AccessProgress>? observer, int total)
{
    private readonly Lock _gate = new();

    /// <summary>What the observer threw.</summary>
    internal Exception? Failure { get; private set; }

    /// <param name="outcome">The operation that ended.</param>
    /// <param name="record">Takes it down, and counts those that have ended.</param>
    internal void Report(OperationOutcome outcome, Func<int> record)
    {
        lock (_gate)
        {
            var completed = record();
            if (observer is null || Failure is not null)
                return;
            try
            {
                observer.Report(new(completed, total, outcome));
            }
            catch (Exception failure)
            {
                Failure = failure;
            }
        }
    }
}
