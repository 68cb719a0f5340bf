using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>Roles written in each shape come back as they were, and are what each shape's consumer expects.</summary>
public class RoleFileWriterTests
{
    private static readonly RoleDefinition Role = new(
        "Blob reader",
        "Reads blobs.",
        RoleType.Custom,
        [new([ControlAction.Parse("Microsoft.Storage/storageAccounts/read")], dataActions: [DataAction.Parse("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read")])],
        [Scope.Parse("/subscriptions/11111111-2222-3333-4444-555555555555")],
        Guid.Parse("0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8"));

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property A_role_comes_back_from_each_shape() => Prop.ForAll(RoleTexts.Roles.ToArbitrary(), role =>
    {
        foreach (var shape in RoleTexts.Shapes)
        {
            var text = RoleFileWriter.Write(role, shape);
            using var json = JsonReference.TryParse(text);
            Assert.That(json, Is.Not.Null, text);
            Assert.That(text, Does.EndWith("}\n").And.Not.Contain("\r"));
            var document = RoleDocument.Parse(text);
            Assert.That(document.Roles, Has.Count.EqualTo(1), text);
            Assert.That(document.Roles[0].Problems, Is.Empty, text);
            Assert.That(RoleTexts.Describe(document.Roles[0].ToRoleDefinition()), Is.EqualTo(RoleTexts.Describe(role)), $"{shape}\n{text}");
            Assert.That(document.Write(), Is.EqualTo(text), "what is written is in canonical form");
        }
    });

    [TestCase(RoleFileShape.PowerShell, "Name,Id,IsCustom,Description,Actions,NotActions,DataActions,NotDataActions,AssignableScopes")]
    [TestCase(RoleFileShape.PowerShellPermissions, "Name,Id,IsCustom,Description,Permissions,AssignableScopes")]
    [TestCase(RoleFileShape.CliInput, "Name,RoleName,Id,Description,Actions,NotActions,DataActions,NotDataActions,AssignableScopes")]
    [TestCase(RoleFileShape.CliOutput, "assignableScopes,description,id,name,permissions,roleName,roleType,type")]
    [TestCase(RoleFileShape.Rest, "id,name,type,properties")]
    [TestCase(RoleFileShape.Portal, "id,properties")]
    [TestCase(RoleFileShape.ArmTemplate, "$schema,contentVersion,resources")]
    public void Each_shape_has_its_own_keys(RoleFileShape shape, string keys)
    {
        using var json = JsonDocument.Parse(RoleFileWriter.Write(Role, shape));

        Assert.That(string.Join(',', json.RootElement.EnumerateObject().Select(p => p.Name)), Is.EqualTo(keys));
        Assert.That(RoleDocument.Parse(RoleFileWriter.Write(Role, shape)).Roles.Single().Shape, Is.EqualTo(shape));
    }

    [Test]
    public void Empty_lists_are_written_because_the_service_dislikes_absent_ones()
    {
        using var json = JsonDocument.Parse(RoleFileWriter.Write(Role, RoleFileShape.Rest));

        var block = json.RootElement.GetProperty("properties").GetProperty("permissions")[0];
        Assert.That(block.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "actions", "notActions", "dataActions", "notDataActions" }));
        Assert.That(block.GetProperty("notActions").GetArrayLength(), Is.Zero);
        Assert.That(json.RootElement.GetProperty("id").GetString(), Is.EqualTo("/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/roleDefinitions/0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8"));
    }

    [TestCase("/providers/Microsoft.Management/managementGroups/x", "managementGroupDeploymentTemplate")]
    [TestCase("/subscriptions/11111111-2222-3333-4444-555555555555", "subscriptionDeploymentTemplate")]
    [TestCase("/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/x", "/deploymentTemplate")]
    public void A_template_is_for_the_level_of_the_role(string scope, string schema)
    {
        var role = RoleDefinition.Create("It's one").Allow(ControlAction.Parse("A/b/read")).AssignableAt(Scope.Parse(scope)).Build();
        using var json = JsonDocument.Parse(RoleFileWriter.Write(role, RoleFileShape.ArmTemplate));

        Assert.That(json.RootElement.GetProperty("$schema").GetString(), Does.Contain(schema));
        var resource = json.RootElement.GetProperty("resources")[0];
        Assert.That(resource.GetProperty("type").GetString(), Is.EqualTo("Microsoft.Authorization/roleDefinitions"));
        Assert.That(resource.GetProperty("apiVersion").GetString(), Is.EqualTo("2022-04-01"));
        Assert.That(resource.GetProperty("name").GetString(), Is.EqualTo("[guid(tenant().tenantId, 'It''s one')]"));
    }

    [Test]
    public void Roles_are_converted_with_their_placeholders()
    {
        var document = RoleDocument.Parse(RoleTexts.Rich);

        foreach (var shape in RoleTexts.Shapes)
        {
            var role = RoleDocument.Parse(document.Write(shape)).Roles.Single();
            Assert.That(RoleTexts.Describe(role.ToRoleDefinition()), Is.EqualTo(RoleTexts.Describe(document.Roles[0].ToRoleDefinition())));
            Assert.That(role.AssignableScopes.Single().Text.Value, Is.EqualTo("/subscriptions/<SUBSCRIPTION-ID>"));
        }
    }

    [Test]
    public void Several_roles_are_all_converted()
    {
        var document = RoleDocument.Parse(RoleTexts.Template);

        foreach (var shape in RoleTexts.Shapes)
            Assert.That(RoleDocument.Parse(document.Write(shape)).Roles.Select(r => r.Name?.Value), Is.EqualTo(document.Roles.Select(r => r.Name?.Value)), shape.ToString());
    }

    [Test]
    public void A_file_is_printed_with_everything_it_had() =>
        Assert.That(RoleDocument.Parse(RoleTexts.Rich).Write(), Is.EqualTo(
            """
            // A role
            {
              "Name": "Café \"reader\"", // trailing
              "IsCustom": true,
              "id": null,
              /* block
                 of two lines */
              "Description": "R/W",
              "note": {
                "n": 1.50e+2,
                "list": [],
                "o": {}
              },
              "actions": [ /* first */
                "A/b/read",
                "A/*"
              ], // end
              "NotActions": [ // nothing
              ],
              /* here */
              "AssignableScopes": [
                "/subscriptions/<SUBSCRIPTION-ID>"
              ]
              // last
            }
            // after

            """));

    [FsCheck.NUnit.Property(MaxTest = 400)]
    public Property Printing_keeps_every_value_and_comment_and_is_idempotent() =>
        Prop.ForAll(JsonTexts.Valid(JsonTexts.Trivia, trailingCommas: true).ToArbitrary(), text =>
        {
            var document = RoleDocument.Parse(text);
            var printed = document.Write();
            var again = RoleDocument.Parse(printed);

            using var expected = JsonReference.TryParse(text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            JsonReference.AssertSame(again.Syntax.Root, expected!.RootElement);
            Assert.That(Comments(again), Is.EqualTo(Comments(document)), text);
            Assert.That(again.Write(), Is.EqualTo(printed), text);
        });

    [Test]
    public void A_file_with_syntax_errors_is_given_back_as_it_is() =>
        Assert.That(RoleDocument.Parse("{ \"Name\": \"x\"\r\n \"Actions\": [] }").Write(), Is.EqualTo("{ \"Name\": \"x\"\r\n \"Actions\": [] }"));

    [TestCase("tr-TR")]
    [TestCase("fi-FI")]
    public void The_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var invariant = RoleDocument.Parse(RoleTexts.Rich);
        var invariantText = RoleFileWriter.Write(Role, RoleFileShape.Rest);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var document = RoleDocument.Parse(RoleTexts.Rich.Replace("AssignableScopes", "ASSIGNABLESCOPES", StringComparison.Ordinal).Replace("IsCustom", "iscustom", StringComparison.Ordinal));
            Assert.That(RoleTexts.Describe(document.Roles.Single().ToRoleDefinition()), Is.EqualTo(RoleTexts.Describe(invariant.Roles.Single().ToRoleDefinition())));
            Assert.That(RoleFileWriter.Write(Role, RoleFileShape.Rest), Is.EqualTo(invariantText));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Half_a_character_is_written_as_an_escape()
    {
        var text = RoleDocument.Parse("{\"Name\":\"a\\ud800\",\"Actions\":[]}").Write();

        Assert.That(text, Does.Contain("\"a\\ud800\""));
    }

    [Test]
    public void A_role_with_open_placeholders_is_refused_because_its_scopes_would_be_lost()
    {
        var role = RoleDocument.Parse("""{"Name":"N","Actions":["A/b/read"],"AssignableScopes":["/subscriptions/<subscription-id>"]}""").Roles.Single().ToRoleDefinition();

        var refusal = Assert.Throws<ArgumentException>(() => RoleFileWriter.Write(role, RoleFileShape.CliInput));
        Assert.That(refusal!.Message, Does.Contain("'N'").And.Contain("'subscriptionId'").And.Contain("'For'"));
    }

    private static string[] Comments(RoleDocument document) =>
        [.. document.Syntax.Comments.Select(c => document.Text.Substring(c.Start, c.Length).ReplaceLineEndings("\n"))];

    [TestCase("[Prod] reader", "[Prod] reader")]
    [TestCase("[Prod]", "[[Prod]")]
    [TestCase("[concat('a', 'b')]", "[[concat('a', 'b')]")]
    [TestCase("[[Prod]", "[[[Prod]")]
    [TestCase("[\u0041\"]", "[[A\\\"]")]
    [TestCase("[", "[")]
    [TestCase("[]", "[[]")]
    public void A_template_takes_no_name_and_no_description_for_an_expression(string text, string written)
    {
        var role = new RoleDefinition(text, text, RoleType.Custom, [new([ControlAction.Parse("*/read")])], [Scope.Subscription(Guid.NewGuid())]);

        var template = RoleFileWriter.Write(role, RoleFileShape.ArmTemplate);
        var rest = RoleFileWriter.Write(role, RoleFileShape.Rest);
        var read = RoleDocument.Parse(template).Roles.Single();

        Assert.That(template, Does.Contain($"\"roleName\": \"{written}\"").And.Contain($"\"description\": \"{written}\""));
        Assert.That((read.Name!.Value, read.Description!.Value), Is.EqualTo((text, text)));
        Assert.That(RoleDocument.Parse(rest).Roles.Single().Name!.Value, Is.EqualTo(text));
    }

    [Test]
    public void The_place_of_a_character_is_known_behind_the_escape_of_a_template()
    {
        var template = RoleFileWriter.Write(new RoleDefinition("[a]", null, RoleType.Custom, [], [Scope.Subscription(Guid.NewGuid())]), RoleFileShape.ArmTemplate);
        var name = RoleDocument.Parse(template).Roles.Single().Name!;

        Assert.That(template.Substring(name.SpanOf(0, 3).Start, 3), Is.EqualTo("[a]"));
        Assert.That(template.Substring(name.Span.Start, name.Span.Length), Is.EqualTo("\"[[a]\""));
    }
}
