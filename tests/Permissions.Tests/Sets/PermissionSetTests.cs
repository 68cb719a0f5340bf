namespace Permissions.Tests.Sets;

public class PermissionSetTests
{
    private static readonly ControlAction Read = ControlAction.Parse("Microsoft.Web/sites/read");
    private static readonly PermissionSet Sites = PermissionSet.Of(ControlAction.Parse("Microsoft.Web/sites/*"));

    private static RoleDefinition Role(string name) =>
        BuiltInRoleCatalogue.Azure.TryFind(name, out var role) ? role : throw new ArgumentException($"There is no role '{name}'.", nameof(name));

    [Test]
    public void A_role_keeps_its_set()
    {
        var first = Role("Reader").Permissions;
        Assert.That(Role("Reader").Permissions, Is.SameAs(first));
    }

    [Test]
    public void Planes_are_apart()
    {
        var data = PermissionSet.Of(DataAction.Parse("Microsoft.Web/sites/*"));
        Assert.That(Sites.Overlaps(data).Kind, Is.EqualTo(SetAnswerKind.No));
        Assert.That(data.IsSubsetOf(Sites).Witness!.Plane, Is.EqualTo(OperationPlane.Data));
        Assert.That(data.Allows(DataAction.Parse("Microsoft.Web/sites/read")), Is.True);
        Assert.That(data.Allows(Read), Is.False);
    }

    [TestCase("Microsoft.Web/site\u017F/read", "Microsoft.Web/sites/read")]
    [TestCase("Microsoft.Networ\u212A/loadBalancers/read", "Microsoft.Network/loadBalancers/read")]
    [TestCase("Microsoft.Networ\u212A/*", "Microsoft.Network/loadBalancers/read")]
    public void A_letter_outside_ASCII_is_no_other_one_in_lower_case(string written, string meant)
    {
        var set = PermissionSet.Of(ControlAction.FromService(written));
        var answer = set.Explain(ControlAction.Parse(meant));
        Assert.That((answer.Strictly, answer.Leniently), Is.EqualTo((GrantKind.NotGranted, GrantKind.NotGranted)));
        Assert.That(set.Allows(ControlAction.Parse(meant)), Is.False);
        Assert.That(set.Overlaps(PermissionSet.Everything).Kind, Is.EqualTo(SetAnswerKind.No));
        Assert.That(PermissionSet.Of(ControlAction.Parse(meant)).IsSubsetOf(set).Kind, Is.EqualTo(SetAnswerKind.No));
    }

    [Test]
    public void An_exclusion_counts_in_its_own_block_only()
    {
        var excluding = new PermissionBlock([ControlAction.Parse("Microsoft.Web/*")], [Read]);
        Assert.That(PermissionSet.Of(excluding).Allows(Read), Is.False);
        Assert.That(PermissionSet.Of([excluding, new PermissionBlock([Read])]).Allows(Read), Is.True);
    }

    [Test]
    public void Equivalence_names_the_side_that_grants_more()
    {
        var wide = PermissionSet.Of(ControlAction.Parse("Contoso.X/*"));
        var narrow = PermissionSet.Of(ControlAction.Parse("Contoso.X/*/read"));
        Assert.That(narrow.IsEquivalentTo(wide).ToString(), Is.EqualTo(
            "no: 'Contoso.X/a' (control plane, not a known operation) is granted by the second and not by the first; asked of every possible operation"));
    }

    [Test]
    public void A_star_alone_and_two_segments_of_stars_grant_the_same() =>
        Assert.That(PermissionSet.Of(ControlAction.Parse("*")).IsEquivalentTo(PermissionSet.Of(ControlAction.Parse("*/*"))).Kind, Is.EqualTo(SetAnswerKind.Yes));

    [Test]
    public void What_no_operation_can_be_called_grants_nothing()
    {
        // Azure's own roles hold strings that end in a slash or a blank.
        var dirty = PermissionSet.Of(ControlAction.FromService("Microsoft.Insights/alertRules/"), ControlAction.FromService("Microsoft.Network/virtualNetworks/read "), default);
        Assert.That(dirty.IsEmpty().Kind, Is.EqualTo(SetAnswerKind.Yes));
    }

    [Test]
    public void An_answer_stands_where_a_condition_is_expected()
    {
        Assert.That(Sites.IsSubsetOf(PermissionSet.Everything) ? 1 : 2, Is.EqualTo(1));
        Assert.That(!PermissionSet.Everything.IsSubsetOf(Sites), Is.True);
    }

    [Test]
    public void Known_operations_are_those_that_are_allowed()
    {
        var reader = Role("Storage Blob Data Reader").Permissions;
        Assert.That(reader.KnownOperations(OperationPlane.Data).Select(operation => operation.Name), Is.EqualTo(new[] { "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read" }));
        Assert.That(Role("Contributor").Permissions.KnownOperations(OperationPlane.Data), Is.Empty);
        var contributor = Role("Contributor").Permissions.KnownOperations(OperationPlane.Control).Select(operation => operation.Name).ToHashSet();
        var allowed = OperationCatalogue.Azure.Operations.Where(operation => operation.Plane == OperationPlane.Control && Role("Contributor").Permissions.Allows(ControlAction.FromService(operation.Name)));
        Assert.That(contributor, Is.EquivalentTo(allowed.Select(operation => operation.Name)));
    }

    [Test]
    public void A_catalogue_of_ones_own_is_asked_alone()
    {
        var own = OperationCatalogue.Empty.With([new("Contoso.Bikes/bikes/read", OperationPlane.Control, null, default)]);
        var bikes = PermissionSet.Of(ControlAction.Parse("Contoso.Bikes/*"));
        var reads = PermissionSet.Of(ControlAction.Parse("Contoso.Bikes/*/read"));
        Assert.That(bikes.IsSubsetOf(reads).Holds, Is.False);
        Assert.That(bikes.IsSubsetOf(reads, own).ToString(), Is.EqualTo("yes; asked of the 1 operations of a catalogue"));
        Assert.That(bikes.IsSubsetOf(PermissionSet.Empty, own).Witness!.Operation, Is.EqualTo("Contoso.Bikes/bikes/read"));
    }

    [Test]
    public void A_role_with_conditions_is_within_itself_without_them_and_the_reverse_depends_on_them()
    {
        var owner = Role("Azure Sphere Owner");
        Assert.That(owner.Permissions.IsEquivalentTo(owner.Permissions).Kind, Is.EqualTo(SetAnswerKind.Yes));
        var unconditional = PermissionSet.Of(owner.PermissionBlocks.Select(block => new PermissionBlock(block.Actions, block.NotActions, block.DataActions, block.NotDataActions)));
        Assert.That(owner.Permissions.IsSubsetOf(unconditional).Kind, Is.EqualTo(SetAnswerKind.Yes));
        var back = unconditional.IsSubsetOf(owner.Permissions);
        Assert.That((back.Kind, back.Holds, back.Witness!.First, back.Witness.Second, back.Witness.Conditions.Count), Is.EqualTo((SetAnswerKind.OnlyIfConditionsHold, false, GrantKind.Granted, GrantKind.OnlyIfConditionsHold, 1)));
        Assert.That(unconditional.Overlaps(PermissionSet.Of(ControlAction.Parse(back.Witness.Operation))).Holds, Is.True);
    }

    [Test]
    public void A_set_under_a_condition_is_not_empty_and_says_under_which()
    {
        var set = PermissionSet.Of(new PermissionBlock([Read], condition: " @Resource[x] "));
        Assert.That(set.IsEmpty().ToString(), Is.EqualTo(
            "no: 'Microsoft.Web/sites/Read' (control plane) is granted only if conditions hold; the condition: @Resource[x]; asked of every possible operation"));
    }

    [Test]
    public void Null_is_refused_by_name()
    {
        Assert.That(() => PermissionSet.Of((RoleDefinition)null!), Throws.ArgumentNullException);
        Assert.That(() => PermissionSet.Of((IEnumerable<PermissionBlock>)null!), Throws.ArgumentNullException);
        Assert.That(() => PermissionSet.Of([(PermissionBlock)null!]), Throws.ArgumentException);
        Assert.That(() => Sites.Union(null!), Throws.ArgumentNullException);
        Assert.That(() => Sites.IsSubsetOf(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void The_alphabet_is_what_a_permission_string_may_hold()
    {
        var taken = Enumerable.Range(0, 0x250).Select(c => (char)c).Where(c => c != '*' && ControlAction.TryParse($"a/b{c}b", out _)).Select(char.ToLowerInvariant).Distinct();
        Assert.That(taken, Is.EquivalentTo(OperationAlphabet.Characters));
    }

    [Test]
    public void Lenient_forms_are_together_what_the_matcher_reads_leniently()
    {
        var random = new Random(99);
        for (var i = 0; i < 20_000; i++)
        {
            var pattern = Word(random, "ab/*/*");
            var text = Word(random, "ab//");
            var byForms = LenientForms.Of(pattern, WildcardReading.Lenient)!.Any(form => WildcardPattern.Matches(form, text, WildcardReading.Strict));
            if (byForms != WildcardPattern.Matches(pattern, text, WildcardReading.Lenient))
                Assert.Fail($"'{pattern}' and '{text}'");
        }
    }

    private static string Word(Random random, string alphabet) =>
        string.Concat(Enumerable.Range(0, random.Next(10)).Select(_ => alphabet[random.Next(alphabet.Length)]));
}
