namespace Permissions.ResourceManager.Wire;

/// <summary>A refusal, in Azure Resource Manager's envelope.</summary>
internal sealed class ErrorBody
{
    public ErrorDetail? Error { get; set; }
}

internal sealed class ErrorDetail
{
    public string? Code { get; set; }

    public string? Message { get; set; }
}
