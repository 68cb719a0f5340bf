namespace Permissions;

/// <summary>
/// Says that a parameter, property or field takes the text of a condition of version 2.0, so that the compiler checks each
/// constant that is given to it (RBAC060 to RBAC064). Put it on strings of your own as well.
/// </summary>
/// <example><code>void Assign([ConditionString] string? condition)</code></example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ConditionStringAttribute : Attribute;
