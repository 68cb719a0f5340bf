namespace Permissions.PackageTests;

/// <summary>A project that references the catalogue's package alone.</summary>
public class CatalogueTests
{
    [Test]
    public void Operations_and_built_in_roles_are_members()
    {
        var consumer = new Consumer("Catalogued", "<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", Consumer.Reference("Permissions.Catalog"));
        consumer.Write("Program.cs", """
            using System;
            using Permissions;
            using Permissions.Catalog;

            ControlAction start = Actions.Compute.VirtualMachines.Start;
            RoleDefinition reader = BuiltInRoles.StorageBlobDataReader;
            Console.WriteLine(start);
            Console.WriteLine(reader.Id);
            Console.WriteLine(reader.PermissionBlocks[0].DataActions[0] == DataActions.Storage.StorageAccounts.BlobServices.Containers.Blobs.Read);
            """);

        consumer.Build().Clean();
        Assert.That(consumer.Run(), Is.EqualTo(new[]
        {
            "Microsoft.Compute/virtualMachines/start/action",
            "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
            "True",
        }));
    }
}
