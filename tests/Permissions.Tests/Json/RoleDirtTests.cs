using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>The dirt of real role files, one small file each: read as meant, and reported where that helps.</summary>
public class RoleDirtTests
{
    private const string Id = "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8";

    [TestCase("\uFEFF{\"Name\":\"N\",\"Actions\":[]}", TestName = "A byte order mark")]
    [TestCase("\u200C{\"Name\":\"N\",\"Actions\":[]}", TestName = "A character without width before the brace")]
    [TestCase("{\n\u202F\u202F\"Name\":\u00A0\"N\",\n\u202F\"Actions\":[]\u2003}", TestName = "Unicode white space as indentation")]
    [TestCase("// a role\n{\"Name\":\"N\",/* b */\"Actions\":[],}", TestName = "Comments and a trailing comma")]
    [TestCase("{\r\n\t\"Name\": \"N\",\r\n\t\"Actions\": []\r\n}", TestName = "Carriage returns and tabs")]
    [TestCase("[{\"name\":\"N\",\"actions\":[]}]", TestName = "An array of one")]
    [TestCase("{\"name\":\"N\",\"Actions\":[],\"assignableScopes\":[\"/\"],\"IsCustom\":true}", TestName = "Both key styles in one object")]
    [TestCase("{\"NAME\":\"N\",\"ACTIONS\":[]}", TestName = "Shouted keys")]
    [TestCase("{\"Name\":\"N\",\"IsCustom\":true,\"Permissions\":[{\"Actions\":[]}]}", TestName = "Pascal-case permissions beside IsCustom")]
    [TestCase("{\"name\":\"M\",\"roleName\":\"N\",\"actions\":[]}", TestName = "A different name beside roleName")]
    [TestCase("{\"name\":\"" + Id + "\",\"roleName\":\"N\",\"actions\":[]}", TestName = "A GUID as name")]
    [TestCase("{\"name\":\"N\",\"roleName\":null,\"actions\":[]}", TestName = "A null roleName")]
    [TestCase("{\"Name\":\"N\",\"Actions\":null,\"NotActions\":null,\"AssignableScopes\":null,\"Id\":null,\"Description\":null}", TestName = "Nulls")]
    [TestCase("{\"Name\":\"N\",\"Actions\":[],\"createdOn\":\"x\",\"UpdatedBy\":1,\"IsServiceRole\":false,\"Scopes\":[],\"Metadata\":{},\"_notes\":\"x\",\"$schema\":\"x\"}", TestName = "Keys that say nothing about the role")]
    [TestCase("{\"Name\":\"N\",\"IsCustom\":\"true\",\"Actions\":[]}", TestName = "IsCustom as a string")]
    [TestCase("{\"properties\":{\"name\":\"N\",\"actions\":[]}}", TestName = "Flat lists inside properties")]
    [TestCase("{\"id\":\"\",\"name\":\"\",\"type\":\"\",\"properties\":{\"roleName\":\"N\",\"permissions\":[]}}", TestName = "Empty strings around properties")]
    public void Is_read_without_a_word(string text)
    {
        var document = RoleDocument.Parse(text);

        Assert.That(document.Syntax.Errors, Is.Empty);
        Assert.That(document.Error, Is.Null);
        var role = document.Roles.Single();
        Assert.That(role.Name?.Value, Is.EqualTo("N"));
        Assert.That(role.Type, Is.EqualTo(RoleType.Custom));
        Assert.That(role.Problems, Is.Empty);
    }

    [TestCase("{\"Name\":\"N\",\"Actions\":[],\"¦Colour¦\":1}", RoleShapeProblemKind.UnknownKey, "'Colour' is no key")]
    [TestCase("{\"Name\":\"N\",\"Actions\":[],\"¦DataAction¦\":[]}", RoleShapeProblemKind.UnknownKey, "did you mean 'DataActions'?")]
    [TestCase("{\"name\":\"N\",\"actions\":[],\"¦DataAction¦\":[]}", RoleShapeProblemKind.UnknownKey, "did you mean 'dataActions'?")]
    [TestCase("{\"_note\":1,\"properties\":{\"¦Actoins¦\":[],\"roleName\":\"N\"}}", RoleShapeProblemKind.UnknownKey, "did you mean 'actions'?")]
    [TestCase("{\"properties\":{\"roleName\":\"N\",\"permissions\":[{\"actions\":[],\"¦assignableScopes¦\":[]}]}}", RoleShapeProblemKind.UnknownKey, "does not belong")]
    [TestCase("{\"Name\":\"N\",\"Actions\":[],\"assignableScopes\":[],\"¦AssignableScopes¦\":[]}", RoleShapeProblemKind.DuplicateKey, "occurs twice")]
    [TestCase("{\"Name\":\"N\",\"Actions\":[],\"¦Actions¦\":[]}", RoleShapeProblemKind.DuplicateKey, "occurs twice")]
    [TestCase("{\"Name\":\"N\",\"Actions\":\"¦*¦\"}", RoleShapeProblemKind.WrongType, "list of permission strings")]
    [TestCase("{\"Name\":\"N\",\"Actions\":[¦1¦]}", RoleShapeProblemKind.WrongType, "permission string")]
    [TestCase("{\"Name\":\"N\",\"Actions\":¦{}¦}", RoleShapeProblemKind.WrongType, "list of permission strings")]
    [TestCase("{\"Name\":\"N\",\"IsCustom\":¦1¦,\"Actions\":[]}", RoleShapeProblemKind.WrongType, "true or false")]
    [TestCase("{\"Name\":\"N\",\"Description\":¦[]¦,\"Actions\":[]}", RoleShapeProblemKind.WrongType, "text in double quotes")]
    [TestCase("{\"roleName\":\"N\",\"permissions\":¦{\"actions\":[]}¦}", RoleShapeProblemKind.WrongType, "list of objects")]
    [TestCase("{\"Name\":\"N\",\"Actions\":[],\"AssignableScopes\":¦7¦}", RoleShapeProblemKind.WrongType, "list of scopes")]
    [TestCase("{\"Name\":\"N\",\"Actions\":[],\"AssignableScopes\":[¦null¦]}", RoleShapeProblemKind.WrongType, "assignable scope")]
    public void Is_reported_at_its_place(string marked, RoleShapeProblemKind kind, string message)
    {
        var start = marked.IndexOf('¦', StringComparison.Ordinal);
        var end = marked.LastIndexOf('¦') - 1;
        var role = RoleDocument.Parse(marked.Replace("¦", "", StringComparison.Ordinal)).Roles.Single();

        Assert.That(role.Name?.Value, Is.EqualTo("N"));
        Assert.That(role.Problems, Has.Count.EqualTo(1), string.Join('\n', role.Problems));
        Assert.That(role.Problems[0].Kind, Is.EqualTo(kind));
        Assert.That(role.Problems[0].Message, Does.Contain(message));
        // Strings are reported with their quotes, the marks stand inside them.
        var quote = start > 0 && marked[start - 1] == '"' ? 1 : 0;
        Assert.That(role.Problems[0].Span, Is.EqualTo(SourceSpan.FromBounds(start - quote, end + quote)));
    }

    [TestCase(Id, true)]
    [TestCase("0ab0b1a88aac4efdb8c23ee1fb270be8", true)]
    [TestCase("/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/" + Id, true)]
    [TestCase("", false)]
    [TestCase("####", false)]
    [TestCase("Remove this field completely when creating a role", false)]
    [TestCase("00000000-0000-0000-0000-000000000000", false)]
    public void Ids_are_read_in_all_their_forms(string id, bool isId)
    {
        var role = RoleDocument.Parse($$"""{"Name":"N","Id":"{{id}}","Actions":[]}""").Roles.Single();

        Assert.That(role.RoleId, Is.EqualTo(isId ? Guid.Parse(Id) : (Guid?)null));
        Assert.That(role.Id?.Value, Is.EqualTo(isId ? id : null));
    }

    [TestCase("\"IsCustom\":false", RoleType.BuiltIn)]
    [TestCase("\"IsCustom\":\"False\"", RoleType.BuiltIn)]
    [TestCase("\"IsCustom\":true", RoleType.Custom)]
    [TestCase("\"roleType\":\"BuiltInRole\"", RoleType.BuiltIn)]
    [TestCase("\"type\":\"builtInRole\"", RoleType.BuiltIn)]
    [TestCase("\"type\":\"Microsoft.Authorization/roleDefinitions\"", RoleType.Custom)]
    public void The_type_is_read_in_all_its_forms(string member, RoleType type) =>
        Assert.That(RoleDocument.Parse($$"""{"Name":"N",{{member}},"Actions":[]}""").Roles.Single().Type, Is.EqualTo(type));

    [TestCase("\"IsCustom\":¦false¦")]
    [TestCase("\"IsCustom\":¦\"false\"¦")]
    [TestCase("\"roleType\":¦\"BuiltInRole\"¦")]
    public void A_role_that_calls_itself_built_in_but_is_assignable_below_the_root_is_a_custom_role(string member)
    {
        var marked = $$"""{"Name":"N",{{member}},"Actions":[],"AssignableScopes":["/","/subscriptions/{subscriptionId}"]}""";
        var start = marked.IndexOf('¦', StringComparison.Ordinal);
        var length = marked.IndexOf('¦', start + 1) - start - 1;

        var role = RoleDocument.Parse(marked.Replace("¦", "", StringComparison.Ordinal)).Roles.Single();

        Assert.That(role.Type, Is.EqualTo(RoleType.Custom));
        Assert.That(role.Problems.Select(problem => (problem.Kind, problem.Span)), Is.EqualTo(new[] { (RoleShapeProblemKind.Contradiction, new SourceSpan(start, length)) }));
    }

    [Test]
    public void A_lone_scope_counts_as_a_list_of_one()
    {
        var role = RoleDocument.Parse("""{"Name":"N","Actions":[],"AssignableScopes":"/subscriptions/{subscriptionId}"}""").Roles.Single();

        Assert.That(role.Problems, Is.Empty);
        Assert.That(role.AssignableScopesNode, Is.TypeOf<JsonStringSyntax>());
        Assert.That(role.AssignableScopes.Single().Template.Placeholders.Single().Placeholder.Name, Is.EqualTo("subscriptionId"));
    }

    [Test]
    public void Placeholders_in_names_and_actions_survive()
    {
        var role = RoleDocument.Parse("""{"Name":"${role_name}","Actions":["Microsoft.Resources/subscriptions/<ACTIONS…>"],"AssignableScopes":["/subscriptions/${sub}","/subscriptions/${sub}/resourceGroups/{rg}","${sub}"]}""").Roles.Single();

        Assert.That(role.Name?.Value, Is.EqualTo("${role_name}"));
        Assert.That(role.Blocks.Single().Actions.Items.Single().Value, Is.EqualTo("Microsoft.Resources/subscriptions/<ACTIONS…>"));
        Assert.That(role.ToRoleDefinition().Placeholders, Is.EqualTo(new[] { "sub", "rg" }));
    }

    [Test]
    public void Several_roles_of_a_file_are_read_in_order()
    {
        var document = RoleDocument.Parse("""[{"Name":"A","Actions":[]},{"properties":{"roleName":"B","permissions":[]}},3,{"roleName":"C","permissions":[{"actions":[]},{"actions":["*"],"condition":"x","conditionVersion":"2.0"}]}]""");

        Assert.That(document.Roles.Select(r => r.Name?.Value), Is.EqualTo(new[] { "A", "B", "C" }));
        Assert.That(document.Roles.Select(r => r.Shape), Is.EqualTo(new[] { RoleFileShape.CliInput, RoleFileShape.Portal, RoleFileShape.CliOutput }));
        Assert.That(document.Roles[2].Blocks, Has.Count.EqualTo(2));
        Assert.That(document.Roles[2].Blocks[1].Condition?.Value, Is.EqualTo("x"));
        Assert.That(document.Roles[2].Blocks[1].ConditionVersion?.Value, Is.EqualTo("2.0"));
    }

    [Test]
    public void Roles_and_expressions_of_a_template_are_found()
    {
        var document = RoleDocument.Parse(RoleTexts.Template);

        Assert.That(document.Syntax.Errors, Is.Empty);
        Assert.That(document.Roles.Select(r => r.Name?.Value), Is.EqualTo(new[] { "From a parameter", "[parameters('noDefault')]", "Third" }));
        Assert.That(document.Roles.SelectMany(r => r.Problems), Is.Empty);

        var first = document.Roles[0];
        Assert.That(first.RoleId, Is.Null);
        Assert.That(first.Description?.Value, Is.EqualTo("[variables('circle')]"));
        Assert.That(first.Blocks.Single().Actions.Items.Select(i => i.Value), Is.EqualTo(new[] { "A/b/read", "A/c/read" }));
        Assert.That(first.Blocks.Single().Actions.Expression, Is.Null);
        Assert.That(first.Blocks.Single().NotActions.Items, Is.Empty);
        Assert.That(first.Blocks.Single().NotActions.Expression?.Value, Is.EqualTo("[variables('missing')]"));
        Assert.That(first.AssignableScopes.Single().Template.Placeholders.Single().Placeholder.Kind, Is.EqualTo(PlaceholderKind.Scope));

        var second = document.Roles[1];
        Assert.That(second.RoleId, Is.EqualTo(Guid.Parse(Id)));
        Assert.That(second.Blocks.Single().Lists.Select(l => l.Expression?.Value), Is.All.EqualTo("[parameters('noDefault')]"));
        Assert.That(second.AssignableScopes, Has.Count.EqualTo(1));

        Assert.That(document.Roles[2].Blocks.Single().Actions.Items, Has.Count.EqualTo(2), "a nested template sees the variables around it");
    }

    [Test]
    public void The_header_is_the_name_else_the_first_key_else_the_brace()
    {
        Assert.That(RoleDocument.Parse("{\"Actions\":[],\"Name\":\"N\"}").Roles.Single().HeaderSpan, Is.EqualTo(new SourceSpan(21, 3)));
        Assert.That(RoleDocument.Parse(" {\"Actions\":[]}").Roles.Single().HeaderSpan, Is.EqualTo(new SourceSpan(2, 9)));
        Assert.That(RoleDocument.Parse("{\"resources\":[{\"type\":\"Microsoft.Authorization/roleDefinitions\"}]}").Roles.Single().HeaderSpan, Is.EqualTo(new SourceSpan(15, 6)));
    }
}
