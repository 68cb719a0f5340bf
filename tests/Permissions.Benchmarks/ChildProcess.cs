using System.Diagnostics;
using System.Globalization;

namespace Permissions.Benchmarks;

/// <summary>Runs programs to their end, and this one again in fresh processes.</summary>
internal static class ChildProcess
{
    /// <summary>The argument that tells this program to do a thing once and print what it took.</summary>
    internal const string Once = "--once";

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">Its current directory.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it wrote to its output.</returns>
    /// <exception cref="InvalidOperationException">It did not end well; the message holds its output.</exception>
    internal static string Run(string program, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        // What the program that started this one was told about its build is not the child's business.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}:\n{output}");
    }

    /// <summary>Starts this program again and again, and gives the median of each number that it prints.</summary>
    /// <param name="times">How often.</param>
    /// <param name="arguments">What the program is asked to do; it prints numbers, with blanks between them.</param>
    /// <returns>The medians, in the order of the numbers.</returns>
    internal static double[] MediansOfItself(int times, params string[] arguments)
    {
        var host = Environment.ProcessPath ?? "dotnet";
        var isHostOnly = Path.GetFileNameWithoutExtension(host) == "dotnet";
        string[] all = isHostOnly ? [typeof(ChildProcess).Assembly.Location, .. arguments] : arguments;
        var runs = Enumerable.Range(0, times)
            .Select(_ => Run(host, Environment.CurrentDirectory, all).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        return [.. Enumerable.Range(0, runs[0].Length).Select(i => Median(runs.Select(run => run[i])))];
    }

    internal static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Prints numbers as <see cref="MediansOfItself"/> reads them.</summary>
    internal static int Print(params IEnumerable<double> numbers)
    {
        Console.Write(string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture))));
        return 0;
    }
}
