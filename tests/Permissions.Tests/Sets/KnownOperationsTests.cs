namespace Permissions.Tests.Sets;

internal sealed class KnownOperationsTests
{
    [TestCase("Microsoft.Compute/virtualMachines/read", OperationPlane.Control)]
    [TestCase("Microsoft.Storage/storageAccounts/*", OperationPlane.Control)]
    [TestCase("Microsoft.Storage/*/read", OperationPlane.Data)]
    [TestCase("*/read", OperationPlane.Control)]
    public void Are_exactly_those_that_the_set_allows(string pattern, OperationPlane plane)
    {
        var set = plane == OperationPlane.Control ? PermissionSet.Of(ControlAction.Parse(pattern)) : PermissionSet.Of(DataAction.Parse(pattern));
        var allowed = OperationCatalogue.Azure.Operations
            .Where(operation => operation.Plane == plane)
            .Where(operation => plane == OperationPlane.Control ? set.Allows(ControlAction.FromService(operation.Name)) : set.Allows(DataAction.FromService(operation.Name)))
            .Select(operation => operation.Name);

        var known = set.KnownOperations(plane).Select(operation => operation.Name);

        Assert.That(known, Is.EquivalentTo(allowed).And.Not.Empty);
    }
}
