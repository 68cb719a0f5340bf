using Permissions.ResourceManager;
using Spectre.Console;

namespace Quickstart;

/// <summary>Prints each step as it is done.</summary>
internal sealed class Report
{
    private const int NameWidth = 48;

    private readonly IAnsiConsole _console;
    private bool _isSecondRun;
    private int _changesInSecondRun;
    private int _stepsInSecondRun;

    public Report()
    {
        _console = AnsiConsole.Create(new() { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        // Written without wrapping, so that a line of a log is a step.
        _console.Profile.Width = Math.Max(_console.Profile.Width, 400);
    }

    public void Heading(string title, string explanation)
    {
        _console.WriteLine();
        _console.MarkupLineInterpolated($"[bold]{title}[/]");
        _console.MarkupLineInterpolated($"[grey]{explanation}[/]");
    }

    public void Step(EnsureOutcome outcome, string name, string detail)
    {
        var (word, colour) = outcome switch
        {
            EnsureOutcome.Created => ("created  ", "green"),
            EnsureOutcome.Updated => ("updated  ", "yellow"),
            _ => ("unchanged", "grey"),
        };
        _console.MarkupLine($"  [{colour}]{word}[/] {Markup.Escape(name.PadRight(NameWidth))} [grey]{Markup.Escape(detail)}[/]");
        if (!_isSecondRun)
            return;
        _stepsInSecondRun++;
        if (outcome != EnsureOutcome.Unchanged)
            _changesInSecondRun++;
    }

    public void StartSecondRun() => _isSecondRun = true;

    /// <summary>Says how the second run went, and whether it changed nothing.</summary>
    public bool Finish()
    {
        _console.WriteLine();
        if (_changesInSecondRun == 0)
            _console.MarkupLineInterpolated($"[green]Nothing changed[/] in {_stepsInSecondRun} steps of the second run.");
        else
            _console.MarkupLineInterpolated($"[red]{_changesInSecondRun} of {_stepsInSecondRun} steps[/] of the second run changed something.");
        return _changesInSecondRun == 0;
    }

    public void Line(string text) => _console.WriteLine("  " + text);

    public void Failure(string message)
    {
        _console.WriteLine();
        _console.MarkupLineInterpolated($"[red]Stopped:[/] {message}");
    }
}
