using FsCheck;
using FsCheck.Fluent;
using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>Nothing that can be in a file makes reading, converting or printing throw.</summary>
public class RoleRobustnessTests
{
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Random_bytes_are_read(byte[] bytes) => Use(RoleDocument.Read(bytes));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Random_text_is_read(NonNull<string> text) => Use(RoleDocument.Parse(text.Get));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property Damaged_role_files_are_read() =>
        Prop.ForAll(JsonTexts.Damaged(Gen.Elements(RoleTexts.Rich, RoleTexts.Template)).ToArbitrary(), text => Use(RoleDocument.Parse(text)));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property Values_of_any_type_under_every_key_are_read() =>
        Prop.ForAll(JsonTexts.Valid(Gen.Constant("")).Two().ToArbitrary(), values =>
        {
            foreach (var key in new[] { "name", "roleName", "id", "isCustom", "permissions", "actions", "assignableScopes", "properties", "type", "resources", "$schema", "value", "condition" })
            {
                Use(RoleDocument.Parse($$"""{"actions":[],"{{key}}":{{values.Item1}}}"""));
                Use(RoleDocument.Parse($$"""{"{{key}}":{{values.Item1}},"resources":[{"type":"Microsoft.Authorization/roleDefinitions","{{key}}":{{values.Item2}}}]}"""));
            }
        });

    [TestCase(RoleTexts.Rich)]
    [TestCase(RoleTexts.Template)]
    public void Every_prefix_of_a_role_file_is_read(string text)
    {
        for (var length = 0; length <= text.Length; length++)
        {
            var document = RoleDocument.Parse(text[..length]);
            foreach (var error in document.Syntax.Errors)
                Assert.That(error.Span.Start >= 0 && error.Span.Length >= 0 && error.Span.End <= length, Is.True, error.ToString());
            Use(document);
        }
    }

    private static void Use(RoleDocument document)
    {
        foreach (var role in document.Roles)
        {
            _ = role.ToRoleDefinition();
            Assert.That(role.HeaderSpan.End, Is.LessThanOrEqualTo(document.Text.Length));
            foreach (var problem in role.Problems)
                Assert.That(problem.Span.Start >= 0 && problem.Span.End <= document.Text.Length, Is.True, problem.ToString());
        }

        if (document.Syntax.Errors.Count == 0)
            Assert.That(document.Roles.Count > 0 || document.Error is not null, Is.True, document.Text);
        _ = document.Write();
        foreach (var shape in RoleTexts.Shapes)
            _ = document.Write(shape);
    }
}
