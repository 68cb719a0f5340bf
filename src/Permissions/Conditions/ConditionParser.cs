using Permissions.Json;

namespace Permissions.Conditions;

/// <summary>
/// Reads a condition of version 2.0. As lenient as what Azure itself has: operators and words in any case, GUIDs without
/// dashes, no blanks where none is needed. Reports several problems a text, and never throws for what it holds.
/// </summary>
internal sealed partial class ConditionParser
{
    private const int MaximumNesting = 256;
    private const int MaximumProblems = 50;

    private readonly string _text;
    private readonly ConditionLexer _lexer;
    private readonly List<ConditionProblem> _problems = [];
    private ConditionToken _current;
    private int _lastEnd;
    private int _nesting;

    internal ConditionParser(string text)
    {
        _text = text;
        _lexer = new(text, Report);
        _current = _lexer.Next();
    }

    internal ConditionSyntax Parse()
    {
        if (_current.Kind == ConditionTokenKind.End)
        {
            Report(new(0, _text.Length), "The condition is blank; leave it out for access without one.");
            return Result(new MalformedExpression(new(0, _text.Length)));
        }

        var parts = new List<ConditionExpression> { Chain() };
        while (_current.Kind != ConditionTokenKind.End)
        {
            // Only a parenthesis that closes nothing ends the chain before the text does.
            Report(_current.Span, "This parenthesis closes none that was opened; remove it, or open one before.");
            Advance();
            if (_current.Kind is ConditionTokenKind.And or ConditionTokenKind.Or)
                Advance();
            if (_current.Kind is not (ConditionTokenKind.End or ConditionTokenKind.Close))
                parts.Add(Chain());
        }

        var root = parts.Count == 1 ? parts[0] : new AndExpression(parts, From(0));
        if (root.Depth > ConditionExpression.MaximumDepth)
            Report(root.Span, $"The condition is nested {root.Depth} deep; at most {ConditionExpression.MaximumDepth} are read.");
        return Result(root);
    }

    private ConditionSyntax Result(ConditionExpression root) =>
        new(root, Array.AsReadOnly([.. _problems.OrderBy(problem => problem.Span.Start)]));

    /// <summary>Expressions with AND or OR between them. Azure asks for parentheses where both occur; AND is taken first then.</summary>
    private ConditionExpression Chain()
    {
        var start = _current.Span.Start;
        var alternatives = new List<List<ConditionExpression>> { new() { Unary() } };
        ConditionTokenKind? seen = null;
        while (_current.Kind is not (ConditionTokenKind.End or ConditionTokenKind.Close))
        {
            var connective = Connective(ref seen);
            var operand = Unary();
            if (connective == ConditionTokenKind.Or)
                alternatives.Add([operand]);
            else
                alternatives[alternatives.Count - 1].Add(operand);
        }

        return Combine(alternatives, start);
    }

    private ConditionTokenKind Connective(ref ConditionTokenKind? seen)
    {
        var connective = _current.Kind;
        if (connective is not (ConditionTokenKind.And or ConditionTokenKind.Or))
        {
            Report(_current.Span, "Expected AND or OR before this.");
            return seen ?? ConditionTokenKind.And;
        }

        if (seen is { } first && first != connective)
            Report(_current.Span, "AND and OR stand side by side; put parentheses around what belongs together.");
        seen ??= connective;
        Advance();
        return connective;
    }

    private ConditionExpression Combine(List<List<ConditionExpression>> alternatives, int start)
    {
        var operands = alternatives.ConvertAll(parts => parts.Count == 1 ? parts[0] : new AndExpression(parts, From(start)));
        return operands.Count == 1 ? operands[0] : new OrExpression(operands, From(start));
    }

    private ConditionExpression Unary()
    {
        if (_nesting >= MaximumNesting)
            return SkipTooDeep();
        _nesting++;
        var expression = _current.Kind switch
        {
            ConditionTokenKind.Not => Negation(),
            ConditionTokenKind.Open => Group(),
            ConditionTokenKind.Word when IsCall("ActionMatches") => Call((pattern, span) => new ActionMatchesExpression(pattern, span)),
            ConditionTokenKind.Word when IsCall("SubOperationMatches") => Call((name, span) => new SubOperationMatchesExpression(name, span)),
            ConditionTokenKind.Word when IsCall("Exists") => Existence(),
            ConditionTokenKind.Attribute or ConditionTokenKind.Text or ConditionTokenKind.Word or ConditionTokenKind.OpenBrace => Comparison(),
            _ => Malformed(ExpectedExpression()),
        };
        _nesting--;
        return expression;
    }

    private NotExpression Negation()
    {
        var start = _current.Span.Start;
        Advance();
        var operand = Unary();
        return new NotExpression(operand, From(start));
    }

    private ConditionExpression Group()
    {
        var open = _current.Span;
        Advance();
        if (_current.Kind == ConditionTokenKind.Close)
        {
            Advance();
            Report(From(open.Start), "There is nothing between these parentheses.");
            return new MalformedExpression(From(open.Start));
        }

        var inner = Chain();
        if (_current.Kind == ConditionTokenKind.Close)
            Advance();
        else
            Report(open, "This parenthesis is not closed.");
        return inner;
    }

    private bool IsCall(string name) => string.Equals(_current.Text, name, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>Name{'text'}</c>.</summary>
    private ConditionExpression Call(Func<string, SourceSpan, ConditionExpression> make)
    {
        var name = _current;
        Advance();
        if (_current.Kind != ConditionTokenKind.OpenBrace)
            return Malformed($"Expected '{{' after {name.Text}, as in {name.Text}{{'…'}}.");
        Advance();
        if (_current.Kind != ConditionTokenKind.Text)
            return Malformed($"Expected text in single quotes, as in {name.Text}{{'…'}}.");
        var text = _current;
        Advance();
        if (string.IsNullOrWhiteSpace(text.Text))
            Report(text.Span, $"{name.Text} names nothing.");
        if (_current.Kind != ConditionTokenKind.CloseBrace)
            return Malformed("Expected '}'; several operations are written as several expressions.");
        Advance();
        return make(text.Text, From(name.Span.Start));
    }

    private ConditionExpression Existence()
    {
        var start = _current.Span.Start;
        Advance();
        if (_current.Kind != ConditionTokenKind.Attribute)
            return Malformed("Expected an attribute after Exists, such as '@Request[…]'.");
        return Attribute() is { } attribute ? new ExistsExpression(attribute, From(start)) : new MalformedExpression(From(start));
    }

    private string ExpectedExpression() => _current.Kind switch
    {
        ConditionTokenKind.End => "The condition ends where an expression is expected.",
        ConditionTokenKind.And or ConditionTokenKind.Or => $"There is no expression before this {_current.Text}.",
        ConditionTokenKind.Close => "An expression is missing before this parenthesis.",
        _ => "Expected an expression: an attribute, ActionMatches, SubOperationMatches, Exists, NOT or a parenthesis.",
    };

    private ConditionToken Advance()
    {
        var token = _current;
        _lastEnd = token.Span.End;
        _current = _lexer.Next();
        return token;
    }

    private SourceSpan From(int start) => SourceSpan.FromBounds(start, Math.Max(start, _lastEnd));

    private void Report(SourceSpan span, string message) => Report(new(ConditionProblemKind.Malformed, span, message));

    private void Report(ConditionProblem problem)
    {
        // What is reported at one place already is the cause of what follows there.
        if (_problems.Count < MaximumProblems && !_problems.Exists(other => other.Span.Start == problem.Span.Start))
            _problems.Add(problem);
    }

    private MalformedExpression Malformed(string message)
    {
        // What the lexer could not read it has reported already.
        if (_current.Kind != ConditionTokenKind.Bad)
            Report(_current.Span, message);
        return Skip();
    }

    /// <summary>Goes on at what ends an expression: a connective or a parenthesis that closes an outer one.</summary>
    private MalformedExpression Skip()
    {
        var start = _current.Span.Start;
        var open = 0;
        while (_current.Kind != ConditionTokenKind.End)
        {
            if (open == 0 && _current.Kind is (ConditionTokenKind.And or ConditionTokenKind.Or or ConditionTokenKind.Close))
                break;
            open += _current.Kind switch { ConditionTokenKind.Open => 1, ConditionTokenKind.Close => -1, _ => 0 };
            Advance();
        }

        return new(From(start));
    }

    private MalformedExpression SkipTooDeep()
    {
        Report(_current.Span, $"Parentheses and negations are nested more than {MaximumNesting} deep.");
        return Skip();
    }
}
