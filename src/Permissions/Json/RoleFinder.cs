namespace Permissions.Json;

/// <summary>Finds the roles of a file, and the shape each is written in.</summary>
internal sealed class RoleFinder(CancellationToken cancellationToken)
{
    private const string RoleResourceType = "Microsoft.Authorization/roleDefinitions";
    private const string DeploymentResourceType = "Microsoft.Resources/deployments";

    private readonly List<RoleSyntax> _roles = [];
    private RoleDocumentError? _lookAlike;

    internal IReadOnlyList<RoleSyntax> Roles => _roles;

    /// <summary>What the first value that is no role looks like; null where there is none.</summary>
    internal RoleDocumentError? LookAlike => _lookAlike;

    internal void Find(JsonNodeSyntax root)
    {
        if (root is JsonArraySyntax array)
        {
            foreach (var item in array.ItemArray)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (item is JsonObjectSyntax role)
                    FindInObject(role);
            }
        }
        else if (root is JsonObjectSyntax node)
            FindInObject(node);
    }

    private void FindInObject(JsonObjectSyntax node)
    {
        if (IsTemplate(node))
            FindInTemplate(node, new TemplateScope(node));
        else if (!TryAdd(node, scope: null)
            && TemplateScope.Member(node, "value")?.Value is JsonArraySyntax page)
        {
            // What the REST API returns for a list.
            _lookAlike = null;
            foreach (var item in page.ItemArray)
            {
                if (item is JsonObjectSyntax role)
                    TryAdd(role, scope: null);
            }
        }
    }

    private static bool IsTemplate(JsonObjectSyntax node) =>
        TemplateScope.Member(node, "resources")?.Value is JsonArraySyntax or JsonObjectSyntax
        && (IsTemplateSchema(node) || !new RoleMembers(node).IsRole);

    private static bool IsTemplateSchema(JsonObjectSyntax node) =>
        TemplateScope.Member(node, "$schema")?.Value is JsonStringSyntax schema && schema.Value.IndexOf("deploymentTemplate", StringComparison.OrdinalIgnoreCase) >= 0;

    private void FindInTemplate(JsonObjectSyntax template, TemplateScope scope) =>
        FindInResources(TemplateScope.Member(template, "resources")?.Value, scope);

    private void FindInResources(JsonNodeSyntax? resources, TemplateScope scope)
    {
        if (resources is JsonArraySyntax array)
        {
            foreach (var item in array.ItemArray)
                FindInResource(item, scope);
        }
        else if (resources is JsonObjectSyntax named)
        {
            foreach (var member in named.MemberArray)
                FindInResource(member.Value, scope);
        }
    }

    private void FindInResource(JsonNodeSyntax node, TemplateScope scope)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (node is not JsonObjectSyntax resource)
            return;
        var type = (TemplateScope.Member(resource, "type")?.Value as JsonStringSyntax)?.Value ?? string.Empty;
        if (IsRoleType(type))
            TryAdd(resource, scope);
        else if (IsResourceType(type, DeploymentResourceType)
            && TemplateScope.Member(resource, "properties")?.Value is JsonObjectSyntax properties
            && TemplateScope.Member(properties, "template")?.Value is JsonObjectSyntax template)
        {
            FindInTemplate(template, HasInnerScope(properties) ? new(template) : scope);
        }

        FindInResources(TemplateScope.Member(resource, "resources")?.Value, scope);
    }

    /// <summary>Whether a nested template sees its own variables; by default it sees those of the template around it.</summary>
    private static bool HasInnerScope(JsonObjectSyntax properties) =>
        TemplateScope.Member(properties, "expressionEvaluationOptions")?.Value is JsonObjectSyntax options
        && TemplateScope.Member(options, "scope")?.Value is JsonStringSyntax scope
        && string.Equals(scope.Value, "inner", StringComparison.OrdinalIgnoreCase);

    private static bool IsRoleType(string type) =>
        IsResourceType(type, RoleResourceType) || type.EndsWith("/providers/roleDefinitions", StringComparison.OrdinalIgnoreCase);

    // A type may carry its api-version, as in Bicep: "Microsoft.Authorization/roleDefinitions@2022-04-01".
    private static bool IsResourceType(string type, string expected) =>
        type.StartsWith(expected, StringComparison.OrdinalIgnoreCase) && (type.Length == expected.Length || type[expected.Length] == '@');

    private bool TryAdd(JsonObjectSyntax node, TemplateScope? scope)
    {
        var outer = new RoleMembers(node);
        var properties = outer.Value(RoleKey.Properties);
        if (properties is not null && scope is not null)
            properties = scope.Resolve(properties);
        var inner = properties is JsonObjectSyntax inside && (scope is not null || !outer.HasFlatLists) ? new RoleMembers(inside) : outer;

        if (RoleLookAlikes.Recognise(outer, inner) is { } lookAlike)
        {
            _lookAlike ??= lookAlike;
            return false;
        }

        if (scope is null && !inner.IsRole)
            return false;
        _roles.Add(RoleReader.Read(ShapeOf(outer, inner, scope), outer, inner, scope));
        return true;
    }

    private static RoleFileShape ShapeOf(RoleMembers outer, RoleMembers inner, TemplateScope? scope)
    {
        if (scope is not null)
            return RoleFileShape.ArmTemplate;
        if (outer.Node != inner.Node)
            return outer.Has(RoleKey.Name) || outer.Has(RoleKey.Type) ? RoleFileShape.Rest : RoleFileShape.Portal;
        if (outer[RoleKey.Permissions] is { } permissions)
            return outer.Has(RoleKey.IsCustom) || permissions.Key.Value[0] == 'P' ? RoleFileShape.PowerShellPermissions : RoleFileShape.CliOutput;
        return outer.Has(RoleKey.IsCustom) ? RoleFileShape.PowerShell : RoleFileShape.CliInput;
    }
}
