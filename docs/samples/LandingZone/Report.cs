using Permissions;
using Permissions.ResourceManager;
using Spectre.Console;

namespace LandingZone;

/// <summary>Prints the walk, and remembers whether everything was as it should be.</summary>
internal sealed class Report
{
    /// <summary>What a line takes.</summary>
    internal const int Width = 120;

    private readonly TextWriter _writer;
    private readonly AccessNames _names;
    private readonly IAnsiConsole _console;
    private int _steps;

    internal Report(TextWriter writer, AccessNames names)
    {
        (_writer, _names) = (writer, names);
        _console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer), Ansi = writer == Console.Out && !Console.IsOutputRedirected ? AnsiSupport.Detect : AnsiSupport.No });
        _console.Profile.Width = Width;
    }

    /// <summary>Whether every check held.</summary>
    internal bool IsAsItShouldBe { get; private set; } = true;

    internal void Heading(string title, string explanation)
    {
        _console.WriteLine();
        _console.MarkupLineInterpolated($"[bold]{++_steps}. {title}[/]");
        Text(explanation, 3, "grey");
        _console.WriteLine();
    }

    internal void Line(string text, string colour = "default") => Text(_names.In(text), 3, colour);

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
        var (word, colour) = isAsItShouldBe ? ("ok", "green") : ("NOT AS IT SHOULD BE", "red");
        _console.MarkupLine($"   [{colour}]{word}[/] {Markup.Escape(_names.In(fact))}");
    }

    internal void Plan(AccessPlan plan) => plan.WriteTo(_writer, names: _names);

    /// <summary>A mark for each operation as it ends: this is how one follows a long run.</summary>
    internal IProgress<AccessProgress> Progress() => new Marks(_console);

    internal void Failure(Exception exception)
    {
        IsAsItShouldBe = false;
        _console.WriteLine();
        Text($"Stopped: {_names.In(exception.Message)}", 3, "red");
    }

    internal void Finish()
    {
        _console.WriteLine();
        _console.MarkupLine(IsAsItShouldBe ? "[green]Everything is as it should be.[/]" : "[red]Not everything is as it should be.[/]");
    }

    private void Text(string text, int indent, string colour)
    {
        foreach (var line in text.Split('\n'))
        {
            var start = indent + line.Length - line.TrimStart(' ').Length;
            _console.Write(new Padder(new Markup($"[{colour}]{Markup.Escape(line.TrimStart(' '))}[/]"), new(start, 0, 0, 0)));
        }
    }

    private sealed class Marks(IAnsiConsole console) : IProgress<AccessProgress>
    {
        public void Report(AccessProgress value)
        {
            console.Write(value.Completed == 1 ? "   " : string.Empty);
            var failed = value.Outcome.Status is OperationStatus.Failed or OperationStatus.Skipped or OperationStatus.Blocked or OperationStatus.Cancelled;
            console.Markup(failed ? "[red]x[/]" : value.Outcome.Status == OperationStatus.Unchanged ? "[grey].[/]" : "[green]+[/]");
            if (value.Completed == value.Total)
                console.WriteLine();
        }
    }
}
