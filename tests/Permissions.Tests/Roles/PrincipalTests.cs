namespace Permissions.Tests.Roles;

public class PrincipalTests
{
    private static readonly Guid Id = new("11111111-2222-3333-4444-555555555555");

    [Test]
    public void A_principal_has_its_object_id_and_its_kind()
    {
        Assert.That(Principal.User(Id), Is.EqualTo(new Principal(Id, PrincipalType.User)));
        Assert.That(Principal.Group(Id), Is.EqualTo(new Principal(Id, PrincipalType.Group)));
        Assert.That(Principal.ServicePrincipal(Id), Is.EqualTo(new Principal(Id, PrincipalType.ServicePrincipal)));
        Assert.That(Principal.User(Id).ObjectId, Is.EqualTo(Id));
        Assert.That(Principal.User(Id), Is.Not.EqualTo(Principal.Group(Id)));
    }

    [Test]
    public void A_principal_reads_as_kind_and_id() =>
        Assert.That(Principal.ServicePrincipal(Id).ToString(), Is.EqualTo("ServicePrincipal 11111111-2222-3333-4444-555555555555"));

    [Test]
    public void The_all_zero_id_is_refused() =>
        Assert.That(() => Principal.User(Guid.Empty), Throws.ArgumentException.With.Message.Contains("object id"));
}
