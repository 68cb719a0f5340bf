using BenchmarkDotNet.Running;
using Permissions.Benchmarks;

// What BenchmarkDotNet cannot measure, because it is about whole processes, are commands of their own.
return args switch
{
    ["build-ratio", .. var options] => BuildRatio.Run(options),
    ["analyzer-share"] => AnalyzerShare.Run(),
    ["analyzer-share", ChildProcess.Once, var what] => AnalyzerShare.RunOnce(what),
    ["catalogue-cost"] => CatalogueCost.Run(),
    ["catalogue-cost", ChildProcess.Once, var what] => CatalogueCost.RunOnce(what),
    ["catalogue-load"] => CatalogueLoad.Run(),
    ["catalogue-load", ChildProcess.Once] => CatalogueLoad.RunOnce(),
    ["role-pairs"] => RolePairs.Run(),
    ["contract-cost"] => ContractCost.Run(),
    ["least-privilege"] => LeastPrivilegeSearch.Run(),
    ["role-first-use"] => RoleFirstUse.Run(),
    ["role-first-use", ChildProcess.Once, var what] => RoleFirstUse.RunOnce(what),
    _ => Benchmarks(args),
};

static int Benchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(BuildRatio).Assembly).Run(args);
    return 0;
}
