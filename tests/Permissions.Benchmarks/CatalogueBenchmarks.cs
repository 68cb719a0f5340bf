using BenchmarkDotNet.Attributes;

namespace Permissions.Benchmarks;

/// <summary>What the catalogue costs once it is loaded, against the plainest alternative: a dictionary of all names.</summary>
[MemoryDiagnoser]
[InProcess]
public class CatalogueBenchmarks
{
    private OperationCatalogue _azure = OperationCatalogue.Empty;
    private Dictionary<string, OperationPlane> _dictionary = [];

    [GlobalSetup]
    public void Setup()
    {
        _azure = OperationCatalogue.Azure;
        _dictionary = new(StringComparer.OrdinalIgnoreCase);
        foreach (var operation in _azure.Operations)
            _dictionary[operation.Name] = operation.Plane;
        // The index of suggestions is made by the first one.
        _azure.Nearest("Microsoft.Compute/virtualMachine/read", null, 3);
    }

    [Benchmark(Baseline = true, Description = "Dictionary of all names")]
    public bool Dictionary_lookup() => _dictionary.ContainsKey("microsoft.compute/virtualmachines/READ");

    [Benchmark(Description = "Contains")]
    public bool Contains() => _azure.Contains("microsoft.compute/virtualmachines/READ", OperationPlane.Control);

    [Benchmark(Description = "Matching, one provider")]
    public int Match_under_one_provider() => _azure.Matching("Microsoft.Compute/*/read", OperationPlane.Control).Count();

    [Benchmark(Description = "Matching, all providers")]
    public int Match_everywhere() => _azure.Matching("*/read", OperationPlane.Control).Count();

    [Benchmark(Description = "Nearest, provider known")]
    public int Suggest_for_known_provider() => _azure.Nearest("Microsoft.Compute/virtualMachine/read", OperationPlane.Control, 3).Count;

    [Benchmark(Description = "Nearest, provider misspelt")]
    public int Suggest_for_unknown_provider() => _azure.Nearest("Microsoft.Storge/storageAccounts/blobServices/containers/blobs/read", OperationPlane.Data, 3).Count;

    [Benchmark(Description = "With one operation of a project's own")]
    public int Add_project_operation() =>
        _azure.With([new("Contoso.Bikes/bikes/read", OperationPlane.Control, null, default)]).Count;
}
