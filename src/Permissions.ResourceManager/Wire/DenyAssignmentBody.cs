namespace Permissions.ResourceManager.Wire;

/// <summary>A deny assignment as api-version 2022-04-01 writes it. Every part may be missing in an answer.</summary>
internal sealed class DenyAssignmentBody
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public DenyAssignmentProperties? Properties { get; set; }
}

internal sealed class DenyAssignmentProperties
{
    public string? DenyAssignmentName { get; set; }

    public string? Scope { get; set; }

    public bool? DoNotApplyToChildScopes { get; set; }

    public List<PermissionBody?>? Permissions { get; set; }

    public List<DenyPrincipalBody?>? Principals { get; set; }

    public List<DenyPrincipalBody?>? ExcludePrincipals { get; set; }

    public string? Condition { get; set; }

    public string? ConditionVersion { get; set; }
}

internal sealed class DenyPrincipalBody
{
    public string? Id { get; set; }
}
