using Permissions.Json;
using Permissions.Rules;

namespace Permissions.Tests.Rules;

/// <summary>A permission string by itself is checked as in a role.</summary>
public sealed class PermissionStringRulesTests
{
    [TestCase("Microsoft.Compute/virtualMachines/read/", 38, 1)]
    [TestCase(" Microsoft.Compute/virtualMachines/read", 0, 1)]
    [TestCase("Microsoft.Compute/virtual\"Machines/read", 25, 1)]
    [TestCase("Microsoft.Compute/virtual\u0001Machines/read", 25, 1)]
    [TestCase("Microsoft.Compute/virtual\\\"Machines\"/read/", 25, 1)]
    [TestCase("", 0, 0)]
    public void The_place_counts_from_the_start_of_the_string(string permission, int start, int length)
    {
        var finding = PermissionStringRules.Check(permission, OperationPlane.Control).Single();
        Assert.That((finding.Rule.Id, finding.Span), Is.EqualTo((RuleIds.MalformedPermission, new SourceSpan(start, length))));
    }

    [TestCase(OperationPlane.Control, "Microsoft.Storage/storageAccounts/read")]
    [TestCase(OperationPlane.Data, "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read")]
    [TestCase(OperationPlane.Control, "*")]
    [TestCase(OperationPlane.Data, "*")]
    public void A_sound_string_has_no_finding(OperationPlane plane, string permission) =>
        Assert.That(PermissionStringRules.Check(permission, plane), Is.Empty);

    [Test]
    public void No_string_is_refused_with_its_name() =>
        Assert.That(() => PermissionStringRules.Check(null!, OperationPlane.Control), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("permission"));

    [Property]
    public void No_string_throws_and_every_place_lies_inside(string? permission, bool isData)
    {
        foreach (var finding in PermissionStringRules.Check(permission ?? string.Empty, isData ? OperationPlane.Data : OperationPlane.Control))
        {
            Assert.That(finding.Span.Start, Is.InRange(0, permission?.Length ?? 0));
            Assert.That(finding.Span.End, Is.InRange(finding.Span.Start, permission?.Length ?? 0));
        }
    }
}
