using System.Text;

namespace Permissions.Json;

/// <summary>The text of a role file while it is written.</summary>
internal sealed class RoleFileOutput
{
    private const string RoleResourceType = "Microsoft.Authorization/roleDefinitions";

    private readonly StringBuilder _output = new();
    private int _level;
    private bool _isTemplate;
    private bool _isFirst = true;

    /// <summary>The text, with a newline at its end.</summary>
    public override string ToString() => _output.ToString() + "\n";

    internal void Role(RoleDefinition role, string[] scopes, RoleFileShape shape)
    {
        switch (shape)
        {
            case RoleFileShape.PowerShell:
            case RoleFileShape.PowerShellPermissions:
                Object(() => PowerShell(role, scopes, flat: shape == RoleFileShape.PowerShell && role.PermissionBlocks.Count <= 1));
                break;
            case RoleFileShape.CliInput:
                Object(() => CliInput(role, scopes));
                break;
            case RoleFileShape.CliOutput:
                Object(() => CliOutput(role, scopes));
                break;
            case RoleFileShape.Rest:
                Object(() => Rest(role, scopes));
                break;
            case RoleFileShape.Portal:
                Object(() => Portal(role, scopes));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shape), shape, "Expected one of the shapes that RoleFileShape names.");
        }
    }

    /// <summary>A template for the scope level of the first role, because a deployment creates its resources there.</summary>
    internal void Template(IReadOnlyList<(RoleDefinition Role, string[] Scopes)> roles) => Object(() =>
    {
        _isTemplate = true;
        Text("$schema", SchemaFor(roles.SelectMany(r => r.Scopes).FirstOrDefault()));
        Text("contentVersion", "1.0.0.0");
        Key("resources");
        Array(() =>
        {
            foreach (var (role, scopes) in roles)
            {
                Item(() => Object(() =>
                {
                    Text("type", RoleResourceType);
                    Text("apiVersion", "2022-04-01");
                    // Azure wants a GUID: without one, a template's function makes it from what stays the same.
                    Text("name", role.Id?.ToString("D") ?? $"[guid(tenant().tenantId, '{role.Name.Replace("'", "''")}')]");
                    Key("properties");
                    Object(() => Properties(role, scopes, withType: true));
                }));
            }
        });
    });

    internal void Array(Action items) => Container('[', ']', items);

    internal void Item(Action value)
    {
        Separate();
        value();
    }

    private void PowerShell(RoleDefinition role, string[] scopes, bool flat)
    {
        Text("Name", role.Name);
        if (role.Id is { } id)
            Text("Id", id.ToString("D"));
        Key("IsCustom");
        _output.Append(role.Type == RoleType.Custom ? "true" : "false");
        Text("Description", role.Description);
        Permissions("Permissions", role, flat, pascal: true);
        List("AssignableScopes", scopes);
    }

    private void CliInput(RoleDefinition role, string[] scopes)
    {
        var flat = role.PermissionBlocks.Count <= 1;
        Text("Name", role.Name);
        if (role.Id is { } id)
        {
            // With an id, 'az role definition update' takes the name from here.
            Text("RoleName", role.Name);
            Text("Id", FullId(id, scopes));
        }

        // The CLI sends every role as a custom one; a built-in role says here what it is.
        if (role.Type == RoleType.BuiltIn)
            Text("RoleType", TypeOf(role));
        Text("Description", role.Description);
        Permissions("permissions", role, flat, pascal: flat);
        List("AssignableScopes", scopes);
    }

    private void CliOutput(RoleDefinition role, string[] scopes)
    {
        List("assignableScopes", scopes);
        Text("description", role.Description);
        Id(role, scopes, withName: true);
        Permissions("permissions", role, flat: false, pascal: false);
        Text("roleName", role.Name);
        Text("roleType", TypeOf(role));
        Text("type", RoleResourceType);
    }

    private void Rest(RoleDefinition role, string[] scopes)
    {
        Id(role, scopes, withName: true);
        Text("type", RoleResourceType);
        Key("properties");
        Object(() => Properties(role, scopes, withType: true));
    }

    private void Portal(RoleDefinition role, string[] scopes)
    {
        Id(role, scopes, withName: false);
        Key("properties");
        // The portal's JSON has no type; only a copy of a built-in role needs one.
        Object(() => Properties(role, scopes, withType: role.Type == RoleType.BuiltIn));
    }

    private void Id(RoleDefinition role, string[] scopes, bool withName)
    {
        if (role.Id is not { } id)
            return;
        Text("id", FullId(id, scopes));
        if (withName)
            Text("name", id.ToString("D"));
    }

    private void Properties(RoleDefinition role, string[] scopes, bool withType)
    {
        Words("roleName", role.Name);
        if (withType)
            Text("type", TypeOf(role));
        Words("description", role.Description);
        List("assignableScopes", scopes);
        Permissions("permissions", role, flat: false, pascal: false);
    }

    private void Permissions(string key, RoleDefinition role, bool flat, bool pascal)
    {
        if (flat)
        {
            Block(role.PermissionBlocks.Count == 0 ? new() : role.PermissionBlocks[0], pascal);
            return;
        }

        Key(key);
        Array(() =>
        {
            foreach (var block in role.PermissionBlocks)
                Item(() => Object(() => Block(block, pascal)));
        });
    }

    private void Block(PermissionBlock block, bool pascal)
    {
        List(pascal ? "Actions" : "actions", block.Actions.Select(a => a.Value));
        List(pascal ? "NotActions" : "notActions", block.NotActions.Select(a => a.Value));
        List(pascal ? "DataActions" : "dataActions", block.DataActions.Select(a => a.Value));
        List(pascal ? "NotDataActions" : "notDataActions", block.NotDataActions.Select(a => a.Value));
        if (block.Condition is { } condition)
            Text(pascal ? "Condition" : "condition", condition);
        if (block.ConditionVersion is { } version)
            Text(pascal ? "ConditionVersion" : "conditionVersion", version);
    }

    private static string TypeOf(RoleDefinition role) => role.Type == RoleType.Custom ? "CustomRole" : "BuiltInRole";

    private static string FullId(Guid id, string[] scopes)
    {
        var scope = scopes.Length == 0 ? string.Empty : scopes[0].TrimEnd('/');
        return $"{scope}/providers/{RoleResourceType}/{id:D}";
    }

    private static string SchemaFor(string? scope) => "https://schema.management.azure.com/schemas/" + (scope is null ? null : ScopeTemplate.Parse(scope).Kind) switch
    {
        ScopeKind.Tenant => "2019-08-01/tenantDeploymentTemplate.json#",
        ScopeKind.ManagementGroup => "2019-08-01/managementGroupDeploymentTemplate.json#",
        ScopeKind.ResourceGroup or ScopeKind.Resource => "2019-04-01/deploymentTemplate.json#",
        _ => "2018-05-01/subscriptionDeploymentTemplate.json#",
    };

    /// <summary>What people wrote, which a template must not take for an expression.</summary>
    private void Words(string key, string value) => Text(key, _isTemplate ? TemplateScope.Escape(value) : value);

    private void Text(string key, string value)
    {
        Key(key);
        _output.AppendQuoted(value);
    }

    private void List(string key, IEnumerable<string> values)
    {
        Key(key);
        Array(() =>
        {
            foreach (var value in values)
                Item(() => _output.AppendQuoted(value));
        });
    }

    private void Object(Action members) => Container('{', '}', members);

    private void Key(string key)
    {
        Separate();
        _output.AppendQuoted(key).Append(": ");
    }

    private void Separate()
    {
        if (!_isFirst)
            _output.Append(',');
        _isFirst = false;
        _output.NewLine(_level);
    }

    private void Container(char open, char close, Action content)
    {
        _output.Append(open);
        _level++;
        _isFirst = true;
        content();
        _level--;
        if (!_isFirst)
            _output.NewLine(_level);
        _isFirst = false;
        _output.Append(close);
    }
}
