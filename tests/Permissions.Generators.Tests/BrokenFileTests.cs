using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Permissions.Generators.Tests;

/// <summary>Files that no role can be read from, or not all of it: one error in the JSON, none in the C#.</summary>
internal sealed class BrokenFileTests
{
    private static readonly string Intact = RoleJson.Of("Virtual Machine Reader");

    [TestCase("", "RBAC001")]
    [TestCase("{ \"Name\": \"Virtual Machine Reader\", \"Actions\": [\"a/b\" \"c/d\"], \"AssignableScopes\": [] }", "RBAC001")]
    [TestCase("{ \"hello\": 1 }", "RBAC002")]
    [TestCase("{ \"IsCustom\": true, \"Actions\": [\"Microsoft.Compute/virtualMachines/read\"], \"AssignableScopes\": [] }", "RBAC003")]
    public void A_broken_file_gives_its_error_and_a_class_of_the_same_shape(string text, string id)
    {
        var run = GeneratorRun.Of(new TestFile("virtual-machine-reader.role.json", text));
        Assert.That(run.Ids.Distinct(), Is.EqualTo(new[] { id }));
        Assert.That(PublicMembers(run), Is.SupersetOf(PublicMembers(GeneratorRun.Of(Intact))));
    }

    /// <summary>Whether a broken file had placeholders is not known any more, and code that uses the class either way must not fail too.</summary>
    [TestCase("")]
    [TestCase("{ \"Name\": \"Virtual Machine Reader\", \"Actions\": [\"Microsoft.Compute/virtualMachines/read\"] }")]
    [TestCase("{ \"Name\": \"Virtual Machine Reader\", \"Actions\": [\"Microsoft.Compute/virtualMachines/read\"], \"AssignableScopes\": [\"/subscriptions/my-subscription\"] }")]
    [TestCase("{ \"Name\": \"Virtual Machine Reader\", \"Actions\": [\"Microsoft.Compute/virtualMachines/read\"], \"AssignableScopes\": [\"/\"] }")]
    [TestCase("{ \"Name\": \"Virtual Machine Reader\", \"Actions\": [\"Microsoft.Compute/virtualMachines/read\"], \"AssignableScopes\": [\"/subscription/<subscription-id>\"] }")]
    [TestCase("{ \"Name\": \"Virtual Machine Reader\", \"Actions\": [\"a/b\" \"c/d\"], \"AssignableScopes\": [\"/subscriptions/<subscription-id>\"] }")]
    public void Code_that_uses_the_class_of_a_broken_file_compiles(string text)
    {
        var run = GeneratorRun.Of(new TestFile("virtual-machine-reader.role.json", text));
        var use = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
            $$"""
            using Contoso.Roles;

            internal static class Use
            {
                internal static Permissions.RoleDefinition[] All => new Permissions.RoleDefinition[]
                {
                    VirtualMachineReader.Instance, VirtualMachineReader.Template, VirtualMachineReader.For(System.Guid.NewGuid()),
                    VirtualMachineReader.For(System.Guid.NewGuid(), "group"), VirtualMachineReader.For(Permissions.Scope.Tenant),
                };
            }
            """,
            (Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)run.Output.SyntaxTrees.First().Options);
        Assert.That(run.Output.AddSyntaxTrees(use).GetDiagnostics(), Is.Empty);
    }

    [Test]
    public void A_sound_file_has_no_stand_ins() =>
        Assert.That(PublicMembers(GeneratorRun.Of(Intact)), Has.None.Contains("Object").And.None.Contains("Template"));

    [Test]
    public void An_error_points_at_its_characters()
    {
        var diagnostic = GeneratorRun.Of("{\n  \"Name\": \"Reader\",\n  \"Actions\": [ ?? ]\n}").Diagnostics[0];
        var span = diagnostic.Location.GetLineSpan();
        Assert.Multiple(() =>
        {
            Assert.That(diagnostic.Id, Is.EqualTo("RBAC001"));
            Assert.That(diagnostic.Severity, Is.EqualTo(DiagnosticSeverity.Error));
            Assert.That(span.Path, Is.EqualTo(TestProject.Directory + "test.role.json"));
            Assert.That(span.StartLinePosition.Line, Is.EqualTo(2));
            Assert.That(span.StartLinePosition.Character, Is.EqualTo(15));
            Assert.That(diagnostic.Descriptor.HelpLinkUri, Does.EndWith("/RBAC001.md"));
        });
    }

    [Test]
    public void A_name_over_512_characters_is_refused_and_has_a_class()
    {
        var run = GeneratorRun.Of(RoleJson.Of(new string('n', 513)));
        Assert.That(run.Ids, Is.EqualTo(new[] { "RBAC003" }));
        run.Load();
    }

    [Test]
    public void Every_beginning_of_a_role_file_gives_classes_that_compile()
    {
        for (var length = 0; length < Intact.Length; length++)
        {
            var run = GeneratorRun.Of(Intact[..length]);
            Assert.That(run.Ids, Does.Contain("RBAC001").And.None.EqualTo("RBAC999"), Intact[..length]);
            // Compiling takes most of the time; neighbours differ little.
            if (length % 7 == 0)
                Assert.That(run.Output.GetDiagnostics(), Is.Empty, Intact[..length]);
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Any_mutation_of_a_role_file_gives_classes_that_compile(int position, int length, string? insertion)
    {
        var start = (position & int.MaxValue) % Intact.Length;
        var text = Intact.Remove(start, (length & int.MaxValue) % (Intact.Length - start)).Insert(start, insertion ?? "\u2028\ud800\0*/");
        var run = GeneratorRun.Of(text);
        Assert.That(run.Ids, Does.Not.Contain("RBAC999"), text);
        Assert.That(run.Output.GetDiagnostics(), Is.Empty, text);
    }

    [TestCase("\"\u2028*/ \\ \" <x> & \u0085\u202e\ud800\uffff")]
    [TestCase("\r\n/// </summary> class X {")]
    public void Any_text_is_safe_in_names_descriptions_and_permissions(string text)
    {
        var run = GeneratorRun.Of(RoleJson.Of("Reader " + text, description: text, actions: ["Microsoft.X/" + text], scopes: ["/subscriptions/{" + text.Replace("/", "", StringComparison.Ordinal) + "}"]));
        var type = run.Load().GetTypes().Single(type => type.IsAssignableTo(typeof(RoleDefinition)));
        // JSON cannot carry half a surrogate pair through the serializer of the test; what the file says is what counts.
        var expected = System.Text.Json.JsonSerializer.Deserialize<string>(System.Text.Json.JsonSerializer.Serialize(text));
        Assert.That(type.Constant("RoleName"), Is.EqualTo("Reader " + expected));
    }

    [Test]
    public void Half_a_surrogate_pair_in_a_file_does_no_harm() =>
        GeneratorRun.Of("{\"Name\":\"Half \\ud800\",\"Description\":\"\\udc00 x\",\"Actions\":[\"Microsoft.X/\\ud800\"],\"AssignableScopes\":[\"/subscriptions/<\\ud800>\"]}").Load();

    [Test]
    public void A_file_that_cannot_be_read_is_reported_and_keeps_its_class()
    {
        var run = GeneratorRun.Of(
            new TestFile("odd.role.json", "{}") { Failure = new InvalidOperationException("two\nlines") },
            new TestFile("reader.role.json", Intact));
        Assert.Multiple(() =>
        {
            Assert.That(run.Ids, Is.EqualTo(new[] { "RBAC999" }));
            Assert.That(run.Diagnostics[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), Does.Contain("odd.role.json").And.Contain("two lines"));
            Assert.That(run.Load().GetType("Contoso.Roles.Odd"), Is.Not.Null);
        });
    }

    [Test]
    public void Cancellation_is_passed_on() => Assert.That(
        () => RoleFileReader.Read((new(new TestFile("a.role.json", Intact), "", "", "", ""), new("Contoso", "")), new CancellationToken(canceled: true)),
        Throws.InstanceOf<OperationCanceledException>());

    /// <summary>The public surface of the one role's class, without the members that stand for permissions.</summary>
    private static string[] PublicMembers(GeneratorRun run)
    {
        var type = run.Load().GetType("Contoso.Roles.VirtualMachineReader", throwOnError: true)!;
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return [.. type.GetMembers(Declared).Select(member => $"{member.MemberType} {member}").Order(StringComparer.Ordinal)];
    }
}
