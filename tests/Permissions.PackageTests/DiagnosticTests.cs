namespace Permissions.PackageTests;

/// <summary>Rules speak at the file and line that they are about, as loudly as the project wants.</summary>
public class DiagnosticTests
{
    [Test]
    public void Each_fatal_rule_appears_at_its_line_also_where_analyzers_do_not_run()
    {
        var consumer = new Consumer("Fatal");
        consumer.Write("broken.role.json", """
            {
              "Name": "Broken",
              "Actions": ["Microsoft.Storage/storageAccounts/read"
            """);
        consumer.Write("settings.role.json", """
            {
              "Logging": { "Level": "Warning" }
            }
            """);
        consumer.Write("nameless.role.json", """
            {
              "Name": "",
              "Description": "Has no name.",
              "Actions": ["Microsoft.Storage/storageAccounts/read"],
              "AssignableScopes": ["/subscriptions/3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11"]
            }
            """);
        consumer.WriteRole("same.role.json", "Same Name").WriteRole("other.role.json", "same name");
        string[] fatal = ["RBAC001", "RBAC002", "RBAC003", "RBAC004"];

        foreach (var options in new[] { new[] { "-p:RunAnalyzers=false" }, ["--no-restore"] })
        {
            var build = consumer.Build(options);
            var ours = build.Diagnostics.Where(diagnostic => fatal.Contains(diagnostic.Id)).ToList();
            Assert.Multiple(() =>
            {
                Assert.That(build.Result.ExitCode, Is.Not.Zero);
                Assert.That(ours.Select(diagnostic => diagnostic.Severity), Is.All.EqualTo("error"), build.Result.Output);
                Assert.That(ours.Where(diagnostic => diagnostic.Id == "RBAC001").Select(diagnostic => diagnostic.File).Distinct(), Is.EqualTo(new[] { "broken.role.json" }), build.Result.Output);
                Assert.That(ours.Where(diagnostic => diagnostic.Id == "RBAC001").Select(diagnostic => diagnostic.Line), Is.All.InRange(3, 4), build.Result.Output);
                Assert.That(build.Rules, Does.Contain("settings.role.json(1): error RBAC002").Or.Contain("settings.role.json(2): error RBAC002"), build.Result.Output);
                Assert.That(build.Rules, Does.Contain("nameless.role.json(2): error RBAC003"), build.Result.Output);
                Assert.That(build.Rules, Does.Contain("same.role.json(2): error RBAC004").Or.Contain("other.role.json(2): error RBAC004"), build.Result.Output);
                Assert.That(build.Diagnostics.Select(diagnostic => diagnostic.Id), Has.None.StartsWith("CS"), "a broken file breaks no code");
            });
        }
    }

    [Test]
    public void Other_rules_come_from_the_analyzers_at_their_line_and_their_severity_can_be_chosen()
    {
        // The compiler looks for .globalconfig above the project's C# files.
        var consumer = new Consumer("Advice").Write("Code.cs", "internal static class Code { }");
        consumer.Write("advice.role.json", """
            {
              "Name": "Advice",
              "Description": "Has something wrong on three lines.",
              "Actions": [
                "Microsoft.Storage/storageAccounts/read",
                "Microsoft.Storage/storageAccounts/write/",
                "microsoft.storage/storageAccounts/READ"
              ],
              "AssignableScopes": [
                "/"
              ]
            }
            """);

        var build = consumer.Build();
        Assert.That(build.Rules, Is.EquivalentTo(new[]
        {
            "advice.role.json(6): error RBAC020",
            "advice.role.json(7): warning RBAC025",
            "advice.role.json(10): error RBAC011",
        }), build.Result.Output);

        build = consumer.Build("--no-restore", "-p:RunAnalyzers=false");
        Assert.That(build.Rules, Is.Empty, build.Result.Output);
        build.Clean();

        consumer.Write(".globalconfig", """
            is_global = true
            dotnet_diagnostic.RBAC011.severity = warning
            dotnet_diagnostic.RBAC020.severity = none
            """);
        build = consumer.Build("--no-restore", "-p:NoWarn=RBAC025");
        Assert.That(build.Rules, Is.EqualTo(new[] { "advice.role.json(10): warning RBAC011" }), build.Result.Output);
        build.Result.Succeeded();
    }
}
