using System.Globalization;

namespace Permissions.Tests.LeastPrivilege;

/// <summary>Choices among Azure's own roles and a few of our own, and what is said about them.</summary>
public class LeastPrivilegeTests
{
    private static readonly ControlAction MachineRead = ControlAction.Parse("Microsoft.Compute/virtualMachines/read");
    private static readonly ControlAction MachineStart = ControlAction.Parse("Microsoft.Compute/virtualMachines/start/action");

    [Test]
    public void A_need_that_is_a_built_in_role_is_covered_by_it_alone()
    {
        Assert.That(BuiltInRoleCatalogue.Azure.TryFind("Storage Blob Data Reader", out var reader));
        var result = Permissions.LeastPrivilege.For(NeededOperations.Of(reader!));
        Assert.That(result.Roles.Select(chosen => chosen.Role), Is.EqualTo(new[] { reader }));
        Assert.That((result.Excess.Count, result.Cost, result.IsComplete, result.IsOptimal), Is.EqualTo((0, 0L, true, true)));
        Assert.That(result.ToString(), Is.EqualTo("""
            1 role covers 3 operations, with nothing beyond, at a cost of 0. Proved: no choice among the 918 roles costs less.
              Storage Blob Data Reader covers 3, nothing beyond
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Nothing_needs_no_role()
    {
        foreach (var objective in Enum.GetValues<LeastPrivilegeObjective>())
        {
            var result = Permissions.LeastPrivilege.For(NeededOperations.Parse([]), new() { Objective = objective });
            Assert.That((result.Roles.Count, result.IsComplete, result.IsOptimal), Is.EqualTo((0, true, true)));
            Assert.That(result.ToString(), Is.EqualTo("Nothing is needed, and no role."));
        }
    }

    [Test]
    public void A_conditional_grant_covers_nothing_and_is_named()
    {
        var conditional = Role("Conditional", new PermissionBlock([MachineRead], condition: "@Resource[a:b] StringEquals 'c'"));
        var result = Permissions.LeastPrivilege.For(NeededOperations.Of(MachineRead, MachineStart), new() { Candidates = [conditional] });
        Assert.That(result.IsComplete, Is.False);
        Assert.That(result.Uncovered[0].MaybeGrantedBy, Is.EqualTo(new[] { conditional }));
        Assert.That(result.Uncovered[1].MaybeGrantedBy, Is.Empty);
        Assert.That(result.ToString(), Is.EqualTo("""
            The one role does not cover any of 2 operations.
            Not covered:
              Microsoft.Compute/virtualMachines/read, which only these grant, under a condition or under one reading of '/*/': Conditional
              Microsoft.Compute/virtualMachines/start/action
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_grant_under_one_reading_covers_nothing_and_counts_as_excess()
    {
        var assign = ControlAction.Parse("Microsoft.ManagedIdentity/userAssignedIdentities/assign/action");
        var identities = Role("Identities", new PermissionBlock([ControlAction.Parse("Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action"), MachineRead]));
        var options = new LeastPrivilegeOptions { Candidates = [identities] };
        Assert.That(Permissions.LeastPrivilege.For(NeededOperations.Of(assign), options).Uncovered.Single().MaybeGrantedBy, Is.EqualTo(new[] { identities }));
        var extra = Permissions.LeastPrivilege.For(NeededOperations.Of(MachineRead), options).Excess.Single();
        Assert.That((extra.Operation.Name, extra.IsCertain, extra.Risk, extra.Weight), Is.EqualTo((assign.Value, false, OperationRisk.RaisesOwnRights, 1000)));
        Assert.That(extra.ToString(), Is.EqualTo("Microsoft.ManagedIdentity/userAssignedIdentities/assign/action (raises own rights), not for sure, by Identities"));
    }

    [Test]
    public void Risky_operations_weigh_more_than_many_harmless_ones()
    {
        var harmless = Role("Harmless", new PermissionBlock([MachineRead, ControlAction.Parse("Microsoft.Compute/disks/*")]));
        var risky = Role("Risky", new PermissionBlock([MachineRead, ControlAction.Parse("Microsoft.Compute/virtualMachines/runCommand/action")]));
        var secret = Role("Secret", new PermissionBlock([MachineRead, ControlAction.Parse("Microsoft.Storage/storageAccounts/listKeys/action")]));
        var options = new LeastPrivilegeOptions { Candidates = [risky, secret, harmless] };
        Assert.That(Permissions.LeastPrivilege.For(NeededOperations.Of(MachineRead), options).Roles.Single().Role, Is.SameAs(harmless));
        options.OperationWeight = 200;
        Assert.That(Permissions.LeastPrivilege.For(NeededOperations.Of(MachineRead), options).Roles.Single().Role, Is.SameAs(secret));
        options.PrivilegeWeight = 1;
        Assert.That(Permissions.LeastPrivilege.For(NeededOperations.Of(MachineRead), options).Roles.Single().Role, Is.SameAs(risky));
    }

    [Test]
    public void Extras_that_two_roles_share_are_counted_once()
    {
        var shared = ControlAction.Parse("Microsoft.Compute/disks/read");
        var both = new LeastPrivilegeOptions
        {
            Candidates = [Role("One", new PermissionBlock([MachineRead, shared])), Role("Two", new PermissionBlock([MachineStart, shared]))],
        };
        var result = Permissions.LeastPrivilege.For(NeededOperations.Of(MachineRead, MachineStart), both);
        Assert.That((result.Roles.Count, result.Cost), Is.EqualTo((2, 1L)));
        Assert.That(result.Excess.Single().Roles, Has.Count.EqualTo(2));
    }

    [Test]
    public void Outdated_and_excluded_roles_are_left_out()
    {
        var needs = NeededOperations.Parse(["Microsoft.ClassicCompute/virtualMachines/start/action"]);
        Assert.That(Permissions.LeastPrivilege.For(needs, new() { IncludeOutdated = true }).CandidateCount, Is.EqualTo(928));
        var result = Permissions.LeastPrivilege.For(needs);
        Assert.That(result.CandidateCount, Is.EqualTo(918));
        Assert.That(result.Roles.Select(chosen => chosen.Role.Name), Has.None.StartsWith("Classic "));
        var chosen = result.Roles.Single().Role;
        Assert.That(Permissions.LeastPrivilege.For(needs, new() { Exclude = role => role == chosen }).Roles.Single().Role, Is.Not.SameAs(chosen));
    }

    [Test]
    public void What_the_catalogue_lacks_is_covered_by_patterns()
    {
        var needs = NeededOperations.Of(ControlAction.Parse("Microsoft.Compute/teapots/read"));
        var result = Permissions.LeastPrivilege.For(needs, new() { Exclude = role => role.PermissionBlocks.Any(block => block.Actions.Any(action => action.Value == "*")) });
        Assert.That(result.IsComplete);
        Assert.That(result.Roles.Single().Role.Permissions.Allows(ControlAction.Parse("Microsoft.Compute/teapots/read")));
    }

    [Test]
    public void The_rest_becomes_a_custom_role()
    {
        var data = NeededOperations.Parse(["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/write"]);
        Assert.That(BuiltInRoleCatalogue.Azure.TryFind("Storage Blob Data Reader", out var reader));
        var needs = NeededOperations.Of(reader!).With(data).With(NeededOperations.Of(MachineStart));
        var result = Permissions.LeastPrivilege.For(needs, new() { Objective = LeastPrivilegeObjective.LeastExcessWithResidual });
        Assert.That(result.Roles.Select(chosen => chosen.Role), Is.EqualTo(new[] { reader }));
        Assert.That((result.Cost, result.IsComplete, result.Excess.Count), Is.EqualTo((2L, true, 0)));
        var scope = Scope.Subscription(Guid.Parse("5e9e2a10-7c1f-4d0b-9a53-2f6f0b7f6c11"));
        var custom = result.ResidualRole("Rest", scope)!;
        Assert.That(NeededOperations.Of(custom).Operations, Is.EqualTo(result.Residual));
        Assert.That(needs.Operations.All(need => need.Plane == OperationPlane.Control
            ? custom.Permissions.Union(reader!.Permissions).Allows(ControlAction.Parse(need.Name))
            : custom.Permissions.Union(reader!.Permissions).Allows(DataAction.Parse(need.Name))));
        Assert.That(() => result.ResidualRole("Rest"), Throws.InvalidOperationException);
        Assert.That(Permissions.LeastPrivilege.For(NeededOperations.Of(reader!)).ResidualRole("Rest", scope), Is.Null);
    }

    [Test]
    public void Needs_come_from_typed_members_patterns_roles_sets_lists_and_logs()
    {
        var all = ControlAction.Parse("Microsoft.Compute/virtualMachines/*");
        var matched = OperationCatalogue.Azure.Matching(all.Value, OperationPlane.Control).Select(operation => operation.Name).ToList();
        Assert.That(NeededOperations.Of(all).Operations.Select(need => need.Name), Is.EquivalentTo(matched));
        Assert.That(NeededOperations.Of(PermissionSet.Of(all)).Operations, Is.EqualTo(NeededOperations.Of(all).Operations));
        Assert.That(NeededOperations.Of(ControlAction.Parse("microsoft.compute/VIRTUALMACHINES/read"), MachineRead).ToString(), Is.EqualTo("Microsoft.Compute/virtualMachines/read"));
        var blob = NeededOperations.Parse(["microsoft.storage/storageaccounts/blobservices/containers/blobs/read"]);
        Assert.That(blob.ToString(), Is.EqualTo("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read (data)"));
        var log = new ArmRequestLog();
        log.Add("GET", "/subscriptions/1/providers/Microsoft.Compute/virtualMachines");
        Assert.That(log.Needs().With(blob).Count, Is.EqualTo(2));
        var own = Role("Own", new PermissionBlock([ControlAction.Parse("Contoso.Own/things/read"), ControlAction.FromService("Contoso.Own/bad/")]));
        Assert.That(NeededOperations.Of(own).ToString(), Is.EqualTo("Contoso.Own/things/read"));
    }

    [Test]
    public void Needs_are_found_in_a_projects_own_catalogue()
    {
        var catalogue = OperationCatalogue.Azure.With(OperationList.Parse("Contoso.Own/things/read control\nContoso.Own/things/write control\nContoso.Own/secrets/read data").Operations);
        Assert.That(NeededOperations.Of([ControlAction.Parse("contoso.own/*")], catalogue).ToString(), Is.EqualTo("Contoso.Own/things/read\nContoso.Own/things/write"));
        Assert.That(NeededOperations.Of([DataAction.Parse("contoso.own/*/read")], catalogue).ToString(), Is.EqualTo("Contoso.Own/secrets/read (data)"));
        Assert.That(NeededOperations.Parse(["CONTOSO.OWN/secrets/read"], catalogue).ToString(), Is.EqualTo("Contoso.Own/secrets/read (data)"));
        var own = Role("Own", new PermissionBlock([ControlAction.Parse("Contoso.Own/*"), ControlAction.Parse("Contoso.Own/new/read")]));
        Assert.That(NeededOperations.Of(own, catalogue: catalogue).Count, Is.EqualTo(3));
        Assert.That(NeededOperations.Of(own.Permissions, catalogue: catalogue).Count, Is.EqualTo(3));
        Assert.That(NeededOperations.Of(own).Count, Is.EqualTo(1));
    }

    [Test]
    public void What_a_role_grants_under_a_condition_is_needed_on_request_only()
    {
        var role = Role("Mixed", new PermissionBlock([MachineRead]), new PermissionBlock([MachineStart, ControlAction.Parse("Contoso.Own/things/read")], condition: "c"));
        Assert.That(NeededOperations.Of(role).Count, Is.EqualTo(1));
        Assert.That(NeededOperations.Of(role, includeConditional: true).Count, Is.EqualTo(3));
    }

    [Test]
    public void What_is_no_need_is_refused_with_the_way_out()
    {
        Assert.That(() => NeededOperations.Of(ControlAction.Parse("Contoso.Own/*")), Throws.ArgumentException.With.Message.Contains("matches no operation"));
        Assert.That(() => NeededOperations.Of(ControlAction.FromService("Contoso.Own/bad/")), Throws.ArgumentException.With.Message.Contains("ends with a slash"));
        Assert.That(() => NeededOperations.Parse(["Contoso.Own/things/read"]), Throws.ArgumentException.With.Message.Contains("ControlAction.Parse"));
        Assert.That(() => NeededOperations.Parse(["Microsoft.Compute/*/read"]), Throws.ArgumentException.With.Message.Contains("'Microsoft.Compute/*/read' is a pattern").And.Message.Contains("NeededOperations.Of with ControlAction.Parse or DataAction.Parse"));
        Assert.That(() => NeededOperations.Parse([null!]), Throws.ArgumentNullException);
        Assert.That(() => new LeastPrivilegeOptions { OperationWeight = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new LeastPrivilegeOptions { MaximumSteps = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Permissions.LeastPrivilege.For(NeededOperations.Of(MachineRead), new() { Candidates = [null!] }), Throws.ArgumentException);
    }

    [Test]
    public void A_search_can_be_given_up_or_limited()
    {
        var needs = NeededOperations.Of(MachineRead, MachineStart);
        Assert.That(() => Permissions.LeastPrivilege.For(needs, cancellationToken: new(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        var early = Permissions.LeastPrivilege.For(needs, new() { TimeLimit = TimeSpan.Zero });
        Assert.That((early.IsComplete, early.IsOptimal, early.Steps), Is.EqualTo((true, false, 0)));
        Assert.That(early.CostBound, Is.GreaterThan(0).And.LessThanOrEqualTo(early.Cost));
        Assert.That(early.ToString(), Does.Contain("Not proved to be the best: the search ended early. No choice costs less than"));
    }

    [Test]
    public void Every_built_in_role_is_replaced_by_roles_that_cover_it()
    {
        foreach (var role in BuiltInRoleCatalogue.Azure.Roles.Where((_, i) => i % 40 == 0))
        {
            var needs = NeededOperations.Of(role);
            var result = Permissions.LeastPrivilege.For(needs);
            Assert.That(result.Roles.SelectMany(chosen => chosen.Covers).Distinct().Count() + result.Uncovered.Count, Is.EqualTo(needs.Count), role.Name);
            // The role itself covers all that it grants for sure, so that nothing is left but for roles that are not to be chosen.
            Assert.That(result.IsComplete || Permissions.LeastPrivilege.IsOutdated(role), role.Name);
        }
    }

    [Test]
    public void Results_read_the_same_in_every_culture()
    {
        var needs = NeededOperations.Of(ControlAction.Parse("Microsoft.Authorization/roleAssignments/write"), MachineRead);
        var options = new LeastPrivilegeOptions { Objective = LeastPrivilegeObjective.OneRole };
        var here = Permissions.LeastPrivilege.For(needs, options).ToString();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("fi-FI");
            Assert.That(Permissions.LeastPrivilege.For(needs, options).ToString(), Is.EqualTo(here));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static RoleDefinition Role(string name, params PermissionBlock[] blocks) => new(name, null, RoleType.Custom, blocks, []);
}
