using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class ListTests : AzureTests
{
    private static readonly Guid ReaderId = Reader.Id!.Value;

    [Test]
    public async Task Role_definitions_are_listed_by_where_they_are_assignable()
    {
        _ = await Azure.DefineAsync(Id(1), RoleBody("At group", Azure.Group), Azure.Group);
        _ = await Azure.DefineAsync(Id(2), RoleBody("At subscription", Azure.Subscription), Azure.Subscription);
        _ = await Azure.DefineAsync(Id(3), RoleBody("At resource group", Azure.ResourceGroup), Azure.ResourceGroup);
        _ = await Azure.DefineAsync(Id(4), RoleBody("Elsewhere", Azure.OtherSubscription), Azure.OtherSubscription);

        Assert.Multiple(async () =>
        {
            Assert.That(await Numbers(Azure.Subscription, "type eq 'CustomRole'"), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(await Numbers(Azure.ResourceGroup, "type eq 'customrole'"), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(await Numbers(Azure.Subscription, "atScopeAndBelow() and type eq 'CustomRole'"), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(await Numbers(Azure.Group, "type eq 'CustomRole'"), Is.EqualTo(new[] { 1 }));
            Assert.That(await Numbers(Azure.Group, "atScopeAndBelow() and type eq 'CustomRole'"), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(await Numbers(Scope.Tenant, "type eq 'CustomRole'"), Is.EqualTo(new[] { 1, 2, 3, 4 }));
            Assert.That(await Numbers(Scope.Tenant, "roleName eq 'AT GROUP'"), Is.EqualTo(new[] { 1 }));
            Assert.That(await Numbers(Azure.OtherSubscription, "roleName eq 'At group'"), Is.Empty);
        });
        Assert.That((await Azure.GetAsync(RolesPath(Azure.Subscription), "type eq 'BuiltInRole'")).Names, Is.EqualTo(new[] { Reader.Id.ToString(), BlobReader.Id.ToString() }));
        Assert.That((await Azure.GetAsync(RolesPath(Azure.OtherSubscription))).Names, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_role_name_with_quotes_and_a_plus_sign_is_found()
    {
        _ = await Azure.DefineAsync(Id(1), RoleBody("Ada's C++ role", Azure.Subscription), Azure.Subscription);

        Assert.That(await Numbers(Azure.Subscription, "roleName eq 'Ada''s C++ role'"), Is.EqualTo(new[] { 1 }));
        var documented = await Azure.SendAsync(HttpMethod.Get, RolesPath(Azure.Subscription), "$filter=type+eq+'CustomRole'");
        Assert.That(documented.Names, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Assignments_are_listed_at_above_and_below_and_by_filter()
    {
        _ = await Azure.AssignAsync(Id(1), Scope.Tenant, ReaderId, Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(2), Azure.Group, ReaderId, Team.ObjectId);
        _ = await Azure.AssignAsync(Id(3), Azure.Subscription, ReaderId, Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(4), Azure.ResourceGroup, ReaderId, App.ObjectId);
        _ = await Azure.AssignAsync(Id(5), Azure.OtherSubscription, ReaderId, Ada.ObjectId);
        Azure.Emulator.DefaultTenant.AddGroupMember(Team.ObjectId, App.ObjectId);
        async Task<IEnumerable<int>> Listed(string? filter) => NumbersOf(await Azure.GetAsync(AssignmentsPath(Azure.Subscription), filter));

        Assert.Multiple(async () =>
        {
            Assert.That(await Listed(null), Is.EqualTo(new[] { 1, 2, 3, 4 }));
            Assert.That(await Listed("atScope()"), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(await Listed($"principalId eq '{Ada.ObjectId}'"), Is.EqualTo(new[] { 1, 3 }));
            Assert.That(await Listed($"principalId eq {Team.ObjectId}"), Is.EqualTo(new[] { 2 }));
            Assert.That(await Listed($"assignedTo('{App.ObjectId}')"), Is.EqualTo(new[] { 2, 4 }));
            Assert.That(await Listed($"assignedTo('{App.ObjectId}') and atScope()"), Is.EqualTo(new[] { 2 }));
            Assert.That(await Listed($"ATSCOPE() AND assignedto('{App.ObjectId:N}')"), Is.EqualTo(new[] { 2 }));
            Assert.That(await Listed($"assignedTo('{UnknownId}')"), Is.Empty);
        });
    }

    [TestCase("atScope() and principalId eq 'a0000000-0000-4000-8000-000000000001'", "InvalidFilterInQueryString")]
    [TestCase("assignedTo('a0000000-0000-4000-8000-000000000001') and principalId eq 'a0000000-0000-4000-8000-000000000001'", "InvalidFilterInQueryString")]
    [TestCase("assignedTo('a0000000-0000-4000-8000-000000000002')", "InvalidFilterInQueryString")]
    [TestCase("atScope() and atScope()", "InvalidFilterInQueryString")]
    [TestCase("atScopeAndBelow()", "InvalidFilterInQueryString")]
    [TestCase("atScope", "InvalidFilterInQueryString")]
    [TestCase("atScope('x')", "InvalidFilterInQueryString")]
    [TestCase("atScope() or assignedTo('x')", "InvalidFilterInQueryString")]
    [TestCase("atScope() and", "InvalidFilterInQueryString")]
    [TestCase("assignedTo()", "InvalidFilterInQueryString")]
    [TestCase("roleName eq 'Reader'", "InvalidFilterInQueryString")]
    [TestCase("principalId ne 'x'", "InvalidFilterInQueryString")]
    [TestCase("principalId eq 'ada'", "InvalidPrincipalId")]
    [TestCase("assignedTo('ada')", "InvalidPrincipalId")]
    public async Task Other_filters_of_assignments_are_refused(string filter, string code)
    {
        var answer = await Azure.GetAsync(AssignmentsPath(Azure.Subscription), filter);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, code)));
    }

    [TestCase("atScope()")]
    [TestCase("type eq 'Custom'")]
    [TestCase("type ne 'CustomRole'")]
    [TestCase("roleName eq Reader")]
    [TestCase("roleName eq 'Reader")]
    [TestCase("type eq 'CustomRole' and type eq 'CustomRole'")]
    [TestCase("type eq 'CustomRole'and roleName eq 'x' or")]
    public async Task Other_filters_of_definitions_are_refused(string filter)
    {
        var answer = await Azure.GetAsync(RolesPath(Azure.Subscription), filter);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, "InvalidFilterInQueryString")));
    }

    [Test]
    public async Task A_long_list_comes_in_pages_whose_links_keep_filter_and_version()
    {
        Azure.Emulator.Limits.PageSize = 2;
        for (var i = 1; i <= 5; i++)
            _ = await Azure.AssignAsync(Id(i), Azure.Subscription, ReaderId, Id(100 + i), "User");
        var pages = await PagesAsync(await Azure.GetAsync(AssignmentsPath(Azure.Subscription), "atScope()"));

        Assert.That(pages.Select(p => p.Names.Count), Is.EqualTo(new[] { 2, 2, 1 }));
        Assert.That(pages.SelectMany(NumbersOf), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
        Assert.That(Uri.UnescapeDataString(pages[0].NextLink!), Does.Contain("$filter=atScope()").And.Contain("api-version=2022-04-01").And.StartWith("https://management.azure.com/subscriptions/"));
    }

    [Test]
    public async Task A_full_last_page_has_no_link()
    {
        Azure.Emulator.Limits.PageSize = 2;
        var answer = await Azure.GetAsync(RolesPath(Azure.Subscription));

        Assert.That(answer.Names, Has.Count.EqualTo(2));
        Assert.That(answer.NextLink, Is.Null);
    }

    [Test]
    public async Task What_is_deleted_between_two_pages_neither_repeats_nor_skips_another()
    {
        Azure.Emulator.Limits.PageSize = 2;
        for (var i = 1; i <= 5; i++)
            _ = await Azure.AssignAsync(Id(i), Azure.Subscription, ReaderId, Id(100 + i), "User");
        var first = await Azure.GetAsync(AssignmentsPath(Azure.Subscription));
        _ = await Azure.DeleteAsync(AssignmentPath(Azure.Subscription, Id(1)));
        _ = await Azure.DeleteAsync(AssignmentPath(Azure.Subscription, Id(2)));
        var pages = await PagesAsync(first);

        Assert.That(pages.SelectMany(NumbersOf), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
    }

    [TestCase("x")]
    [TestCase("-1")]
    [TestCase("")]
    public async Task A_skip_token_of_ones_own_is_refused(string token)
    {
        var answer = await Azure.SendAsync(HttpMethod.Get, RolesPath(Azure.Subscription), "$skipToken=" + token);

        Assert.That(answer.Status, Is.EqualTo(400));
    }

    private async Task<List<Answer>> PagesAsync(Answer first)
    {
        var pages = new List<Answer> { first };
        while (pages[^1].NextLink is { } link)
            pages.Add(await Azure.SendAsync(HttpMethod.Get, link, apiVersion: null));
        return pages;
    }

    private async Task<IEnumerable<int>> Numbers(Scope scope, string filter) => NumbersOf(await Azure.GetAsync(RolesPath(scope), filter));

    private static IEnumerable<int> NumbersOf(Answer answer) => answer.Names.Select(n => Convert.ToInt32(n[..8], 16));
}
