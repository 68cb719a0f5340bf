namespace Permissions;

/// <summary>What a placeholder stands for, by its position in an assignable scope.</summary>
public enum PlaceholderKind
{
    /// <summary>A subscription's id.</summary>
    SubscriptionId,

    /// <summary>A resource group's name.</summary>
    ResourceGroupName,

    /// <summary>A management group's id.</summary>
    ManagementGroupId,

    /// <summary>A resource's name.</summary>
    ResourceName,

    /// <summary>A whole scope.</summary>
    Scope,
}

/// <summary>A part of an assignable scope that a role file leaves open, such as <c>&lt;SUBSCRIPTION-ID&gt;</c>.</summary>
/// <param name="Text">The placeholder as it is written, with its brackets.</param>
/// <param name="Name">The words inside, in camel case, as the parameter that it becomes: <c>subscriptionId</c>.</param>
/// <param name="Kind">What it stands for.</param>
public sealed record Placeholder(string Text, string Name, PlaceholderKind Kind);

/// <summary>A placeholder and where it stands in the text of its scope.</summary>
/// <param name="Placeholder">The placeholder.</param>
/// <param name="Start">Its first character in the text.</param>
/// <param name="Length">Its length in the text.</param>
public sealed record ScopePlaceholder(Placeholder Placeholder, int Start, int Length);
