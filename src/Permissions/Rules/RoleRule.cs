using Permissions.Json;

namespace Permissions.Rules;

/// <summary>A check over role files. Stateless: one instance may serve many files at a time.</summary>
public abstract class RoleRule
{
    private protected RoleRule()
    {
    }

    /// <summary>What the rule is called, and how serious its findings are by default.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>Checks one file with <see cref="RuleOptions.Default"/>. Never throws for what a file holds.</summary>
    /// <param name="document">The file.</param>
    /// <param name="report">Takes each finding, in no order that is promised.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void Check(RoleDocument document, Action<RuleFinding> report)
    {
        if (document is null)
            throw new ArgumentNullException(nameof(document));
        Check(new RuleInput(document, RuleOptions.Default), report ?? throw new ArgumentNullException(nameof(report)));
    }

    internal void Check(RuleInput input, Action<RuleFinding> report)
    {
        var context = new RuleContext(Descriptor, input, report);
        CheckFile(context);
        foreach (var role in input.Document.Roles)
            CheckRole(role, context);
    }

    private protected virtual void CheckFile(RuleContext context)
    {
    }

    private protected virtual void CheckRole(RoleSyntax role, RuleContext context)
    {
    }
}
