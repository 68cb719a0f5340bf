using System.Reflection;

namespace Permissions.Generators.Tests;

/// <summary>What a generated class holds, asked of the class itself: compiled without a warning, loaded and run.</summary>
internal sealed class GeneratedClassTests
{
    [Test]
    public void A_role_file_becomes_a_class_with_its_permissions()
    {
        var run = GeneratorRun.Of(RoleJson.Of(
            actions: ["Microsoft.Compute/virtualMachines/read", "*/read"],
            notActions: ["Microsoft.Authorization/*/read"],
            dataActions: ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"],
            id: "2f1d6a1e-6a2c-4a53-9d5c-0c5f3b6f1a11"));
        var type = run.Load().GetType("Contoso.Roles.VirtualMachineReader", throwOnError: true)!;
        var role = type.Instance();

        Assert.Multiple(() =>
        {
            Assert.That(run.Diagnostics, Is.Empty);
            Assert.That(role.Name, Is.EqualTo("Virtual Machine Reader"));
            Assert.That(role.Id, Is.EqualTo(Guid.Parse("2f1d6a1e-6a2c-4a53-9d5c-0c5f3b6f1a11")));
            Assert.That(role.Description, Is.EqualTo("Reads virtual machines."));
            Assert.That(role.AssignableScopes.Select(scope => scope.Path), Is.EqualTo(new[] { "/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590" }));
            Assert.That(role.Placeholders, Is.Empty);
            Assert.That(type.Constant("RoleName"), Is.EqualTo("Virtual Machine Reader"));
            Assert.That(type.Constant("RoleId"), Is.EqualTo("2f1d6a1e-6a2c-4a53-9d5c-0c5f3b6f1a11"));
            var block = role.PermissionBlocks.Single();
            Assert.That(block.Actions.Select(action => action.Value), Is.EqualTo(new[] { "Microsoft.Compute/virtualMachines/read", "*/read" }));
            Assert.That(block.NotActions.Single().Value, Is.EqualTo("Microsoft.Authorization/*/read"));
            Assert.That(block.DataActions.Single().Value, Is.EqualTo("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"));
            Assert.That(block.NotDataActions, Is.Empty);
        });
    }
}

internal static class GeneratedTypes
{
    internal static RoleDefinition Instance(this Type type) => (RoleDefinition)type.GetProperty("Instance")!.GetValue(null)!;

    internal static string? Constant(this Type type, string name) => (string?)type.GetField(name)?.GetRawConstantValue();

    internal static Type Nested(this Type type, string name) =>
        type.GetNestedType(name, BindingFlags.Public) ?? throw new InvalidOperationException($"{type} has no {name}.");

    /// <summary>The names of a nested class's members, in their order.</summary>
    internal static string[] MembersOf(this Type type, string nested) =>
        [.. type.Nested(nested).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => field.Name)
            .Concat(type.Nested(nested).GetProperties().Select(property => property.Name))];
}
