using Permissions.Json;
using Permissions.Rules;
using Permissions.TestSupport;

namespace Permissions.Tests.Definitions;

/// <summary>The rules hold over the files that this repository gives as examples of good ones.</summary>
public class RoleFileRulesTests
{
    [TestCase("azure", "*.json", 928)]
    [TestCase("pagopa", "*.role.json", 16)]
    [TestCase("seqera", "*.role.json", 6)]
    public void No_role_file_has_an_error(string folder, string pattern, int count)
    {
        var paths = Directory.GetFiles(Repository.PathOf("definitions", folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        Assert.That(paths, Has.Length.EqualTo(count));
        var errors = from path in paths
                     let document = RoleDocument.Read(File.ReadAllBytes(path))
                     from finding in RoleRules.Check(document)
                     where finding.Severity == RuleSeverity.Error
                     select $"{Path.GetFileName(path)} at {finding.Span.Start}: {finding.Rule.Id} {finding.Message}";
        Assert.That(errors, Is.Empty);
    }
}
