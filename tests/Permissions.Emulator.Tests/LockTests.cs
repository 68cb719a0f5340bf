using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class LockTests : AzureTests
{
    [TestCase(LockLevel.CannotDelete, 201, 409)]
    [TestCase(LockLevel.ReadOnly, 409, 409)]
    public async Task A_lock_holds_at_its_scope_and_below_until_it_is_taken_off(LockLevel level, int put, int delete)
    {
        _ = await Azure.AssignAsync(Id(1), Azure.ResourceGroup, Reader.Id!.Value, Ada.ObjectId);
        Azure.Emulator.DefaultTenant.Lock(Azure.Subscription, level);
        var written = await Azure.PutAsync(AssignmentPath(Azure.ResourceGroup, Id(2)), AssignmentBody(Reader.Id!.Value, App.ObjectId));
        var deleted = await Azure.DeleteAsync(AssignmentPath(Azure.ResourceGroup, Id(1)));
        var elsewhere = await Azure.PutAsync(AssignmentPath(Azure.OtherSubscription, Id(3)), AssignmentBody(Reader.Id!.Value, App.ObjectId));

        Assert.That((written.Status, deleted.Status, elsewhere.Status), Is.EqualTo((put, delete, 201)));
        Assert.That(deleted.ErrorCode, Is.EqualTo("ScopeLocked"));
        Assert.That(deleted.Message, Does.Contain($"'{Azure.Subscription}'").And.Contain($"'{Azure.ResourceGroup}'"));
        Assert.That((await Azure.GetAsync(AssignmentPath(Azure.ResourceGroup, Id(1)))).Status, Is.EqualTo(200));
        Assert.That(Azure.Emulator.DefaultTenant.Unlock(Azure.Subscription), Is.True);
        Assert.That(Azure.Emulator.DefaultTenant.Unlock(Azure.Subscription), Is.False);
        Assert.That((await Azure.DeleteAsync(AssignmentPath(Azure.ResourceGroup, Id(1)))).Status, Is.EqualTo(200));
    }

    [TestCase(LockLevel.ReadOnly, LockLevel.CannotDelete)]
    [TestCase(LockLevel.CannotDelete, LockLevel.ReadOnly)]
    public async Task Of_two_locks_at_one_scope_the_stricter_holds(LockLevel first, LockLevel second)
    {
        Azure.Emulator.DefaultTenant.Lock(Azure.Subscription, first);
        Azure.Emulator.DefaultTenant.Lock(Azure.Subscription, second);

        Assert.That((await Azure.PutAsync(AssignmentPath(Azure.ResourceGroup, Id(2)), AssignmentBody(Reader.Id!.Value, App.ObjectId))).Status, Is.EqualTo(409));
    }

    [Test]
    public void Only_subscriptions_and_what_lies_in_them_are_locked()
    {
        Assert.That(() => Azure.Emulator.DefaultTenant.Lock(Azure.Group), Throws.ArgumentException);
        Assert.That(() => Azure.Emulator.DefaultTenant.Lock(Scope.Tenant), Throws.ArgumentException);
    }
}
