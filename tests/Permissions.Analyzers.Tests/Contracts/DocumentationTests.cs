using System.Text.RegularExpressions;
using Permissions.Json;
using Permissions.TestSupport;

namespace Permissions.Analyzers.Tests.Contracts;

/// <summary>What the pages say that a contract prints is what it prints, and where they say nothing it is silent.</summary>
public sealed class DocumentationTests
{
    private const string Logs = "seqera-azure-cloud-logs.role.json";

    [TestCase("guides/contracts.md", 7)]
    [TestCase("rules/RBAC101.md", 2)]
    [TestCase("rules/RBAC102.md", 1)]
    [TestCase("rules/RBAC103.md", 2)]
    public async Task Each_sample_prints_what_the_page_shows(string page, int count)
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf(["docs", .. page.Split('/')]));
        var samples = Regex.Matches(text, "```csharp\n(?<code>.*?)```\n(\n```text\n(?<output>.*?)```\n)?", RegexOptions.Singleline);
        Assert.That(samples, Has.Count.EqualTo(count));
        var run = Project(logsReadAll: page.EndsWith("RBAC102.md", StringComparison.Ordinal));
        var printed = new List<string>();
        foreach (Match sample in samples)
            printed.Add(await run.Says($"using App.Roles; using Permissions.Catalog;\n{sample.Groups["code"].Value}\n{CatalogStub.Code}"));
        Assert.That(samples.Select(sample => sample.Groups["output"].Value.TrimEnd()), Is.EqualTo(printed), string.Join("\n---\n", printed));
    }

    /// <summary>The project of the pages: Seqera's roles with their classes, and a copy of one as its baseline.</summary>
    private static ContractRun Project(bool logsReadAll)
    {
        var run = new ContractRun();
        var agreed = File.ReadAllText(Repository.PathOf("definitions", "seqera", Logs));
        run.File("/app/logs.baseline.json", agreed);
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("definitions", "seqera"), "*.role.json"))
        {
            var text = File.ReadAllText(path);
            if (logsReadAll && Path.GetFileName(path) == Logs)
                text = text.Replace("\"actions\": [", "\"actions\": [\n          \"*/read\",", StringComparison.Ordinal);
            var role = RoleDocument.Parse(text).Roles[0];
            var name = role.Name!.Value;
            var members = role.Blocks[0].Actions.Items.Select(item => item.Value).Where(action => action == "Microsoft.Storage/storageAccounts/blobServices/containers/read").Select(action => $$"""
                public static class Actions { public static global::Permissions.ControlAction StorageStorageAccountsBlobServicesContainersRead => global::Permissions.ControlAction.FromService(ActionNames.StorageStorageAccountsBlobServicesContainersRead); }
                public static class ActionNames { public const string StorageStorageAccountsBlobServicesContainersRead = "{{action}}"; }
                """);
            run.File("/app/" + Path.GetFileName(path), text, "RoleDefinition")
                .Class(string.Concat(name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..])), name, string.Concat(members));
        }

        return run;
    }
}
