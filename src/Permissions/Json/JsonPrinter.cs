using System.Text;

namespace Permissions.Json;

/// <summary>
/// Prints a tree without errors: keys, order, numbers and comments as they were, white space in canonical form. Comments
/// stay beside what they followed on its line, or on lines of their own before what came next.
/// </summary>
internal sealed class JsonPrinter
{
    private readonly JsonSyntaxTree _tree;
    private readonly StringBuilder _output;
    private int _nextComment;
    private int _previousEnd;
    private int _level;

    private JsonPrinter(JsonSyntaxTree tree)
    {
        _tree = tree;
        _output = new(tree.Text.Length + (tree.Text.Length / 4));
    }

    internal static string Print(JsonSyntaxTree tree)
    {
        var printer = new JsonPrinter(tree);
        if (tree.Root is { } root)
        {
            printer.PrintComments(root.Span.Start);
            if (printer._output.Length > 0)
                printer._output.Append('\n');
            printer.PrintValue(root);
        }

        printer.PrintComments(tree.Text.Length);
        return printer._output.Append('\n').ToString();
    }

    private void PrintValue(JsonNodeSyntax node)
    {
        switch (node)
        {
            case JsonObjectSyntax container:
                PrintObject(container);
                break;
            case JsonArraySyntax container:
                PrintArray(container);
                break;
            case JsonStringSyntax text:
                _output.AppendQuoted(text.Value);
                break;
            case JsonNumberSyntax number:
                _output.Append(number.Text);
                break;
            case JsonLiteralSyntax literal:
                _output.Append(literal.Value switch { true => "true", false => "false", null => "null" });
                break;
        }

        _previousEnd = node.Span.End;
    }

    private void PrintObject(JsonObjectSyntax node)
    {
        Open('{', node);
        for (var i = 0; i < node.MemberArray.Length; i++)
        {
            var member = node.MemberArray[i];
            StartItem(member.Key.Span.Start, member.Value.Span.Start);
            _output.AppendQuoted(member.Key.Value).Append(": ");
            PrintValue(member.Value);
            if (i < node.MemberArray.Length - 1)
                _output.Append(',');
        }

        Close('}', node, node.MemberArray.Length > 0);
    }

    private void PrintArray(JsonArraySyntax node)
    {
        Open('[', node);
        for (var i = 0; i < node.ItemArray.Length; i++)
        {
            StartItem(node.ItemArray[i].Span.Start, node.ItemArray[i].Span.Start);
            PrintValue(node.ItemArray[i]);
            if (i < node.ItemArray.Length - 1)
                _output.Append(',');
        }

        Close(']', node, node.ItemArray.Length > 0);
    }

    private void Open(char bracket, JsonNodeSyntax node)
    {
        _output.Append(bracket);
        _previousEnd = node.Span.Start + 1;
        _level++;
    }

    /// <summary>Prints the comments before an item; those between its key and its value move to lines before it.</summary>
    private void StartItem(int start, int valueStart)
    {
        PrintComments(start);
        _previousEnd = -1;
        PrintComments(valueStart);
        _output.NewLine(_level);
    }

    private void Close(char bracket, JsonNodeSyntax node, bool hasItems)
    {
        var hasComments = PrintComments(node.Span.End);
        _level--;
        if (hasItems || hasComments)
            _output.NewLine(_level);
        _output.Append(bracket);
    }

    /// <summary>Prints the comments that start before an offset; says whether there were any.</summary>
    private bool PrintComments(int before)
    {
        var first = _nextComment;
        for (; _nextComment < _tree.Comments.Count && _tree.Comments[_nextComment].Start < before; _nextComment++)
        {
            var comment = _tree.Comments[_nextComment];
            if (_output.Length > 0)
            {
                if (_previousEnd >= 0 && IsOneLine(_previousEnd, comment.Start))
                    _output.Append(' ');
                else
                    _output.NewLine(_level);
            }

            _output.Append(_tree.Text.Substring(comment.Start, comment.Length).Replace("\r\n", "\n").Replace('\r', '\n'));
            _previousEnd = _previousEnd < 0 ? -1 : comment.End;
        }

        return _nextComment > first;
    }

    private bool IsOneLine(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_tree.Text[i] is '\n' or '\r')
                return false;
        }

        return true;
    }
}
