using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Permissions.Analyzers.Tests.CSharp;

/// <summary>Each way in which a constant reaches what takes permission strings.</summary>
public sealed class PermissionStringAnalyzerTests
{
    [TestCase("ControlAction.Parse(\"Microsoft.Compute/virtualMachines/read[|/|]\");")]
    [TestCase("DataAction.Parse(\"Microsoft.Compute/virtualMachines/read[|/|]\");")]
    [TestCase("ControlAction.TryParse(\"[| |]Microsoft.Compute/read\", out _);")]
    [TestCase("ControlAction.TryParse(\"[| |]Microsoft.Compute/read\", out _, out _);")]
    [TestCase("DataAction.TryParse(result: out _, value: \"[|/|]Microsoft.Compute/read\");")]
    public Task The_library_checks_what_it_is_given(string code) => CodeRun.FindsInBody(code);

    [TestCase("One(data: \"a.b/c[|/|]\", action: \"*\");")]
    [TestCase("One(\"a.b/c[|/|]\", \"a.b/c[|/|]\");")]
    [TestCase("One([|Wrong|]);")]
    [TestCase("One([|\"a.b/c\" + Slash|]);")]
    [TestCase("One(\"a.b\" + Slash + \"c[|?|]\" + \"d\");")]
    [TestCase("One((\"a.b/\" + (\"c[|?|]\")));")]
    [TestCase("One([|$\"a.b/c{Slash}\"|]);")]
    [TestCase("One($\"a.b{Slash}c[|?|]d\");")]
    [TestCase("One($\"a.b{Slash}{{{{c[|?|]}}}}\");")]
    [TestCase("One($@\"a.b{Slash}c[|\"\"|]\");")]
    [TestCase("One(\"a.b/c[|\\u003f|]\");")]
    [TestCase("One(\"a.b/c[|\\U0001F600|]d\");")]
    [TestCase("One(\"\\x0061.b/c[|\\\"|]d\");")]
    [TestCase("One(@\"a.b/c[|\\|]\");")]
    [TestCase("One(@\"a.b/\"\"c\".Length > 0 ? \"a.b/c[|?|]\" : \"a.b/d[|?|]\");")]
    [TestCase("One(\"\"\"a.b/c[|?|]\"\"\");")]
    [TestCase("One(\"\"\"\n  a.b/c[|?|]\n  \"\"\");")]
    [TestCase("One($\"\"\"a.b/{\"c\"}[|?|]\"\"\");")]
    [TestCase("One(maybe ?? \"a.b/c[|/|]\");")]
    [TestCase("One(choice switch { true => \"a.b/c[|/|]\", _ => \"a.b/d[|/|]\" });")]
    [TestCase("One([|\"\"|]);")]
    [TestCase("Many(\"a.b/c[|/|]\", \"*\", \"a.b/d[|/|]\");")]
    [TestCase("Many(new[] { \"*\", \"a.b/d[|/|]\" });")]
    [TestCase("Many([\"*\", \"a.b/d[|/|]\"]);")]
    [TestCase("List([\"*\", \"a.b/d[|/|]\"]);")]
    [TestCase("List(new List<string> { \"a.b/d[|/|]\" });")]
    [TestCase("Action call = () => One(\"a.b/c[|/|]\"); call();")]
    [TestCase("const string Local = \"a.b/c/\"; One([|Local|]);")]
    public Task Your_own_parameter_is_checked(string code) => CodeRun.FindsInBody(code);

    [TestCase("Unmarked(\"a.b/c/\");")]
    [TestCase("One(maybe!);")]
    [TestCase("One(maybe + \"/\");")]
    [TestCase("One(\"*\", null);")]
    [TestCase("ControlAction.FromService(\"a.b/c/\");")]
    [TestCase("ControlAction.Parse(\"Microsoft.Compute/virtualMachines/read\");")]
    public Task Nothing_is_said_of(string code) => CodeRun.FindsInBody(code);

    [Test]
    public Task Properties_fields_default_values_and_attributes_are_checked() => CodeRun.Finds("""
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        sealed class NeedsAttribute([PermissionString(OperationPlane.Control)] string action) : Attribute
        {
            public string Action => action;
            [PermissionString(OperationPlane.Data)] public string? Data { get; set; }
        }

        [Needs("a.b/c[|/|]", Data = "a.b/d[|/|]")]
        class Host
        {
            [PermissionString(OperationPlane.Control)] public string Property { get; set; } = "a.b/e[|/|]";
            [PermissionString(OperationPlane.Control)] public string Field = "a.b/f[|/|]", Other = "a.b/g[|/|]";
            [PermissionString(OperationPlane.Control)] public string this[[PermissionString(OperationPlane.Data)] string data] { get => data; set { } }

            public Host() { }
            public Host([PermissionString(OperationPlane.Control)] string action) => Property = action;

            [Needs("a.b/h[|/|]")]
            public void Default([PermissionString(OperationPlane.Control)] string action = "a.b/i[|/|]") { }

            public void Set()
            {
                Default();
                Property = "a.b/j[|/|]";
                Field ??= "a.b/k[|/|]";
                this["a.b/l[|/|]"] = "a.b/m[|/|]";
                _ = new Host { Property = "a.b/n[|/|]" };
                _ = new Host("a.b/o[|/|]");
                Host short_ = new("a.b/p[|/|]");
                _ = new Child();
            }
        }

        class Child : Host
        {
            public Child() : base("a.b/q[|/|]") { }
        }

        record Entry([PermissionString(OperationPlane.Control)] string Action)
        {
            public static Entry Make() => new Entry("a.b/r[|/|]");
        }
        """);

    [Test]
    public async Task A_finding_is_as_serious_as_in_a_role_file_and_names_its_rule_and_the_whole_constant()
    {
        var finding = (await CodeRun.FindsInBody("One(\"a.b/c[|/|]\");")).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Severity, Is.EqualTo(DiagnosticSeverity.Error));
            Assert.That(finding.GetMessage(CultureInfo.InvariantCulture), Does.Contain("ends with a slash"));
            Assert.That(finding.Properties["Rule"], Is.EqualTo("RBAC020"));
            Assert.That(finding.AdditionalLocations.Single().SourceSpan.Length, Is.EqualTo("\"a.b/c/\"".Length));
        });
    }

    [Test]
    public async Task Generated_code_is_left_alone()
    {
        const string code = "class C { object o = Permissions.ControlAction.Parse(\"a.b/\"); }";
        Assert.Multiple(async () =>
        {
            Assert.That(await CodeRun.On(code), Has.Length.EqualTo(1));
            Assert.That(await CodeRun.On(code, "Code.g.cs"), Is.Empty);
            Assert.That(await CodeRun.On("// <auto-generated/>\n" + code), Is.Empty);
        });
    }

    [Test]
    public async Task A_project_without_the_library_is_left_alone() =>
        Assert.That(await CodeRun.On(CodeRun.Compilation("class C { void M(string s) => M(\"a.b/\"); }", MetadataReference.CreateFromFile(typeof(object).Assembly.Location))), Is.Empty);

    [TestCase("class C { object o = Permissions.ControlAction.Parse(\"a.b/")]
    [TestCase("class C { object o = Permissions.ControlAction.Parse($\"a.b/{")]
    [TestCase("class C { object o = Permissions.ControlAction.Parse(\"\\u12\"); }")]
    [TestCase("class C { object o = Permissions.ControlAction.Parse(\"\\UFFFFFFFF/\"); }")]
    [TestCase("class C { object o = Permissions.ControlAction.Parse(\"\"\"\n a.b/\n   \"\"\"); }")]
    [TestCase("class C { object o = Permissions.ControlAction.Parse(, \"a/\"); }")]
    [TestCase("class C { void M([Permissions.PermissionString((Permissions.OperationPlane)7)] string s) => M(\"a/\"); }")]
    [TestCase("class C { void M([Permissions.PermissionString] string s) => M(\"a/\"); }")]
    [TestCase("class C { void M([Permissions.PermissionString(Permissions.OperationPlane.Data)] int s) => M(\"a/\"); }")]
    public void Broken_code_never_makes_it_fail(string code) =>
        Assert.That(async () => await CodeRun.On(CodeRun.Compilation(code)), Throws.Nothing);

    [Test]
    public async Task A_concatenation_of_thousands_of_parts_is_read()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("\"x\"", 3000));
        Assert.That((await CodeRun.On($"class C {{ object o = Permissions.ControlAction.Parse(\"a.b/\" + {sum} + \"/\"); }}")).Single().GetMessage(CultureInfo.InvariantCulture), Does.Contain("ends with a slash"));
    }
}
