namespace Permissions.Analyzers.Tests.Contracts;

/// <summary>The part of Permissions.Catalog that these tests name. Its properties say nothing of what they stand for, as those of an assembly.</summary>
internal static class CatalogStub
{
    internal const string Code = """
        namespace Permissions.Catalog
        {
            public static class Actions
            {
                public static class Compute
                {
                    public static ControlAction All { get; }
                    public static ControlAction AllRead { get; }
                    public static ControlAction Gone { get; }
                    public static class VirtualMachines { public static ControlAction Start { get; } public static ControlAction Read { get; } public static ControlAction All { get; } }
                    public static class Nothing { public static ControlAction Read { get; } }
                }
            }
            public static class DataActions
            {
                public static class Storage { public static class StorageAccounts { public static class BlobServices { public static class Containers { public static class Blobs { public static DataAction Read { get; } } } } } }
            }
            public static class BuiltInRoles
            {
                public static RoleDefinition StorageBlobDataOwner { get; } = null!;
                public static RoleDefinition? Gone { get; }
                public static class Ids { public const string StorageBlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b"; public const string Gone = "00000000-0000-0000-0000-000000000001"; }
            }
        }
        """;
}
