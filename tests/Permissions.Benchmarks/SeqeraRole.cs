using System.Text.Json;
using Permissions.Benchmarks.Seqera;
using Permissions.TestSupport;

namespace Permissions.Benchmarks;

/// <summary>One role in both ways: as its class, and as the JSON that the class was made from.</summary>
internal static class SeqeraRole
{
    private static readonly Guid Subscription = new("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");

    internal static byte[] Json() => File.ReadAllBytes(Repository.PathOf("definitions", "seqera", "seqera-azure-cloud.role.json"));

    /// <summary>Makes the role, with all of its lists.</summary>
    internal static int UseClass()
    {
        var role = SeqeraAzureCloud.For(Subscription);
        return role.PermissionBlocks.Count + role.AssignableScopes.Count;
    }

    /// <summary>Parses the JSON and does nothing with it: the least that a program without the class has to do.</summary>
    internal static int ParseJson(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return (int)document.RootElement.ValueKind;
    }
}
