using Permissions.Conditions;

namespace Permissions.Tests.Conditions;

/// <summary>The program of docs/guides/conditions.md.</summary>
internal static class ConditionGuide
{
    internal static void Run(TextWriter output)
    {
        // <guide>
        var read = DataAction.Parse("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read");
        RoleCondition logs = RoleCondition
            .For(read).Except("Blob.List")
            .Require(ConditionAttributes.BlobContainer.EqualTo("logs") & ConditionAttributes.BlobPath.StartsWith("2026/"));
        output.WriteLine(logs.ToPortalText());

        var request = new ConditionContext(read)
            .With(ConditionAttributes.BlobContainer, "logs")
            .With(ConditionAttributes.BlobPath, "2025/12/31.log");
        output.WriteLine(logs.Evaluate(request));
        output.WriteLine(logs.Evaluate(request.With(ConditionAttributes.BlobPath, "2026/01/01.log")));
        output.WriteLine(logs.Evaluate(request.With(ConditionAttributes.BlobPath)));

        var owner = new Guid("8e3af657-a8ff-443c-a75c-2fe8c4bcb635");
        var administrator = new Guid("f58310d9-a9f6-439a-9e8d-f62e7b41a168");
        RoleCondition delegation = RoleCondition.DelegateAllExcept(owner, administrator);
        output.WriteLine($"{delegation.IsEquivalentTo(RoleCondition.DelegateAllExcept(administrator, owner))}");
        output.WriteLine($"{delegation.IsEquivalentTo(RoleCondition.DelegateAllExceptPrivilegedRoles)}");

        foreach (var problem in RoleCondition.Check("@Resource[Microsoft.Storage/storageAccounts:nam] StringEqual 'logs'"))
            output.WriteLine($"{problem.Span.Start}: {problem.Message}");
        foreach (var problem in RoleCondition.Check("@Environment[UtcNov] DateTimeGreaterThan 'soon'"))
            output.WriteLine($"{problem.Span.Start}: {problem.Message}");
        // </guide>
    }
}
