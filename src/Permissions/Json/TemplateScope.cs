namespace Permissions.Json;

/// <summary>The variables and parameters that expressions of an ARM template see; resolves those that name just one of them.</summary>
internal sealed class TemplateScope
{
    /// <summary>How many variables may lead to one another; ends circles.</summary>
    private const int MaximumSteps = 8;

    private readonly JsonObjectSyntax? _variables;
    private readonly JsonObjectSyntax? _parameters;

    internal TemplateScope(JsonObjectSyntax template)
    {
        _variables = Member(template, "variables")?.Value as JsonObjectSyntax;
        _parameters = Member(template, "parameters")?.Value as JsonObjectSyntax;
    }

    /// <summary>
    /// The value that <c>[variables('x')]</c>, or <c>[parameters('x')]</c> with a default value, stands for; the node
    /// itself where it is no such expression or the template has no such value. A text that is escaped, as <c>[[…]</c>, is
    /// given without the escape.
    /// </summary>
    internal JsonNodeSyntax Resolve(JsonNodeSyntax node)
    {
        var result = node;
        for (var step = 0; step < MaximumSteps; step++)
        {
            if (result is not JsonStringSyntax text)
                return result;
            if (Lookup(text.Value) is not { } value || value is JsonMissingSyntax)
                return IsExpression(text.Value) && text != node ? node : IsEscaped(text.Value) ? text.WithoutFirst() : text;
            result = value;
        }

        return node;
    }

    /// <summary>Whether a string is an expression of an ARM template: <c>[…]</c>, but not the escape <c>[[</c>.</summary>
    internal static bool IsExpression(string text) =>
        text.Length > 2 && text[0] == '[' && text[1] != '[' && text[text.Length - 1] == ']';

    /// <summary>A text as a template has to write it, so that it is not taken for an expression.</summary>
    internal static string Escape(string text) => StartsAndEndsInBrackets(text) ? "[" + text : text;

    private static bool IsEscaped(string text) => StartsAndEndsInBrackets(text) && text[1] == '[';

    private static bool StartsAndEndsInBrackets(string text) => text.Length > 1 && text[0] == '[' && text[text.Length - 1] == ']';

    /// <summary>The member of an object with a key, compared without case; the last of several.</summary>
    internal static JsonMemberSyntax? Member(JsonObjectSyntax node, string key)
    {
        var members = node.MemberArray;
        for (var i = members.Length - 1; i >= 0; i--)
        {
            if (string.Equals(members[i].Key.Value, key, StringComparison.OrdinalIgnoreCase))
                return members[i];
        }

        return null;
    }

    private JsonNodeSyntax? Lookup(string text)
    {
        if (!IsExpression(text))
            return null;
        if (NameIn(text, "variables") is { } variable)
            return _variables is null ? null : Member(_variables, variable)?.Value;
        return NameIn(text, "parameters") is { } parameter && _parameters is not null && Member(_parameters, parameter)?.Value is JsonObjectSyntax declaration
            ? Member(declaration, "defaultValue")?.Value
            : null;
    }

    /// <summary>The <c>x</c> of <c>[function('x')]</c>; null for any other expression.</summary>
    private static string? NameIn(string expression, string function)
    {
        var inner = expression.Substring(1, expression.Length - 2).Trim();
        if (!inner.StartsWith(function, StringComparison.OrdinalIgnoreCase))
            return null;
        var argument = inner.Substring(function.Length).Trim();
        if (argument.Length < 5 || argument[0] != '(' || argument[argument.Length - 1] != ')')
            return null;
        argument = argument.Substring(1, argument.Length - 2).Trim();
        return argument.Length > 2 && argument[0] == '\'' && argument.IndexOf('\'', 1) == argument.Length - 1
            ? argument.Substring(1, argument.Length - 2)
            : null;
    }
}
