namespace Permissions.Generators;

/// <summary>
/// Writes how a program gets at a role: <c>Instance</c>, or where its assignable scopes have placeholders, <c>For</c> with a
/// parameter for each and <c>Template</c> with all of them open. Where errors in the file leave open which it is, all of them
/// are there, so that code which uses either fails on the file alone.
/// </summary>
internal sealed class RoleInstanceWriter
{
    private const string ScopeType = "global::Permissions.Scope";

    private readonly IndentedWriter _writer;
    private readonly string _class;
    private readonly ScopeTemplate[] _scopes;
    private readonly ScopeParameters _parameters;
    private readonly bool _isScopeUnsure;

    internal RoleInstanceWriter(IndentedWriter writer, RoleModel role, string className)
    {
        _writer = writer;
        _class = className;
        _scopes = [.. role.Scopes.Select(ScopeTemplate.Parse)];
        _parameters = new(_scopes);
        _isScopeUnsure = role.IsScopeUnsure;
    }

    internal void Write()
    {
        if (_parameters.All.Count == 0)
        {
            _writer.Line("/// <summary>The role, shared by all that ask for it.</summary>");
            _writer.Line($"public static {_class} Instance {{ get; }} = new {_class}(() => {CompleteScopes()});");
        }
        else
        {
            WriteTemplate();
            _writer.Blank();
            WriteFactory();
        }

        _writer.Blank();
        if (_isScopeUnsure)
            WriteStandIns();
    }

    private void WriteStandIns()
    {
        var (other, there) = _parameters.All.Count == 0 ? ("Template", "Instance") : ("Instance", "Template");
        _writer.Line("/// <summary>Stands in while errors in the file leave open whether its assignable scopes have placeholders.</summary>");
        _writer.Line($"public static {_class} {other} => {there};");
        _writer.Blank();
        _writer.Line("/// <summary>Stands in while errors in the file leave open which placeholders its assignable scopes have.</summary>");
        _writer.Line("/// <param name=\"values\">Not looked at.</param>");
        _writer.Line("/// <returns>The role without values.</returns>");
        _writer.Line($"public static {_class} For(params object?[] values) => {there};");
        _writer.Blank();
    }

    private void WriteTemplate()
    {
        var names = string.Join(", ", _parameters.All.Select(parameter => Literals.String(parameter.Name)));
        _writer.Line("/// <summary>The role with its placeholders open: what it grants can be asked, but it cannot be created in Azure.</summary>");
        _writer.Line($"public static {_class} Template {{ get; }} = new {_class}(() => {CompleteScopes()}, {names});");
    }

    private void WriteFactory()
    {
        _writer.Line("/// <summary>The role with values for its placeholders.</summary>");
        foreach (var parameter in _parameters.All)
            _writer.Line($"/// <param name=\"{parameter.Name}\">{DescriptionOf(parameter.Kind)}, in place of <c>{Literals.Xml(parameter.Text)}</c>.</param>");
        _writer.Line("/// <returns>The role.</returns>");
        if (_parameters.All.Any(parameter => parameter.Kind == PlaceholderKind.Scope))
            _writer.Line("/// <exception cref=\"global::System.ArgumentNullException\">A scope is null.</exception>");
        if (_parameters.All.Any(parameter => parameter.Kind != PlaceholderKind.Scope))
            _writer.Line("/// <exception cref=\"global::System.FormatException\">A value does not fit its place in a scope; the message says why.</exception>");

        var signature = string.Join(", ", _parameters.All.Select(parameter => $"{TypeOf(parameter.Kind)} {Identifiers.EscapeParameter(parameter.Name)}"));
        _writer.Line($"public static {_class} For({signature})");
        using (_writer.OpenBlock())
        {
            // Parameters never start with an underscore, so this name is free. The scopes are made here and not when they are
            // asked for, so that a bad value fails where it was given.
            _writer.Line($"var _scopes = new {ScopeType}[] {{ {string.Join(", ", _scopes.Select(Filled))} }};");
            _writer.Line($"return new {_class}(() => _scopes);");
        }
    }

    private string CompleteScopes()
    {
        var complete = _scopes.Where(scope => scope.Placeholders.Count == 0).Select(Filled).ToArray();
        return complete.Length == 0
            ? $"global::System.Array.Empty<{ScopeType}>()"
            : $"new {ScopeType}[] {{ {string.Join(", ", complete)} }}";
    }

    /// <summary>The expression that makes a scope of its template.</summary>
    private string Filled(ScopeTemplate scope)
    {
        if (scope.Placeholders.Count == 0)
            return scope.Kind == ScopeKind.Tenant ? $"{ScopeType}.Tenant" : $"{ScopeType}.Parse({Literals.String(scope.Text)})";

        var arguments = scope.Placeholders.Select(placeholder => _parameters.Of(placeholder.Placeholder)).ToArray();
        var name = Identifiers.EscapeParameter(arguments[0].Name);
        if (arguments[0].Kind == PlaceholderKind.Scope)
            return $"{name} ?? throw new global::System.ArgumentNullException(nameof({name}))";
        if (scope.Kind == ScopeKind.Subscription)
            return $"{ScopeType}.Subscription({name})";
        return $"global::Permissions.ScopeTemplate.Parse({Literals.String(scope.Text)}).Fill({string.Join(", ", arguments.Select(AsString))})";
    }

    private static string AsString(ScopeParameter parameter) =>
        Identifiers.EscapeParameter(parameter.Name) + (parameter.Kind == PlaceholderKind.SubscriptionId ? ".ToString(\"D\")" : string.Empty);

    private static string TypeOf(PlaceholderKind kind) => kind switch
    {
        PlaceholderKind.SubscriptionId => "global::System.Guid",
        PlaceholderKind.Scope => ScopeType,
        _ => "string",
    };

    private static string DescriptionOf(PlaceholderKind kind) => kind switch
    {
        PlaceholderKind.SubscriptionId => "The id of a subscription",
        PlaceholderKind.ResourceGroupName => "The name of a resource group",
        PlaceholderKind.ManagementGroupId => "The id of a management group",
        PlaceholderKind.ResourceName => "The name of a resource",
        _ => "An assignable scope",
    };
}
