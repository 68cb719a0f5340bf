using System.Diagnostics;

namespace Permissions.Benchmarks;

/// <summary>All pairs of built-in roles asked, on one thread, whether one is within the other, with an operation for each "no".</summary>
internal static class RolePairs
{
    internal static int Run()
    {
        // Reading the catalogue and the roles is measured elsewhere.
        var roles = BuiltInRoleCatalogue.Azure.Roles;
        _ = OperationCatalogue.Azure.Operations[0];
        foreach (var role in roles)
            _ = role.PermissionBlocks;

        var watch = Stopwatch.StartNew();
        var counts = new int[4];
        var known = 0;
        foreach (var first in roles)
        {
            foreach (var second in roles)
            {
                var answer = first.Permissions.IsSubsetOf(second.Permissions);
                counts[(int)answer.Kind]++;
                known += answer.Witness is { IsKnown: true, Operation.Length: > 0 } ? 1 : 0;
            }
        }

        Console.WriteLine($"{roles.Count * roles.Count:N0} pairs in {watch.Elapsed.TotalSeconds:F1} s: {counts[0]:N0} yes, {counts[1]:N0} no, {counts[2]:N0} only if conditions hold, {counts[3]:N0} undecided; {known:N0} by a known operation.");
        return 0;
    }
}
