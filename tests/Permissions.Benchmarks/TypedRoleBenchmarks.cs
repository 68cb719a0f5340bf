using BenchmarkDotNet.Attributes;

namespace Permissions.Benchmarks;

/// <summary>A typed role made and asked for its lists, against parsing the JSON that its class was made from.</summary>
[MemoryDiagnoser]
[InProcess]
public class TypedRoleBenchmarks
{
    private readonly byte[] _json = SeqeraRole.Json();

    [Benchmark(Baseline = true, Description = "JsonDocument.Parse of the role's file")]
    public int Parse_json() => SeqeraRole.ParseJson(_json);

    [Benchmark(Description = "For(subscription), PermissionBlocks, AssignableScopes")]
    public int Use_class() => SeqeraRole.UseClass();
}
