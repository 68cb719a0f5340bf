namespace Permissions;

/// <summary>A known operation that one set may grant and another does not grant for sure.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="IsConditional">Whether that depends on conditions: it is gained or lost only where some hold, or do not hold.</param>
/// <param name="OnlyUnder">The reading of <c>/*/</c> under which alone it is so; null where it is so under both.</param>
public readonly record struct ChangedOperation(OperationInfo Operation, bool IsConditional, WildcardReading? OnlyUnder)
{
    /// <summary>The type of resource that the operation acts on, such as <c>Microsoft.Compute/virtualMachines</c>: the operation without its last segment, and without the one before it where the last is <c>action</c>.</summary>
    public string ResourceType => Operation.Name.Substring(0, Math.Max(0, VerbStart - 1));

    /// <summary>The rest of the operation, such as <c>read</c> or <c>start/action</c>.</summary>
    public string Verb => Operation.Name.Substring(VerbStart);

    private int VerbStart
    {
        get
        {
            var name = Operation.Name;
            var slash = name.LastIndexOf(OperationPath.Separator);
            if (slash > 0 && string.Compare(name, slash, "/action", 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                var before = name.LastIndexOf(OperationPath.Separator, slash - 1);
                slash = before < 0 ? slash : before;
            }

            return slash + 1;
        }
    }

    /// <summary>The operation.</summary>
    /// <returns>Its name.</returns>
    public override string ToString() => Operation.ToString();
}
