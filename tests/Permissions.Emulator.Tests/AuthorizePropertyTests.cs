using FsCheck;
using FsCheck.Fluent;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

/// <summary>Decisions over random worlds, compared with an oracle that knows groups and scopes as lists and patterns as expressions.</summary>
public sealed class AuthorizePropertyTests
{
    private static readonly string[] Patterns =
    [
        "*", "*/read", "Microsoft.Compute/*", "Microsoft.Compute/virtualMachines/*", "Microsoft.Compute/virtualMachines/read",
        "Microsoft.Compute/disks/delete", "*/delete", "Microsoft.Network/*", "Microsoft.Network/virtualNetworks/read",
    ];

    private static readonly string[] Operations =
    [
        "Microsoft.Compute/virtualMachines/read", "microsoft.compute/VIRTUALMACHINES/Delete", "Microsoft.Compute/disks/delete",
        "Microsoft.Network/virtualNetworks/read", "Microsoft.Network/virtualNetworks/write",
    ];

    // Each stands below the one at the index beside it.
    private static readonly int[] ParentOfScope = [-1, 0, 1, 2, 3, 0];

    // A user, and three groups in a circle of memberships that each world draws from.
    private const int Principals = 4;

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Decisions_are_those_of_the_oracle() => Prop.ForAll(Worlds().ToArbitrary(), world =>
    {
        using var azure = new AzureRbacEmulator();
        var scopes = Build(azure, world);
        foreach (var operation in Operations)
        {
            for (var scope = 0; scope < scopes.Length; scope++)
            {
                var decision = azure.DefaultTenant.Authorize(Id(1), ControlAction.Parse(operation), scopes[scope]);
                if (decision.IsAllowed != world.Allows(operation, scope))
                    return false.Label(decision.ToString());
                if (decision.IsAllowed != (decision.DecidedBy?.Effect == AccessEffect.Allow))
                    return false.Label($"decided by {decision.DecidedBy}: {decision}");
            }
        }

        return true.ToProperty();
    });

    private static Scope[] Build(AzureRbacEmulator azure, World world)
    {
        var tenant = azure.DefaultTenant;
        Scope[] scopes =
        [
            tenant.RootManagementGroup,
            tenant.AddManagementGroup("platform"),
            tenant.AddSubscription(SubscriptionId, "platform"),
            tenant.AddResourceGroup(SubscriptionId, "rg"),
            Scope.ResourceGroup(SubscriptionId, "rg").Resource("Microsoft.Compute", "virtualMachines", "vm"),
            tenant.AddSubscription(OtherSubscriptionId),
        ];
        _ = tenant.AddPrincipal(Principal.User(Id(1)));
        for (var group = 2; group <= Principals; group++)
            _ = tenant.AddPrincipal(Principal.Group(Id(group)));
        foreach (var (group, member) in world.Memberships)
            tenant.AddGroupMember(Id(group), Id(member));
        for (var i = 0; i < world.Grants.Length; i++)
        {
            var grant = world.Grants[i];
            azure.AddBuiltInRoles([new($"Role {i}", null, RoleType.BuiltIn, [grant.Block], [Scope.Tenant], Id(100 + i))]);
            Put(azure, scopes[grant.Scope], Id(200 + i), AssignmentBody(Id(100 + i), Id(grant.Principal)));
        }

        for (var i = 0; i < world.Denials.Length; i++)
        {
            var denial = world.Denials[i];
            tenant.AddDenyAssignment(new(Id(300 + i), $"Denial {i}", scopes[denial.Scope], [denial.Block], [Id(denial.Principal)], denial.Excluded is { } excluded ? [Id(excluded)] : [], !denial.OnlyHere));
        }

        return scopes;
    }

    private static void Put(AzureRbacEmulator azure, Scope scope, Guid id, System.Text.Json.Nodes.JsonNode body)
    {
        using var client = new HttpClient(azure, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"https://management.azure.com{AssignmentPath(scope, id)}?api-version={ApiVersion}") { Content = JsonContent(body) };
        request.Headers.Authorization = new("Bearer", TokenOf(azure.Credential));
        using var response = client.Send(request);
        Assert.That((int)response.StatusCode, Is.EqualTo(201));
    }

    private static Gen<World> Worlds() =>
        from memberships in (from @group in Gen.Choose(2, Principals) from member in Gen.Choose(1, Principals) where @group != member select (@group, member)).ListOf()
        from grants in Gen.Choose(0, 4).SelectMany(n => Grants().ArrayOf(n))
        from denials in Gen.Choose(0, 2).SelectMany(n => Denials().ArrayOf(n))
        select new World([.. memberships.Distinct()], grants, denials);

    private static Gen<Rule> Grants() =>
        from pattern in Gen.Elements(Patterns)
        from excluded in Gen.Elements(Patterns.Append(null))
        from scope in Gen.Choose(0, ParentOfScope.Length - 1)
        from principal in Gen.Choose(1, Principals)
        select new Rule(pattern, excluded, scope, principal, null, false);

    private static Gen<Rule> Denials() =>
        from rule in Grants()
        from excluded in Gen.Choose(0, Principals)
        from onlyHere in Gen.Elements(true, false)
        select rule with { Excluded = excluded == 0 ? null : excluded, OnlyHere = onlyHere };

    /// <summary>A grant or a denial.</summary>
    private sealed record Rule(string Pattern, string? NotPattern, int Scope, int Principal, int? Excluded, bool OnlyHere)
    {
        internal PermissionBlock Block => new([ControlAction.Parse(Pattern)], NotPattern is null ? [] : [ControlAction.Parse(NotPattern)]);

        internal bool Names(string operation) => Matches(Pattern, operation) && !(NotPattern is not null && Matches(NotPattern, operation));

        private static bool Matches(string pattern, string operation) =>
            System.Text.RegularExpressions.Regex.IsMatch(operation, $"^{System.Text.RegularExpressions.Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$", System.Text.RegularExpressions.RegexOptions.IgnoreCase);
    }

    private sealed record World((int Group, int Member)[] Memberships, Rule[] Grants, Rule[] Denials)
    {
        internal bool Allows(string operation, int scope)
        {
            var identities = Identities();
            var above = new List<int>();
            for (var at = scope; at >= 0; at = ParentOfScope[at])
                above.Add(at);
            var denied = Denials.Any(d => identities.Contains(d.Principal) && (d.Excluded is not { } e || !identities.Contains(e)) && (d.OnlyHere ? d.Scope == scope : above.Contains(d.Scope)) && d.Names(operation));
            return !denied && Grants.Any(g => identities.Contains(g.Principal) && above.Contains(g.Scope) && g.Names(operation));
        }

        private HashSet<int> Identities()
        {
            var found = new HashSet<int> { 1 };
            while (Memberships.FirstOrDefault(m => found.Contains(m.Member) && !found.Contains(m.Group)) is { Group: > 0 } next)
                _ = found.Add(next.Group);
            return found;
        }
    }
}
