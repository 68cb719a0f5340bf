using System.Diagnostics;
using System.Globalization;

namespace Permissions.Benchmarks;

/// <summary>What the catalogue costs a process that asks it for the first time: time, and memory that stays.</summary>
internal static class CatalogueLoad
{
    private const int Times = 21;

    internal static int Run()
    {
        var medians = ChildProcess.MediansOfItself(Times, "catalogue-load", ChildProcess.Once);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Catalogue, first question of a fresh process, median of {Times}: {medians[0]:F1} ms wall, {medians[1]:F1} ms of processor, {Megabytes(medians[2]):F2} MB retained"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"The first pattern after it: {medians[3]:F1} ms wall, {Megabytes(medians[4]):F2} MB retained by both"));
        return 0;
    }

    internal static int RunOnce()
    {
        using var process = Process.GetCurrentProcess();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        process.Refresh();
        var processor = process.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        var found = OperationCatalogue.Azure.Contains("Microsoft.Compute/virtualMachines/read", OperationPlane.Control);
        var wall = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        processor = process.TotalProcessorTime - processor;
        if (!found)
            throw new InvalidOperationException("The catalogue does not know an operation that it holds.");
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        start = Stopwatch.GetTimestamp();
        found = OperationCatalogue.Azure.AnyMatches("Microsoft.Compute/*/delete", OperationPlane.Control);
        var pattern = Stopwatch.GetElapsedTime(start);
        if (!found)
            throw new InvalidOperationException("The catalogue does not know what a pattern matches that it holds.");
        var allBytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(OperationCatalogue.Azure);
        return ChildProcess.Print(wall.TotalMilliseconds, processor.TotalMilliseconds, bytes, pattern.TotalMilliseconds, allBytes);
    }

    private static double Megabytes(double bytes) => bytes / 1024 / 1024;
}
