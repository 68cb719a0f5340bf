namespace Permissions.PackageTests;

/// <summary>A role file beside the code is a class on the next build.</summary>
public class RoleClassTests
{
    [Test]
    public void A_role_file_beside_the_code_is_a_class_on_the_next_build_also_below_a_folder_with_spaces_and_foreign_letters()
    {
        var below = Path.Combine(Packages.Consumers, "mit Leerzeichen, Ümlaut & 角色");
        var contoso = new Consumer("Contoso", "<OutputType>Exe</OutputType><Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", below: below);
        contoso.Write("reader.role.json", """
            {
              "Name": "Blob Reader",
              "Description": "Reads blobs and their tags.",
              "Actions": ["Microsoft.Storage/storageAccounts/blobServices/containers/read"],
              "DataActions": ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"],
              "AssignableScopes": ["/subscriptions/<subscription-id>"]
            }
            """);
        contoso.Write("Program.cs", """
            using System;
            using Contoso.Roles;
            using Permissions;

            BlobReader reader = BlobReader.For(new Guid("3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11"));
            RoleDefinition role = reader;
            Console.WriteLine(BlobReader.RoleName);
            Console.WriteLine(role.Name + ": " + role.Description);
            Console.WriteLine(role.AssignableScopes[0].Path);
            Console.WriteLine(BlobReader.ActionNames.StorageStorageAccountsBlobServicesContainersRead);
            Console.WriteLine(BlobReader.DataActions.StorageStorageAccountsBlobServicesContainersBlobsRead.Value);
            Console.WriteLine(role.PermissionBlocks[0].DataActions.Count);
            Console.WriteLine(Roles.All.Count);
            """);

        contoso.Build().Clean();
        Assert.That(contoso.Run(), Is.EqualTo(new[]
        {
            "Blob Reader",
            "Blob Reader: Reads blobs and their tags.",
            "/subscriptions/3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11",
            "Microsoft.Storage/storageAccounts/blobServices/containers/read",
            "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
            "1",
            "1",
        }));
    }

    [Test]
    public void A_project_that_references_only_the_runtime_has_generator_and_analyzers()
    {
        var runtime = new Consumer("Runtime", "<OutputType>Exe</OutputType>", Consumer.Reference("Permissions.ResourceManager"));
        runtime.WriteRole("reader.role.json", "Storage Reader");
        runtime.Write("Program.cs", """
            using System;

            Console.WriteLine(Runtime.Roles.StorageReader.RoleName);
            Console.WriteLine(typeof(Permissions.ResourceManager.RbacClient).Name);
            """);
        runtime.Build().Clean();
        Assert.That(runtime.Run(), Is.EqualTo(new[] { "Storage Reader", "RbacClient" }));

        runtime.WriteRole("reader.role.json", "Storage Reader", "Microsoft.Storage/storageAccounts/read/");
        var build = runtime.Build("--no-restore");
        Assert.That(build.Rules, Is.EqualTo(new[] { "reader.role.json(4): error RBAC020" }), build.Result.Output);
    }

    [Test]
    public void A_class_library_passes_its_roles_on_to_an_application_which_may_have_its_own()
    {
        new Consumer("Library").WriteRole("reader.role.json", "Storage Reader");
        var application = new Consumer("Application", "<OutputType>Exe</OutputType>", "<ProjectReference Include=\"../Library/Library.csproj\" />");
        application.WriteRole("writer.role.json", "Storage Writer", "Microsoft.Storage/storageAccounts/write");
        application.Write("Program.cs", """
            using System;
            using Permissions;

            RoleDefinition reader = Library.Roles.StorageReader.Instance;
            RoleDefinition writer = Application.Roles.StorageWriter.Instance;
            Console.WriteLine(reader.Name + ", " + writer.Name);
            """);

        application.Build().Clean();
        Assert.That(application.Run(), Is.EqualTo(new[] { "Storage Reader, Storage Writer" }));
    }
}
