using Permissions;
using Permissions.ResourceManager;
using Spectre.Console;

namespace LandingZone;

/// <summary>Prints the walk, and remembers whether everything was as it should be.</summary>
internal sealed class Report
{
    /// <summary>What a line takes.</summary>
    private const int Width = 120;

    private const int Indent = 2;

    private readonly TextWriter _writer;
    private readonly AccessNames _names;
    private readonly IAnsiConsole _console;
    private int _steps;

    internal Report(TextWriter writer, AccessNames names)
    {
        (_writer, _names) = (writer, names);
        _console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer), Ansi = writer == Console.Out && !Console.IsOutputRedirected ? AnsiSupport.Detect : AnsiSupport.No });
        // Lines are broken here, at words, and nowhere else.
        _console.Profile.Width = 10 * Width;
    }

    /// <summary>Whether every check held.</summary>
    internal bool IsAsItShouldBe { get; private set; } = true;

    internal void Heading(string title, string explanation)
    {
        _console.WriteLine();
        _console.MarkupLineInterpolated($"[bold]{++_steps}. {title}[/]");
        Text(explanation, "grey");
        _console.WriteLine();
    }

    internal void Line(string text, string colour = "default") => Text(_names.In(text), colour);

    /// <summary>Several lines, each as long as it is: JSON, or what a person did.</summary>
    internal void Lines(IEnumerable<string> lines, string colour = "default")
    {
        foreach (var line in lines)
            Line(line, colour);
    }

    /// <summary>Says what is the case, and whether it should be.</summary>
    internal void Check(bool isAsItShouldBe, string fact)
    {
        IsAsItShouldBe &= isAsItShouldBe;
        Text(isAsItShouldBe ? $"✓ {_names.In(fact)}" : $"✗ Not as it should be: {_names.In(fact)}", isAsItShouldBe ? "green" : "red");
    }

    internal void Plan(AccessPlan plan) => plan.WriteTo(_writer, names: _names);

    /// <summary>A mark for each operation as it ends: this is how one follows a long run.</summary>
    internal IProgress<AccessProgress> Progress() => new Marks(_console);

    internal void Failure(Exception exception)
    {
        IsAsItShouldBe = false;
        _console.WriteLine();
        Text($"Stopped: {_names.In(exception.Message)}", "red");
    }

    internal void Finish()
    {
        _console.WriteLine();
        _console.MarkupLine(IsAsItShouldBe ? "[green]Everything is as it should be.[/]" : "[red]Not everything is as it should be.[/]");
    }

    /// <summary>Writes each line of a text; one that is too long goes on below, indented by two more.</summary>
    private void Text(string text, string colour)
    {
        foreach (var line in text.Split('\n'))
        {
            var indent = Indent + line.Length - line.TrimStart(' ').Length;
            var rest = new string(' ', Indent) + line;
            while (rest.Length > Width && rest.LastIndexOf(' ', Width) is var end && end > indent)
            {
                Write(rest[..end], colour);
                rest = new string(' ', indent + 2) + rest[(end + 1)..];
            }

            Write(rest, colour);
        }
    }

    private void Write(string line, string colour) => _console.MarkupLine($"[{colour}]{Markup.Escape(line)}[/]");

    private sealed class Marks(IAnsiConsole console) : IProgress<AccessProgress>
    {
        public void Report(AccessProgress value)
        {
            console.Write(value.Completed == 1 ? "  " : string.Empty);
            var failed = value.Outcome.Status is OperationStatus.Failed or OperationStatus.Skipped or OperationStatus.Blocked or OperationStatus.Cancelled;
            console.Markup(failed ? "[red]x[/]" : value.Outcome.Status == OperationStatus.Unchanged ? "[grey].[/]" : "[green]+[/]");
            if (value.Completed == value.Total)
                console.WriteLine();
        }
    }
}
