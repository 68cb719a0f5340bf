namespace Permissions.Tests.Catalogue;

public class OperationMatchingTests
{
    private static readonly OperationCatalogue Azure = OperationCatalogue.Azure;
    private static readonly OperationInfo[] All = [.. Azure.Operations];

    [TestCase("*")]
    [TestCase("*/read")]
    [TestCase("Microsoft.Compute/*")]
    [TestCase("microsoft.compute/VIRTUALMACHINES/*")]
    [TestCase("Microsoft.ApiManagement/service/*/read")]
    [TestCase("Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action")]
    [TestCase("Microsoft.ProgrammableConnectivity/Gateways/NetworkAPIAccess/*")]
    [TestCase("Microsoft.ProgrammableConnectivity/Gateways/NetworkAPIAccess/*/*")]
    [TestCase("Microsoft.*/*/read")]
    [TestCase("Microsoft.Compute/virtualMachines/read")]
    [TestCase("Microsoft.Compute/virtualMachines")]
    [TestCase("Contoso.Bikes/*")]
    [TestCase("")]
    public void A_pattern_matches_what_a_scan_over_all_operations_finds(string pattern) => AgreesWithScan(pattern);

    [Property(MaxTest = 60)]
    public void A_pattern_made_of_a_real_operation_matches_what_a_scan_finds(int seed)
    {
        var random = new Random(seed);
        var text = All[random.Next(All.Length)].Name;
        for (var stars = random.Next(1, 4); stars > 0; stars--)
        {
            var start = random.Next(text.Length);
            text = text.Remove(start, random.Next(text.Length - start)).Insert(start, "*");
        }

        AgreesWithScan(text);
    }

    private static void AgreesWithScan(string pattern)
    {
        foreach (var plane in new[] { OperationPlane.Control, OperationPlane.Data })
        {
            foreach (var reading in new[] { WildcardReading.Strict, WildcardReading.Lenient })
            {
                var expected = All.Where(operation => operation.Plane == plane && WildcardPattern.Matches(pattern, operation.Name, reading)).ToArray();
                Assert.That(Azure.Matching(pattern, plane, reading).ToArray(), Is.EqualTo(expected), $"{pattern} {plane} {reading}");
                Assert.That(Azure.AnyMatches(pattern, plane, reading), Is.EqualTo(expected.Length > 0), $"{pattern} {plane} {reading}");
            }
        }
    }
}
