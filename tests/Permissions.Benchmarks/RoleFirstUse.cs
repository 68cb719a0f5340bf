using System.Diagnostics;
using System.Globalization;

namespace Permissions.Benchmarks;

/// <summary>The very first use of a role in a process, with everything that the runtime loads and compiles for it.</summary>
internal static class RoleFirstUse
{
    private const int Times = 21;
    private const string Class = "class";
    private const string Json = "json";

    internal static int Run()
    {
        foreach (var what in new[] { Class, Json })
        {
            var medians = ChildProcess.MediansOfItself(Times, "role-first-use", ChildProcess.Once, what);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"First use by {what} in a fresh process, median of {Times}: {medians[0]:F2} ms; the second: {medians[1]:F1} microseconds"));
        }

        return 0;
    }

    internal static int RunOnce(string what)
    {
        var json = SeqeraRole.Json();
        var start = Stopwatch.GetTimestamp();
        _ = Use(what, json);
        var first = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        _ = Use(what, json);
        return ChildProcess.Print(first.TotalMilliseconds, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
    }

    private static int Use(string what, byte[] json) => what switch
    {
        Class => SeqeraRole.UseClass(),
        Json => SeqeraRole.ParseJson(json),
        _ => throw new ArgumentException($"'{what}' is not known; expected '{Class}' or '{Json}'.", nameof(what)),
    };
}
