using System.Reflection;

namespace Permissions.Generators.Tests;

/// <summary>Roles with placeholders in their assignable scopes: <c>For</c> and <c>Template</c>.</summary>
internal sealed class FactoryTests
{
    private static readonly Guid Subscription = Guid.Parse("7f5a1b4e-55a7-4f0c-9e5e-6f0d7b1b2c3d");

    [Test]
    public void Each_kind_of_placeholder_becomes_a_parameter_of_its_type()
    {
        var role = Load(
            "/subscriptions/<SUBSCRIPTION-ID>",
            "/subscriptions/<SUBSCRIPTION-ID>/resourceGroups/{group}",
            "/providers/Microsoft.Management/managementGroups/{{mg}}",
            "/subscriptions/<SUBSCRIPTION-ID>/resourceGroups/{group}/providers/Microsoft.Storage/storageAccounts/${account}",
            "[subscription().id]");
        Assert.That(
            Parameters(role),
            Is.EqualTo(new[] { "Guid subscriptionId", "String group", "String mg", "String account", "Scope assignableScope" }));

        var made = For(role, Subscription, "rg", "Contoso", "logs", Scope.Tenant);
        Assert.That(made.AssignableScopes.Select(scope => scope.Path), Is.EqualTo(new[]
        {
            $"/subscriptions/{Subscription}",
            $"/subscriptions/{Subscription}/resourceGroups/rg",
            "/providers/Microsoft.Management/managementGroups/Contoso",
            $"/subscriptions/{Subscription}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/logs",
            "/",
        }));
        Assert.That(made.Placeholders, Is.Empty);
    }

    [Test]
    public void The_template_has_the_complete_scopes_only_and_names_its_placeholders()
    {
        var type = Load("/subscriptions/<id>", "/subscriptions/7f5a1b4e-55a7-4f0c-9e5e-6f0d7b1b2c3d", "/subscriptions/<id>/resourceGroups/<rg>");
        var template = (RoleDefinition)type.GetProperty("Template")!.GetValue(null)!;
        Assert.Multiple(() =>
        {
            Assert.That(template.Placeholders, Is.EqualTo(new[] { "id", "rg" }));
            Assert.That(template.AssignableScopes.Single().SubscriptionId, Is.EqualTo(Subscription));
            Assert.That(template.PermissionBlocks.Single().Actions, Has.Count.EqualTo(1));
            Assert.That(type.GetProperty("Instance"), Is.Null);
        });
    }

    [TestCase("a/b")]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("with blank")]
    [TestCase("rg/providers/Microsoft.Storage/storageAccounts/x")]
    public void A_value_never_makes_another_kind_of_scope(string value)
    {
        var type = Load("/subscriptions/<id>/resourceGroups/<rg>");
        Assert.That(() => For(type, Subscription, value), Throws.TypeOf<FormatException>().With.Message.Contains("<rg>"));
    }

    [Test]
    public void A_scope_that_is_null_is_refused_by_its_parameters_name() =>
        Assert.That(() => For(Load("<WHOLE SCOPE>"), [null]), Throws.TypeOf<ArgumentNullException>().With.Property("ParamName").EqualTo("wholeScope"));

    [Test]
    public void Placeholders_of_the_same_words_are_one_parameter_whatever_their_brackets() =>
        Assert.That(Parameters(Load("/subscriptions/<SUBSCRIPTION-ID>", "/subscriptions/{subscriptionId}/resourceGroups/x")), Is.EqualTo(new[] { "Guid subscriptionId" }));

    [Test]
    public void One_word_for_two_kinds_makes_two_parameters() =>
        Assert.That(Parameters(Load("/subscriptions/{id}/resourceGroups/{id}")), Is.EqualTo(new[] { "Guid id", "String idResourceGroupName" }));

    [Test]
    public void Two_expressions_are_two_parameters_and_the_same_one_twice_is_one() =>
        Assert.That(
            Parameters(Load("/subscriptions/[variables('a')]", "/subscriptions/[variables('b')]", "/subscriptions/[variables('a')]/resourceGroups/x")),
            Is.EqualTo(new[] { "Guid subscriptionId", "Guid subscriptionId2" }));

    [TestCase("{class}", "class")]
    [TestCase("{scopes}", "scopes")]
    [TestCase("{for}", "for")]
    [TestCase("{名字}", "名字")]
    [TestCase("{Actions}", "actions")]
    [TestCase("{value}", "value")]
    public void Any_word_can_be_a_parameter(string placeholder, string parameter) =>
        Assert.That(Parameters(Load($"/subscriptions/{placeholder}")), Is.EqualTo(new[] { $"Guid {parameter}" }));

    [Test]
    public void The_all_zero_subscription_is_a_placeholder() =>
        Assert.That(Parameters(Load("/subscriptions/00000000-0000-0000-0000-000000000000")), Is.EqualTo(new[] { "Guid subscriptionId" }));

    private static Type Load(params string[] scopes) =>
        GeneratorRun.Of(RoleJson.Of("Role under test", scopes: scopes)).Load().GetType("Contoso.Roles.RoleUnderTest", throwOnError: true)!;

    private static string[] Parameters(Type role) =>
        [.. role.GetMethod("For")!.GetParameters().Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}")];

    private static RoleDefinition For(Type role, params object?[] arguments) =>
        (RoleDefinition)role.GetMethod("For")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
}
