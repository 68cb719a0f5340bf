namespace Permissions;

/// <summary>A term that grants where its conditions are as its case says.</summary>
internal sealed record CaseTerm(ConditionCase Case, PatternTerm Term);
