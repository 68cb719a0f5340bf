using FsCheck;
using FsCheck.Fluent;
using Permissions.Conditions;
using Permissions.Emulator;
using static Permissions.ResourceManager.Tests.Plans.RandomAccess;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>
/// Random access, applied as a model: what the emulator decides on random requests agrees with the algebra of permission sets
/// over the same roles, and with the access that verification tells.
/// </summary>
public class AuthorizeAgreementTests
{
    [Test]
    public void The_emulator_decides_as_the_algebra_and_as_verification_tells()
    {
        var tally = new Tally();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Generator().ToArbitrary(), access => AgreesAsync(access, tally).GetAwaiter().GetResult()));

        TestContext.Out.WriteLine(tally);
        Assert.That(tally.Allowed + tally.Refused, Is.GreaterThanOrEqualTo(10_000));
        Assert.That(Math.Min(tally.Allowed, tally.Refused), Is.GreaterThan((tally.Allowed + tally.Refused) / 6), "Both answers are well represented.");
        Assert.That(tally.DecidedByCondition, Is.GreaterThan(200), "Conditions matter.");
        Assert.That(tally.DecidedByDenial, Is.GreaterThan(50), "Deny assignments matter.");
        Assert.That(tally.ReadingsDiffer, Is.GreaterThan(20), "The readings of '/*/' matter.");
        Assert.That(tally.Verified, Is.GreaterThan(2_000));
    }

    private static async Task<Property> AgreesAsync(RandomAccess access, Tally tally)
    {
        using var world = new PlanWorld();
        var roles = access.Roles.Select((role, number) => role.At(number)).ToArray();
        var model = await ApplyAsync(world, access, roles);
        var verification = await world.Client().VerifyAsync(model, new() { Directory = DirectoryOf(access) });
        if (!verification.IsInSync)
            return false.Label($"Applied, but: {verification}");
        foreach (var request in access.Requests)
        {
            if (Disagreement(world.Azure.DefaultTenant, access, roles, request, verification, tally) is { } disagreement)
                return false.Label($"{request}: {disagreement}");
        }

        return true.ToProperty();
    }

    private static async Task<AccessModel> ApplyAsync(PlanWorld world, RandomAccess access, RoleDefinition[] roles)
    {
        var tenant = world.Azure.DefaultTenant;
        for (var group = Users; group < Principals; group++)
            _ = tenant.AddPrincipal(PrincipalOf(group));
        foreach (var (group, member) in access.Memberships)
            tenant.AddGroupMember(PrincipalOf(group).ObjectId, PrincipalOf(member).ObjectId);
        world.Azure.AddBuiltInRoles(roles.Where(role => role.Type == RoleType.BuiltIn));
        for (var i = 0; i < access.Denials.Length; i++)
        {
            var denial = access.Denials[i];
            tenant.AddDenyAssignment(new(new Guid(i + 1, 0, 0, [0xd0, 0, 0, 0, 0, 0, 0, 0]), $"Denial {i}", Scopes[denial.Scope], [denial.Block.ToBlock()], denial.Principals.Select(p => PrincipalOf(p).ObjectId), denial.Excluded.Select(p => PrincipalOf(p).ObjectId), !denial.OnlyHere));
        }

        var model = new AccessModel("random").Define([.. roles.Where(role => role.Type == RoleType.Custom)]);
        foreach (var grant in access.Grants)
            model = model.Assign(roles[grant.Role], PrincipalOf(grant.Principal), Scopes[grant.Scope], condition: grant.Condition);
        (await (await world.Client().PlanAsync(model)).ApplyAsync(new() { AgreeingReads = 0 })).EnsureSucceeded();
        return model;
    }

    private static StubDirectory DirectoryOf(RandomAccess access)
    {
        var directory = new StubDirectory();
        for (var principal = 0; principal < Principals; principal++)
            directory.Groups.Add(PrincipalOf(principal).ObjectId, [.. access.Identities(principal).Where(other => other != principal).Select(group => PrincipalOf(group).ObjectId)]);
        return directory;
    }

    private static string? Disagreement(EmulatedTenant tenant, RandomAccess access, RoleDefinition[] roles, RandomRequest request, AccessVerification verification, Tally tally)
    {
        var (principal, scope) = (PrincipalOf(request.Principal).ObjectId, Scopes[request.Scope]);
        Func<PermissionSet, PermissionAnswer> explain;
        Func<PermissionSet, bool> allows;
        AccessDecision decided, unconditional;
        ConditionContext context;
        if (request.Operation < Operations.Length)
        {
            var action = ControlAction.Parse(Operations[request.Operation]);
            (explain, allows, context) = (set => set.Explain(action), set => set.Allows(action), request.Attributes(new(action)));
            (decided, unconditional) = (tenant.Authorize(principal, action, scope, context), tenant.Authorize(principal, action, scope));
        }
        else
        {
            var action = DataAction.Parse(DataOperations[request.Operation - Operations.Length]);
            (explain, allows, context) = (set => set.Explain(action), set => set.Allows(action), request.Attributes(new(action)));
            (decided, unconditional) = (tenant.Authorize(principal, action, scope, context), tenant.Authorize(principal, action, scope));
        }

        // In this context a condition either holds, and its block grants as one without, or the block is not there.
        var denied = Denied(access, request);
        var strictly = explain(Granted(access, roles, request, c => Holds(c, context, WildcardReading.Strict)).Except(denied)).Strictly == GrantKind.Granted;
        var leniently = explain(Granted(access, roles, request, c => Holds(c, context, WildcardReading.Lenient)).Except(denied)).Leniently == GrantKind.Granted;
        var without = Granted(access, roles, request, _ => false).Except(denied);
        tally.Add(decided, unconditional, strictly != leniently);
        if (decided.IsAllowed != (strictly && leniently) || decided.ReadingsDiffer != (strictly != leniently))
            return $"the algebra says {strictly} strictly and {leniently} leniently, but {decided}";
        if (unconditional.IsAllowed != allows(without))
            return $"without conditions the algebra says {allows(without)}, but {unconditional}";
        return verification.For(principal, scope) is { } effective ? Disagreement(explain(effective.Permissions), allows(effective.Permissions), decided, unconditional, tally) : null;
    }

    /// <summary>Verification does not evaluate conditions: it tells what is granted whatever they come to, and what under some.</summary>
    private static string? Disagreement(PermissionAnswer told, bool allowed, AccessDecision decided, AccessDecision unconditional, Tally tally)
    {
        tally.Verified++;
        var agrees = (allowed || !unconditional.IsAllowed) && (told.Kind, decided.IsAllowed) is not ((GrantKind.Granted, false) or (GrantKind.NotGranted, true));
        return agrees ? null : $"verification says '{told}', but {decided} And without conditions {unconditional}";
    }

    private static bool Holds(string condition, ConditionContext context, WildcardReading reading) =>
        RoleCondition.Parse(condition).Evaluate(context.With(ConditionAttributes.UtcNow, DateTimeOffset.UnixEpoch), reading).Holds;

    private static PermissionSet Granted(RandomAccess access, RoleDefinition[] roles, RandomRequest request, Func<string, bool> holds)
    {
        var (identities, scopes) = (access.Identities(request.Principal), AtAndAbove(request.Scope));
        return PermissionSet.Of(
            from grant in access.Grants
            where identities.Contains(grant.Principal) && scopes.Contains(grant.Scope) && (grant.Condition is null || holds(grant.Condition))
            from block in roles[grant.Role].PermissionBlocks
            where block.Condition is null || holds(block.Condition)
            select new PermissionBlock(block.Actions, block.NotActions, block.DataActions, block.NotDataActions));
    }

    private static PermissionSet Denied(RandomAccess access, RandomRequest request)
    {
        var (identities, scopes) = (access.Identities(request.Principal), AtAndAbove(request.Scope));
        return PermissionSet.Of(
            from denial in access.Denials
            where denial.OnlyHere ? denial.Scope == request.Scope : scopes.Contains(denial.Scope)
            where (denial.Principals.Length == 0 || denial.Principals.Any(identities.Contains)) && !denial.Excluded.Any(identities.Contains)
            select denial.Block.ToBlock());
    }

    private sealed class Tally
    {
        public int Allowed { get; private set; }

        public int Refused { get; private set; }

        public int DecidedByCondition { get; private set; }

        public int DecidedByDenial { get; private set; }

        public int ReadingsDiffer { get; private set; }

        public int Verified { get; set; }

        public void Add(AccessDecision decided, AccessDecision unconditional, bool readingsDiffer)
        {
            _ = decided.IsAllowed ? Allowed++ : Refused++;
            DecidedByCondition += decided.IsAllowed != unconditional.IsAllowed ? 1 : 0;
            DecidedByDenial += decided.DecidedBy?.Effect == AccessEffect.Deny && decided.Reasons.Any(reason => reason.Effect == AccessEffect.Allow) ? 1 : 0;
            ReadingsDiffer += readingsDiffer ? 1 : 0;
        }

        public override string ToString() =>
            $"{Allowed} allowed and {Refused} refused: {DecidedByCondition} by a condition, {DecidedByDenial} by a deny assignment; {ReadingsDiffer} under one reading alone; {Verified} compared with verification";
    }
}
