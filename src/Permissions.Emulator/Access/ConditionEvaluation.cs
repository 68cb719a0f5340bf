using Permissions.Conditions;

namespace Permissions.Emulator.Access;

/// <summary>Answers for the conditions that stand in the way of a request. One that cannot be read allows nothing, as one that cannot be decided.</summary>
internal static class ConditionEvaluation
{
    /// <summary>Whether a condition's text holds for a request; the time is the emulator's, unless the request has one.</summary>
    internal static Func<string, WildcardReading, bool> For(ConditionContext context, DateTimeOffset now)
    {
        var request = context.Attributes.ContainsKey(ConditionAttributes.UtcNow) ? context : context.With(ConditionAttributes.UtcNow, now);
        return (text, reading) => RoleCondition.TryParse(text, out var condition, out _) && condition.Evaluate(request, reading).Holds;
    }
}
