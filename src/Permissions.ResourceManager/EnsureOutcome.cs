namespace Permissions.ResourceManager;

/// <summary>What a call that ensures something did.</summary>
public enum EnsureOutcome
{
    /// <summary>It was there as asked for; nothing was written.</summary>
    Unchanged,

    /// <summary>It was not there and was created.</summary>
    Created,

    /// <summary>It was there, differed, and was brought to what was asked for.</summary>
    Updated,
}
