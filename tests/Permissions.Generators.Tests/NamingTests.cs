namespace Permissions.Generators.Tests;

internal sealed class NamingTests
{
    [TestCase("seqera-azure-cloud-logs", "SeqeraAzureCloudLogs")]
    [TestCase("Virtual Machine Operator (Custom)", "VirtualMachineOperatorCustom")]
    [TestCase("PagoPA API Management", "PagoPAAPIManagement")]
    [TestCase("3d printer", "_3dPrinter")]
    [TestCase("虚拟机 读者", "虚拟机读者")]
    [TestCase("class", "Class")]
    [TestCase("${role_name}", "RoleName" + "Role")]
    [TestCase("Actions", "ActionsRole")]
    [TestCase("data actions", "DataActionsRole")]
    [TestCase("Instance", "InstanceRole")]
    [TestCase("roles", "RolesRole")]
    [TestCase("all", "AllRole")]
    [TestCase("to string", "ToStringRole")]
    [TestCase("!!!", "TheFile")]
    public void A_class_is_named_after_its_role(string roleName, string className) =>
        Assert.That(ClassNames.Of(string.Empty, roleName, "the-file.role.json"), Is.EqualTo(className));

    [Test]
    public void A_name_of_punctuation_in_a_file_of_punctuation_has_a_stable_class()
    {
        var name = ClassNames.Of(string.Empty, "!!!", "---.role.json");
        Assert.That(name, Does.Match("^_[0-9a-f]{8}$"));
        Assert.That(ClassNames.Of(string.Empty, "!!!", "---.role.json"), Is.EqualTo(name));
        Assert.That(ClassNames.Of(string.Empty, "???", "---.role.json"), Is.Not.EqualTo(name));
    }

    [TestCase("Chosen", "Chosen")]
    [TestCase("not valid", "NotValid")]
    [TestCase("Template", "TemplateRole")]
    [TestCase("class", "class")]
    [TestCase("  ", "Reader")]
    public void The_project_may_choose_the_name(string chosen, string className) =>
        Assert.That(ClassNames.Of(chosen.Trim(), "Reader", "x.role.json"), Is.EqualTo(className));

    [Test]
    public void A_name_too_long_for_the_compiler_is_cut_and_stays_apart_from_its_like()
    {
        var one = ClassNames.Of(string.Empty, new string('x', 2000) + "1", "x.role.json");
        var other = ClassNames.Of(string.Empty, new string('x', 2000) + "2", "x.role.json");
        Assert.That(one, Has.Length.LessThan(Identifiers.MaximumLength + 10));
        Assert.That(one, Is.Not.EqualTo(other));
    }

    [TestCase("Microsoft.Compute/virtualMachines/read", "ComputeVirtualMachinesRead")]
    [TestCase("microsoft.insights/metrics/read", "InsightsMetricsRead")]
    [TestCase("Microsoft.ApiManagement/service/*/read", "ApiManagementServiceAllRead")]
    [TestCase("*/read", "AllRead")]
    [TestCase("*", "All")]
    [TestCase("84codes.CloudAMQP/servers/read", "_84codesCloudAMQPServersRead")]
    [TestCase("Microsoft.Web/sites/config/list/Action", "WebSitesConfigListAction")]
    [TestCase("Microsoft.Actions", "Actions_")]
    [TestCase("Microsoft.Equals", "Equals_")]
    public void A_member_is_named_after_its_permission(string permission, string member) =>
        Assert.That(MemberNames.Of([permission]), Is.EqualTo(new[] { member }));

    [Test]
    public void Members_that_would_share_a_name_all_get_one_that_does_not_depend_on_the_others()
    {
        var names = MemberNames.Of(["Microsoft.Web/a-b/read", "Microsoft.Web/other", "Microsoft.Web/a.b/read"]);
        var reversed = MemberNames.Of(["Microsoft.Web/a.b/read", "Microsoft.Web/A-B/read"]);
        Assert.Multiple(() =>
        {
            Assert.That(names, Is.Unique);
            Assert.That(names[0], Does.Match("^WebABRead_[0-9a-f]{8}$"));
            Assert.That(names[1], Is.EqualTo("WebOther"));
            Assert.That(reversed, Is.EqualTo(new[] { names[2], names[0] }));
        });
    }

    [TestCase("")]
    [TestCase("///")]
    [TestCase(" ")]
    public void A_permission_without_letters_has_a_member_too(string permission) =>
        Assert.That(MemberNames.Of([permission])[0], Does.Match("^_[0-9a-f]{8}$"));

    [TestCase("Contoso.Access", "Contoso.Access")]
    [TestCase("my-app.Roles", "my_app.Roles")]
    [TestCase("3d.app", "_3d.app")]
    [TestCase("Contoso.class.record", "Contoso.@class.@record")]
    [TestCase("Contoso..x", "Contoso.@_.x")]
    public void A_namespace_is_made_of_any_text(string text, string expected) =>
        Assert.That(Identifiers.Namespace(text), Is.EqualTo(expected));

    [TestCase("roles/reader.role.json")]
    [TestCase("roles/读者.role.json")]
    [TestCase("a b (1)[2]+é.json")]
    [TestCase("../shared/x:y'*\\|#&.json")]
    public void A_hint_name_has_only_characters_that_every_compiler_takes(string path) =>
        Assert.That(HintNames.Of(path), Does.Match(@"^[A-Za-z0-9_][A-Za-z0-9_.]*\.[0-9a-f]{8}\.g\.cs$"));

    [TestCase("a.role.json", "A.role.json")]
    [TestCase("a/b.role.json", "a.b.role.json")]
    [TestCase("a b.json", "a_b.json")]
    [TestCase("x.json", "x.JSON")]
    public void Hint_names_of_two_paths_differ_also_without_regard_to_case(string one, string other) =>
        Assert.That(HintNames.Of(one), Is.Not.EqualTo(HintNames.Of(other)).IgnoreCase);

    [TestCase("/projects/Contoso/roles/a.role.json", "", "roles/a.role.json")]
    [TestCase("/projects/Contoso/../Shared/./a.role.json", "", "../Shared/a.role.json")]
    [TestCase("/elsewhere/a.role.json", "", "a.role.json")]
    [TestCase("/projects/Shared/a.role.json", "linked/a.role.json", "linked/a.role.json")]
    public void A_path_is_shown_relative_to_the_project(string path, string link, string expected)
    {
        var file = new RoleFileInput(new TestFile(path, string.Empty), string.Empty, string.Empty, string.Empty, link);
        Assert.That(ProjectPaths.Of(file, TestProject.Directory), Is.EqualTo(expected));
    }

    [TestCase("roles/", "roles/a.role.json")]
    [TestCase("../roles/", "../roles/a.role.json")]
    [TestCase("/abs/", "a.role.json")]
    [TestCase("", "a.role.json")]
    public void Without_the_projects_folder_the_item_tells_the_path(string relativeDirectory, string expected)
    {
        var file = new RoleFileInput(new TestFile("/abs/a.role.json", string.Empty), string.Empty, string.Empty, relativeDirectory, string.Empty);
        Assert.That(ProjectPaths.Of(file, string.Empty), Is.EqualTo(expected));
    }
}
