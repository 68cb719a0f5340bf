namespace Permissions.Catalog;

/// <summary>A built-in role whose lists are made when they are first asked for.</summary>
internal sealed class BuiltInRole(string name, string description, string id, Func<IEnumerable<PermissionBlock>> blocks, Func<IEnumerable<Scope>> scopes)
    : RoleDefinition(name, description, RoleType.BuiltIn, new Guid(id), blocks, scopes);
