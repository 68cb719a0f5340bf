using Permissions.TestSupport;

namespace Permissions.Tests;

public class PublicApiTests
{
    [Test]
    public void The_public_surface_is_the_one_that_was_agreed() => PublicApi.Verify(typeof(RoleDefinition).Assembly);
}
