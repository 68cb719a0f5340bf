using System.Diagnostics;
using System.Text;

namespace Permissions.PackageTests;

/// <summary>The <c>dotnet</c> command as a child process that leaves no server behind.</summary>
internal static class DotNet
{
    /// <summary>How long one command may take: many times what a slow machine needs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    /// <summary>Options of every command that builds: no process outlives it, and its output is plain lines.</summary>
    public static readonly IReadOnlyList<string> BuildOptions = ["-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:NuGetAudit=false", "-tl:off", "-v:minimal", "-nologo"];

    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">Its current directory.</param>
    /// <param name="arguments">What follows <c>dotnet</c>.</param>
    /// <returns>The exit code, and output and errors as they came.</returns>
    public static Result Run(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(start.Environment);

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var command = $"dotnet {string.Join(' ', start.ArgumentList)} (in {folder})";
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{command} took longer than {Limit.TotalMinutes} minutes. Its output so far:\n{Text(output)}");
        }

        // Without a limit, this also waits for the last lines.
        process.WaitForExit();
        return new Result(command, process.ExitCode, Text(output));
    }

    private static void SetEnvironment(IDictionary<string, string?> environment)
    {
        // What the running test host was started with is not the child's business.
        foreach (var name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        // The consumers' nuget.config names the packages folder; this variable would win over it.
        environment.Remove("NUGET_PACKAGES");
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.Append(line).Append('\n');
    }

    private static string Text(StringBuilder output)
    {
        lock (output)
            return output.ToString();
    }

    /// <summary>How a command ended.</summary>
    internal sealed record Result(string Command, int ExitCode, string Output)
    {
        /// <summary>This result, which must be a success.</summary>
        public Result Succeeded()
        {
            Assert.That(ExitCode, Is.Zero, $"{Command} failed:\n{Output}");
            return this;
        }
    }
}
