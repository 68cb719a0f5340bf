namespace Permissions.Tests.Sets;

/// <summary>The fast decision against the plain matcher, and that it allocates nothing.</summary>
public class AllowsTests
{
    private static readonly OperationInfo[] Sample = [.. OperationCatalogue.Azure.Operations.Where((_, index) => index % 23 == 0)];

    [Test]
    public void Every_built_in_role_allows_what_its_blocks_grant_under_both_readings()
    {
        foreach (var role in BuiltInRoleCatalogue.Azure.Roles)
        {
            foreach (var operation in Sample)
            {
                var allowed = operation.Plane == OperationPlane.Control
                    ? role.Permissions.Allows(ControlAction.FromService(operation.Name.ToUpperInvariant()))
                    : role.Permissions.Allows(DataAction.FromService(operation.Name.ToUpperInvariant()));
                if (allowed != (Grants(role, operation, WildcardReading.Strict) && Grants(role, operation, WildcardReading.Lenient)))
                    Assert.Fail($"'{role}' is wrong about '{operation}'.");
            }
        }
    }

    [Test]
    public void Of_all_operations_no_built_in_role_allows_another_number_than_the_plain_matcher_counts()
    {
        var operations = OperationCatalogue.Azure.Operations;
        ControlAction[] control = [.. operations.Where(operation => operation.Plane == OperationPlane.Control).Select(operation => ControlAction.FromService(operation.Name))];
        DataAction[] data = [.. operations.Where(operation => operation.Plane == OperationPlane.Data).Select(operation => DataAction.FromService(operation.Name))];
        Parallel.ForEach(BuiltInRoleCatalogue.Azure.Roles, role =>
        {
            var expected = operations.Count(operation => Grants(role, operation, WildcardReading.Strict) && Grants(role, operation, WildcardReading.Lenient));
            Assert.That(control.Count(role.Permissions.Allows) + data.Count(role.Permissions.Allows), Is.EqualTo(expected), role.Name);
        });
    }

    [Test]
    public void A_pattern_is_allowed_only_if_all_that_it_stands_for_is()
    {
        var contributor = BuiltInRoleCatalogue.Azure.Roles.Single(role => role.Name == "Contributor").Permissions;
        foreach (var pattern in new[] { "Microsoft.Authorization/*", "Microsoft.Authorization/locks/*", "*/write", "*" })
        {
            var action = ControlAction.Parse(pattern);
            Assert.That(contributor.Allows(action), Is.False, pattern);
            var answer = contributor.Explain(action);
            Assert.That(answer.Kind, Is.EqualTo(GrantKind.NotGranted), pattern);
            Assert.That(contributor.Allows(ControlAction.Parse(answer.Witness!.Operation)), Is.False, pattern);
            Assert.That(answer.ToString(), Does.Contain("is not granted as a whole (not '" + answer.Witness.Operation), pattern);
        }

        foreach (var pattern in new[] { "Microsoft.Compute/virtualMachines/*", "*/read", "Microsoft.Authorization/*/read" })
        {
            Assert.That(contributor.Allows(ControlAction.Parse(pattern)), pattern);
            Assert.That(contributor.Explain(ControlAction.Parse(pattern)).Witness, Is.Null, pattern);
        }

        // No operation has a blank, so that there is nothing to be granted.
        Assert.That(PermissionSet.Everything.Allows(ControlAction.FromService("Microsoft.X/a b/*")), Is.False);
        Assert.That(PermissionSet.Everything.Explain(ControlAction.FromService("Microsoft.X/a b/*")).Kind, Is.EqualTo(GrantKind.NotGranted));
    }

    [Test]
    public void Of_patterns_it_says_what_the_algebra_does_of_all_that_they_stand_for()
    {
        ControlAction[] patterns = [.. BuiltInRoleCatalogue.Azure.Roles.SelectMany(role => role.PermissionBlocks).SelectMany(block => block.Actions).Where(action => action.IsPattern).Distinct().Where((_, index) => index % 11 == 0)];
        var allowed = 0;
        foreach (var role in BuiltInRoleCatalogue.Azure.Roles.Where((_, index) => index % 5 == 0))
        {
            foreach (var pattern in patterns)
            {
                var expected = PermissionSet.Of(pattern).IsSubsetOf(role.Permissions).Holds;
                Assert.That(role.Permissions.Allows(pattern), Is.EqualTo(expected), $"{role.Name}, {pattern}");
                allowed += expected ? 1 : 0;
            }
        }

        Assert.That(allowed, Is.GreaterThan(100));
    }

    [Test]
    public void Tables_of_patterns_agree_with_the_matcher_on_texts_made_from_the_patterns()
    {
        var random = new Random(815);
        string[] starts = ["", "Microsoft.Web", "Microsoft.Web/Sites", "microsoft.webx/a", "A.B"];
        string[] pieces = ["/*", "/*/", "/read", "*", "/sites/x", "é", "/k", "ſ", "K", "/Read", "/writE", "/delete", "/action", "/start/action", "*/read", "*/action", "a", "/", "@", "`", "_", "\u007f"];
        for (var i = 0; i < 40_000; i++)
        {
            string[] patterns = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Text())];
            // A wildcard in the text is taken literally.
            var text = Text().Replace("*", random.Next(3) switch { 0 => "", 1 => "x", _ => "*" }, StringComparison.Ordinal);
            text = random.Next(2) == 0 ? text.ToUpperInvariant() : text;
            foreach (var reading in new[] { WildcardReading.Strict, WildcardReading.Lenient })
            {
                if (new PatternTable(patterns, reading).Matches(text) != patterns.Any(pattern => WildcardPattern.Matches(pattern, text, reading)))
                    Assert.Fail($"{reading}: '{text}' and {string.Join(' ', patterns)}");
            }
        }

        string Text() => starts[random.Next(starts.Length)] + string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => pieces[random.Next(pieces.Length)]));
    }

    [Test]
    public void A_table_of_more_providers_than_can_be_told_apart_agrees_with_the_matcher()
    {
        string[] patterns = [.. Enumerable.Range(0, 3000).Select(i => $"Contoso.App{i}/{(i % 3 == 0 ? "*" : i % 3 == 1 ? "sites/*/read" : "sites/read")}")];
        var table = new PatternTable(patterns, WildcardReading.Strict);
        for (var i = 0; i < 3300; i++)
        {
            foreach (var (rest, isGranted) in new[] { ("sites/read", i % 3 != 1), ("sites/a/READ", i % 3 != 2), ("sites/write", i % 3 == 0), ("other/read", i % 3 == 0) })
                Assert.That(table.Matches($"contoso.APP{i}/{rest}"), Is.EqualTo(i < 3000 && isGranted), $"{i} {rest}");
        }
    }

    [Test]
    public void A_table_of_more_texts_of_one_type_than_can_be_told_apart_agrees_with_the_matcher()
    {
        var table = new PatternTable(Enumerable.Range(0, 3000).Select(i => $"Contoso.App/sites/items{i}/read"), WildcardReading.Strict);
        for (var i = 0; i < 3300; i++)
        {
            Assert.That(table.Matches($"contoso.app/Sites/ITEMS{i}/read"), Is.EqualTo(i < 3000), $"{i}");
            Assert.That(table.Matches($"Contoso.App/sites/items{i}/write"), Is.False, $"{i}");
        }
    }

    [Test]
    public void An_exclusion_that_counts_only_leniently_keeps_an_operation_from_being_sure()
    {
        var set = PermissionSet.Of(new PermissionBlock([ControlAction.Parse("Microsoft.Web/sites/read")], [ControlAction.Parse("Microsoft.Web/sites/*/read")]));
        Assert.That(set.Allows(ControlAction.Parse("Microsoft.Web/sites/read")), Is.False);
        var answer = set.Explain(ControlAction.Parse("Microsoft.Web/sites/read"));
        Assert.That((answer.Kind, answer.Strictly, answer.Leniently), Is.EqualTo((GrantKind.NotGranted, GrantKind.Granted, GrantKind.NotGranted)));
    }

    [Test]
    public void Each_reading_may_grant_by_a_block_of_its_own()
    {
        ControlAction[] read = [ControlAction.Parse("Microsoft.Web/sites/read")];
        ControlAction[] pattern = [ControlAction.Parse("Microsoft.Web/sites/*/read")];
        var set = PermissionSet.Of([new PermissionBlock(read, pattern), new PermissionBlock(pattern)]);
        Assert.That(set.Allows(read[0]), Is.True);
    }

    [Test]
    public void What_is_granted_with_a_condition_and_without_it_is_granted()
    {
        var all = PermissionSet.Of(ControlAction.Parse("Microsoft.Web/*"));
        var conditional = PermissionSet.Of(new PermissionBlock([ControlAction.Parse("Microsoft.Web/sites/read")], condition: "c"));
        Assert.That(all.Except(conditional).Allows(ControlAction.Parse("Microsoft.Web/sites/read")), Is.False);
        Assert.That(all.Except(conditional).Union(conditional).Allows(ControlAction.Parse("Microsoft.Web/sites/read")), Is.True);
        Assert.That(conditional.Allows(ControlAction.Parse("Microsoft.Web/sites/read")), Is.False);
    }

    [Test]
    public void The_default_action_is_granted_by_nothing_but_everything()
    {
        Assert.That(PermissionSet.Empty.Allows(default(ControlAction)), Is.False);
        Assert.That(PermissionSet.Of(ControlAction.Parse("Microsoft.Web/*")).Allows(default(DataAction)), Is.False);
    }

    [Test]
    public void A_decision_allocates_nothing()
    {
        ControlAction[] actions = [.. Sample.Select(operation => ControlAction.FromService(operation.Name))];
        var sets = BuiltInRoleCatalogue.Azure.Roles.Select(role => role.Permissions).ToList();
        sets.Add(sets[0].Union(sets[1]).Intersect(sets[2]).Except(sets[3].Except(sets[4])));
        Count(sets, actions);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Count(sets, actions);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static int Count(List<PermissionSet> sets, ControlAction[] actions)
    {
        var count = 0;
        foreach (var set in sets)
        {
            foreach (var action in actions)
                count += set.Allows(action) ? 1 : 0;
        }

        return count;
    }

    private static bool Grants(RoleDefinition role, OperationInfo operation, WildcardReading reading)
    {
        return role.PermissionBlocks.Any(block => block.Condition is null && (operation.Plane == OperationPlane.Control
            ? Any(block.Actions.Select(action => action.Value)) && !Any(block.NotActions.Select(action => action.Value))
            : Any(block.DataActions.Select(action => action.Value)) && !Any(block.NotDataActions.Select(action => action.Value))));

        bool Any(IEnumerable<string> patterns) => patterns.Any(pattern => WildcardPattern.Matches(pattern, operation.Name, reading));
    }
}
