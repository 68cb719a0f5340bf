namespace Permissions.PackageTests;

/// <summary>Items, metadata and properties of the project file, and the projects that the generated code must suit.</summary>
public class ProjectSettingTests
{
    [Test]
    public void Items_name_files_namespaces_and_classes_and_default_items_can_be_turned_off()
    {
        var shared = Path.Combine(Packages.Consumers, "shared-roles");
        Directory.CreateDirectory(shared);
        File.WriteAllText(Path.Combine(shared, "linked.json"), Consumer.RoleFile("Linked"));
        var consumer = new Consumer(
            "Items",
            "<OutputType>Exe</OutputType><EnableDefaultRoleDefinitionItems>false</EnableDefaultRoleDefinitionItems><PermissionsNamespace>Contoso.Access</PermissionsNamespace>",
            Consumer.Reference("Permissions") + """
                <RoleDefinition Include="named.role.json" ClassName="Operator" Namespace="Contoso.Named" />
                <RoleDefinition Include="plain.json" />
                <RoleDefinition Include="../shared-roles/*.json" Link="roles/%(Filename)%(Extension)" />
                """);
        consumer.WriteRole("named.role.json", "Named").WriteRole("plain.json", "Plain").WriteRole("left-out.role.json", "Left out");
        consumer.Write("Program.cs", """
            using System;

            Console.WriteLine(Contoso.Named.Operator.Instance.Name);
            Console.WriteLine(Contoso.Access.Plain.Instance.Name);
            Console.WriteLine(Contoso.Access.Linked.Instance.Name);
            foreach (var type in typeof(Contoso.Access.Plain).Assembly.GetTypes())
            {
                if (typeof(Permissions.RoleDefinition).IsAssignableFrom(type))
                    Console.WriteLine(type.FullName);
            }
            """);

        consumer.Build().Clean();
        var printed = consumer.Run();
        Assert.Multiple(() =>
        {
            Assert.That(printed.Take(3), Is.EqualTo(new[] { "Named", "Plain", "Linked" }));
            Assert.That(printed.Skip(3), Is.EquivalentTo(new[] { "Contoso.Named.Operator", "Contoso.Access.Plain", "Contoso.Access.Linked" }));
        });
    }

    [Test]
    public void Default_items_are_all_role_files_below_the_project_except_those_in_bin_and_obj_and_can_be_updated_and_removed()
    {
        var consumer = new Consumer(
            "Defaults",
            "<OutputType>Exe</OutputType><RootNamespace>Fabrikam</RootNamespace>",
            Consumer.Reference("Permissions") + """
                <RoleDefinition Update="roles/deep/renamed.role.json" ClassName="Renamed" />
                <RoleDefinition Remove="roles/removed.role.json" />
                <Content Include="roles/copied.role.json" CopyToOutputDirectory="PreserveNewest" />
                """);
        consumer.WriteRole("top.role.json", "Top").WriteRole("roles/deep/renamed.role.json", "Old Name").WriteRole("roles/removed.role.json", "Removed")
            .WriteRole("roles/copied.role.json", "Copied").WriteRole("bin/stale.role.json", "Top").WriteRole("obj/stale.role.json", "Top").WriteRole("other.json", "Other");
        consumer.Write("Program.cs", """
            foreach (var role in Fabrikam.Roles.Roles.All)
                System.Console.WriteLine(role.GetType().FullName);
            """);

        consumer.Build().Clean();
        consumer.Build("--no-restore").Clean();
        Assert.That(consumer.Run(), Is.EquivalentTo(new[] { "Fabrikam.Roles.Copied", "Fabrikam.Roles.Renamed", "Fabrikam.Roles.Top" }));
        Assert.That(File.Exists(consumer.PathOf("bin/Debug/net10.0/roles/copied.role.json")), "a role file may be content too");
    }

    [TestCase("disable")]
    [TestCase("enable")]
    public void Generated_code_gives_no_warning_in_a_strict_project_with_an_old_language_for_several_targets(string nullable)
    {
        var consumer = new Consumer($"Strict.{nullable}", $"""
            <TargetFramework></TargetFramework>
            <TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>
            <LangVersion>9.0</LangVersion>
            <Nullable>{nullable}</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <WarningLevel>9999</WarningLevel>
            <AnalysisLevel>latest-all</AnalysisLevel>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            """);
        consumer.WriteRole("plain.role.json", "Plain");
        consumer.Write("templates/open.role.json", """
            {
              "properties": {
                "roleName": "1st class: 読み取り",
                "description": "Ends </summary> & \"more\".",
                "assignableScopes": ["/subscriptions/{sub}/resourceGroups/${resource_group}"],
                "permissions": [{ "actions": ["*/read"], "notActions": ["Microsoft.Storage/storageAccounts/read"], "dataActions": [], "notDataActions": [] }]
              }
            }
            """);

        consumer.Build().Clean();
        foreach (var target in new[] { "netstandard2.0", "net10.0" })
        {
            var documentation = File.ReadAllText(consumer.PathOf($"bin/Debug/{target}/{consumer.Name}.xml"));
            Assert.That(documentation, Does.Contain(".Roles.Plain\""), target);
        }
    }
}
