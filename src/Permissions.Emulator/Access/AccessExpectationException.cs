namespace Permissions.Emulator;

/// <summary>An expectation about access that is not met; every test framework takes it for a failure.</summary>
public sealed class AccessExpectationException : Exception
{
    internal AccessExpectationException(IReadOnlyList<AccessDecision> unmet)
        : base($"Access is not as expected:\n- {string.Join("\n- ", unmet)}") => Unmet = unmet;

    /// <summary>The decisions that are not as expected.</summary>
    public IReadOnlyList<AccessDecision> Unmet { get; }
}
