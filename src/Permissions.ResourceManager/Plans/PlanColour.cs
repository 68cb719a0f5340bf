namespace Permissions.ResourceManager;

/// <summary>Whether a plan is written in colour.</summary>
public enum PlanColour
{
    /// <summary>On the console's own output, unless it is redirected, the terminal is dumb, or the environment variable <c>NO_COLOR</c> holds anything (no-color.org).</summary>
    Automatic,

    /// <summary>In colour, by ANSI escape sequences.</summary>
    Always,

    /// <summary>Without colour.</summary>
    Never,
}
