namespace Permissions.Emulator.Tests;

/// <summary>Tests that each have an emulator with a small world of their own.</summary>
public abstract class AzureTests
{
    private protected TestAzure Azure { get; private set; } = null!;

    [SetUp]
    public void MakeAzure() => Azure = new();

    [TearDown]
    public void DisposeOfAzure() => Azure.Dispose();
}
