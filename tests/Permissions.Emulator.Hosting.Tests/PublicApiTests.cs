using System.Reflection;
using Permissions.TestSupport;

namespace Permissions.Emulator.Hosting.Tests;

public class PublicApiTests
{
    [Test]
    public void The_public_surface_is_the_one_that_was_agreed() => PublicApi.Verify(Assembly.Load("Permissions.Emulator.Hosting"));
}
