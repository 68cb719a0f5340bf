namespace Permissions;

/// <summary>The snapshot of Azure's operations that the build embeds in this assembly.</summary>
internal static class EmbeddedOperations
{
    // The name is given in the project file.
    private const string ResourceName = "Permissions.operations";

    internal static OperationCatalogue Load()
    {
        using var stream = typeof(EmbeddedOperations).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"This assembly was built without its resource '{ResourceName}'.");
        var pack = OperationPack.Read(stream);
        return new(new OperationTable(pack), pack.ReadRefused(), pack.LastSeen);
    }
}
