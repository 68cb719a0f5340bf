using FsCheck;
using FsCheck.Fluent;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

/// <summary>Lists over random worlds, compared with an oracle that walks parents one by one and knows nothing of paths.</summary>
public sealed class FilterPropertyTests
{
    private const int Places = 12;
    private const int Users = 3;
    private const int Groups = 4;

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public Property Lists_of_assignments_hold_what_the_oracle_says_in_pages_of_any_size() =>
        Prop.ForAll(Worlds().ToArbitrary(), world =>
        {
            using var emulated = new EmulatedWorld(world);
            foreach (var scope in Enumerable.Range(0, Places))
            {
                var (wanted, filter) = world.Question(scope);
                var listed = emulated.ListAssignments(scope, filter);
                if (!listed.SequenceEqual(wanted))
                    return false.Label($"at {scope} with '{filter}': listed {string.Join(' ', listed)}, expected {string.Join(' ', wanted)}");
            }

            return true.ToProperty();
        });

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public Property Lists_of_definitions_hold_what_the_oracle_says() =>
        Prop.ForAll(Worlds().ToArbitrary(), world =>
        {
            using var emulated = new EmulatedWorld(world);
            emulated.DefineRoles();
            foreach (var scope in Enumerable.Range(0, Places))
            {
                foreach (var andBelow in new[] { false, true })
                {
                    var wanted = world.Assignments.Index().Where(a => IsListed(a.Item.Place, scope, andBelow)).Select(a => a.Index);
                    var listed = emulated.ListRoles(scope, andBelow);
                    if (!listed.SequenceEqual(wanted))
                        return false.Label($"at {scope}, below too: {andBelow}: listed {string.Join(' ', listed)}");
                }
            }

            return true.ToProperty();

            // Nothing is defined at the root of the tenant: such a role is given the first management group instead.
            bool IsListed(int place, int scope, bool andBelow)
            {
                var assignable = Math.Max(place, 1);
                return world.IsAtOrBelow(scope, assignable) || ((andBelow || scope == 0) && world.IsAtOrBelow(assignable, scope));
            }
        });

    private static Gen<World> Worlds() =>
        from parents in Gen.Choose(0, int.MaxValue - 1).ArrayOf(Places)
        from memberships in Gen.Zip(Gen.Choose(0, Groups - 1), Gen.Choose(0, Users + Groups - 1)).ListOf()
        from assignments in Gen.Zip(Gen.Choose(0, Places - 1), Gen.Choose(0, Users + Groups - 1)).ListOf()
        from questions in Gen.Zip(Gen.Choose(0, 4), Gen.Choose(0, Users + Groups - 1)).ArrayOf(Places)
        from pageSize in Gen.Choose(1, 9)
        select new World(
            parents,
            [.. memberships.Where(m => m.Item1 + Users != m.Item2).Distinct()],
            [.. assignments.Distinct().Select(a => (a.Item1, a.Item2))],
            questions,
            pageSize);

    /// <summary>
    /// Place 0 is the tenant, 1 the root group, 2 to 5 groups, 6 to 8 subscriptions, 9 to 11 resource groups; each has its parent
    /// among those before it. Principals are users first, then groups.
    /// </summary>
    private sealed record World(int[] Seeds, (int Group, int Member)[] Memberships, (int Place, int Principal)[] Assignments, (int Kind, int Principal)[] Questions, int PageSize)
    {
        internal int ParentOf(int place) => place switch
        {
            0 => -1,
            1 => 0,
            <= 5 => 1 + (Seeds[place] % (place - 1)),
            <= 8 => 1 + (Seeds[place] % 5),
            _ => 6 + (Seeds[place] % 3),
        };

        internal bool IsAtOrBelow(int place, int ancestor) => place >= 0 && (place == ancestor || IsAtOrBelow(ParentOf(place), ancestor));

        internal (int[] Wanted, string? Filter) Question(int scope)
        {
            var (kind, principal) = Questions[scope];
            // assignedTo() takes no group.
            principal = kind >= 3 ? principal % Users : principal;
            var filter = kind switch
            {
                0 => null,
                1 => "atScope()",
                2 => $"principalId eq '{PrincipalId(principal)}'",
                3 => $"assignedTo('{PrincipalId(principal)}')",
                _ => $"atScope() and assignedTo('{PrincipalId(principal)}')",
            };
            var wanted = Assignments.Index()
                .Where(a => IsAtOrBelow(scope, a.Item.Place) || (kind is not (1 or 4) && IsAtOrBelow(a.Item.Place, scope)))
                .Where(a => kind < 2 || (kind == 2 ? a.Item.Principal == principal : IsIn(principal, a.Item.Principal, Groups)));
            return ([.. wanted.Select(a => a.Index)], filter);
        }

        /// <summary>Whether <paramref name="member"/> is <paramref name="group"/> or in it over at most so many steps.</summary>
        private bool IsIn(int member, int group, int steps) =>
            member == group || (steps > 0 && Memberships.Any(m => m.Member == member && IsIn(m.Group + Users, group, steps - 1)));
    }

    private static Guid PrincipalId(int principal) => Id(0x500 + principal);

    private sealed class EmulatedWorld : IDisposable
    {
        private readonly TestAzure _azure = new();
        private readonly World _world;
        private readonly Scope[] _scopes = new Scope[Places];

        internal EmulatedWorld(World world)
        {
            _world = world;
            _azure.Emulator.Limits.PageSize = world.PageSize;
            var tenant = _azure.Emulator.AddTenant(Id(0x700));
            Token = TokenOf(_azure.Emulator.CredentialFor(tenant, Id(0x701)));
            for (var place = 0; place < Places; place++)
            {
                var parent = world.ParentOf(place);
                var group = parent > 0 ? _scopes[parent].ManagementGroupId : null;
                _scopes[place] = place switch
                {
                    0 => Scope.Tenant,
                    1 => tenant.RootManagementGroup,
                    <= 5 => tenant.AddManagementGroup($"group-{place}", group),
                    <= 8 => tenant.AddSubscription(Id(0x600 + place), group),
                    _ => tenant.AddResourceGroup(_scopes[parent].SubscriptionId!.Value, $"rg-{place}"),
                };
            }

            for (var i = 0; i < Users + Groups; i++)
                _ = tenant.AddPrincipal(i < Users ? Principal.User(PrincipalId(i)) : Principal.Group(PrincipalId(i)));
            foreach (var (memberOf, member) in world.Memberships)
                tenant.AddGroupMember(PrincipalId(memberOf + Users), PrincipalId(member));
            foreach (var (index, (place, principal)) in world.Assignments.Index())
                Put(AssignmentPath(_scopes[place], Id(0x10000 + index)), AssignmentBody(Reader.Id!.Value, PrincipalId(principal)));
        }

        private string Token { get; }

        public void Dispose() => _azure.Dispose();

        internal void DefineRoles()
        {
            foreach (var (index, (place, _)) in _world.Assignments.Index())
            {
                var scope = _scopes[Math.Max(place, 1)];
                Put(RolePath(scope, Id(0x10000 + index)), RoleBody($"Role {index}", scope));
            }
        }

        internal int[] ListAssignments(int scope, string? filter) => List(AssignmentsPath(_scopes[scope]), filter);

        internal int[] ListRoles(int scope, bool andBelow) =>
            List(RolesPath(_scopes[scope]), (andBelow ? "atScopeAndBelow() and " : string.Empty) + "type eq 'CustomRole'");

        private int[] List(string path, string? filter)
        {
            var found = new List<int>();
            var query = filter is null ? null : "$filter=" + Uri.EscapeDataString(filter);
            var answer = Send(HttpMethod.Get, path, query, null, ApiVersion);
            while (true)
            {
                Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
                found.AddRange(answer.Names.Select(n => Convert.ToInt32(n[..8], 16) - 0x10000));
                if (answer.NextLink is not { } link)
                    return [.. found];
                Assert.That(answer.Names, Has.Count.EqualTo(_world.PageSize));
                answer = Send(HttpMethod.Get, link, null, null, null);
            }
        }

        private void Put(string path, System.Text.Json.Nodes.JsonNode body) =>
            Assert.That(Send(HttpMethod.Put, path, null, JsonContent(body), ApiVersion).Status, Is.EqualTo(201));

        // The handler answers synchronously, so that nothing is waited for here.
        private Answer Send(HttpMethod method, string path, string? query, HttpContent? body, string? apiVersion) =>
            _azure.SendAsync(method, path, query, body, apiVersion, Token).GetAwaiter().GetResult();
    }
}
