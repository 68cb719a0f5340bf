namespace Permissions.Json;

/// <summary>An assignable scope as a role file writes it.</summary>
public sealed class AssignableScopeSyntax
{
    internal AssignableScopeSyntax(JsonStringSyntax text)
    {
        Text = text;
        Template = ScopeTemplate.Parse(text.Value);
    }

    /// <summary>The string in the file.</summary>
    public JsonStringSyntax Text { get; }

    /// <summary>What the string says, with its placeholders and what is wrong with it.</summary>
    public ScopeTemplate Template { get; }
}
