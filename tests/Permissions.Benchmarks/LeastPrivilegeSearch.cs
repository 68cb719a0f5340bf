using System.Diagnostics;
using System.Globalization;

namespace Permissions.Benchmarks;

/// <summary>Time and quality of <see cref="LeastPrivilege"/> over needs of 1 to 40 operations that are drawn from real roles.</summary>
internal static class LeastPrivilegeSearch
{
    private const int Count = 1000;
    private const int Seed = 20260822;
    private const int LargestNeed = 40;
    private const int MostRoles = 4;

    internal static int Run()
    {
        var first = Stopwatch.StartNew();
        LeastPrivilege.For(NeededOperations.Parse(["Microsoft.Compute/virtualMachines/read"]));
        Print($"first question of the process: {first.Elapsed.TotalMilliseconds:F0} ms");
        var draws = Draw();
        foreach (var objective in Enum.GetValues<LeastPrivilegeObjective>())
            Measure(objective, draws);
        return 0;
    }

    private static void Measure(LeastPrivilegeObjective objective, List<(NeededOperations Needs, List<RoleDefinition> Roles)> draws)
    {
        var options = new LeastPrivilegeOptions { Objective = objective, IncludeOutdated = true };
        var times = new List<double>();
        var results = new List<LeastPrivilegeResult>();
        foreach (var (needs, _) in draws)
        {
            var start = Stopwatch.GetTimestamp();
            results.Add(LeastPrivilege.For(needs, options));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Print($"{objective}: median {times[Count / 2]:F1} ms, 99 % under {times[Count * 99 / 100]:F1} ms, longest {times[^1]:F0} ms; {results.Count(result => result.IsOptimal)} of {Count} proved, most steps {results.Max(result => result.Steps):N0}");
        if (objective != LeastPrivilegeObjective.LeastExcess)
            return;

        // The roles that a need was drawn from cover it, so no choice may cost more than they do.
        var ratios = results.Zip(draws, (result, draw) => (double)(result.Cost + 1) / (CostOf(draw.Needs, draw.Roles) + 1)).Order().ToArray();
        Print($"  cost against the roles that the need was drawn from: least {ratios[0]:P1}, greatest {ratios[^1]:P0}; less in {ratios.Count(ratio => ratio < 1)} of {Count}");
    }

    private static long CostOf(NeededOperations needs, List<RoleDefinition> roles) =>
        LeastPrivilege.For(needs, new() { Candidates = roles, Objective = LeastPrivilegeObjective.LeastExcess, IncludeOutdated = true }).Cost;

    /// <summary>Some of what one to four roles grant: the same needs in every run.</summary>
    private static List<(NeededOperations Needs, List<RoleDefinition> Roles)> Draw()
    {
#pragma warning disable CA5394 // The same needs every time are what is wanted, not secret ones.
        var random = new Random(Seed);
        var all = BuiltInRoleCatalogue.Azure.Roles;
        var draws = new List<(NeededOperations, List<RoleDefinition>)>();
        while (draws.Count < Count)
        {
            var roles = Enumerable.Range(0, random.Next(1, MostRoles + 1)).Select(_ => all[random.Next(all.Count)]).Distinct().ToList();
            var granted = roles.SelectMany(role => NeededOperations.Of(role).Operations).Distinct().ToArray();
            if (granted.Length == 0)
                continue;
            random.Shuffle(granted);
            var wanted = granted.Take(random.Next(1, LargestNeed + 1)).ToArray();
            var needs = NeededOperations.Of([.. Names(wanted, OperationPlane.Control).Select(ControlAction.FromService)])
                .With(NeededOperations.Of([.. Names(wanted, OperationPlane.Data).Select(DataAction.FromService)]));
            draws.Add((needs, roles));
        }
#pragma warning restore CA5394

        return draws;
    }

    private static IEnumerable<string> Names(IEnumerable<NeededOperation> operations, OperationPlane plane) =>
        operations.Where(operation => operation.Plane == plane).Select(operation => operation.Name);

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
