namespace Permissions.Rules;

/// <summary>What a project says about the checks. Immutable, and safe to use from several threads.</summary>
public sealed class RuleOptions
{
    /// <summary>Azure's operations, and nothing said about names.</summary>
    public static RuleOptions Default { get; } = new();

    /// <summary>The operations that count as known; <see cref="OperationCatalogue.Azure"/> unless set, which is read when a rule first asks for it.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public OperationCatalogue Catalogue
    {
        get => field ?? OperationCatalogue.Azure;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }
}
