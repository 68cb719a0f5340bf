namespace Permissions.Rules;

/// <summary>How serious a finding is.</summary>
public enum RuleSeverity
{
    /// <summary>Worth knowing; nothing breaks.</summary>
    Info,

    /// <summary>Azure takes it, but it is most likely not what was meant; or Azure may refuse it.</summary>
    Warning,

    /// <summary>Azure refuses it, or no class can be made of it.</summary>
    Error,
}
