using Permissions.ResourceManager;
using Spectre.Console;

namespace Quickstart;

/// <summary>Prints each step as it is done.</summary>
internal sealed class Report(IAnsiConsole console)
{
    private const int NameWidth = 48;

    private bool _isSecondRun;
    private int _changesInSecondRun;
    private int _stepsInSecondRun;

    public void Heading(string title, string explanation)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{title}[/]");
        console.MarkupLineInterpolated($"[grey]{explanation}[/]");
    }

    public void Step(EnsureOutcome outcome, string name, string detail)
    {
        var (word, colour) = outcome switch
        {
            EnsureOutcome.Created => ("created  ", "green"),
            EnsureOutcome.Updated => ("updated  ", "yellow"),
            _ => ("unchanged", "grey"),
        };
        // Written without wrapping, so that a line of a log is a step.
        console.Profile.Width = Math.Max(console.Profile.Width, 240);
        console.MarkupLine($"  [{colour}]{word}[/] {Markup.Escape(name.PadRight(NameWidth))} [grey]{Markup.Escape(detail)}[/]");
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
        console.WriteLine();
        if (_changesInSecondRun == 0)
            console.MarkupLineInterpolated($"[green]Nothing changed[/] in {_stepsInSecondRun} steps of the second run.");
        else
            console.MarkupLineInterpolated($"[red]{_changesInSecondRun} of {_stepsInSecondRun} steps[/] of the second run changed something.");
        return _changesInSecondRun == 0;
    }

    public void Failure(string message)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[red]Stopped:[/] {message}");
    }
}
