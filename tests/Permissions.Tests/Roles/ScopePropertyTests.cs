using FsCheck;
using FsCheck.Fluent;

namespace Permissions.Tests.Roles;

public class ScopePropertyTests
{
    private static readonly Arbitrary<string> Paths = ScopeTexts.WellFormed.ToArbitrary();

    // A scope, and scopes near it: most pairs of random scopes have nothing to do with each other.
    private static readonly Arbitrary<(Scope One, Scope Other)> Pairs =
        (from one in ScopeTexts.WellFormed.Select(Scope.Parse)
         from up in Gen.Choose(0, 3)
         from other in Gen.OneOf(ScopeTexts.WellFormed.Select(Scope.Parse), Gen.Constant(Up(one, up)), Gen.Constant(Scope.Parse(Up(one, up).Path.ToUpperInvariant())))
         from swap in Gen.Elements(true, false)
         select swap ? (other, one) : (one, other)).ToArbitrary();

    [Property]
    public Property Reading_what_was_written_gives_the_same_scope() => Prop.ForAll(Paths, path =>
    {
        var scope = Scope.Parse(path);
        var again = Scope.Parse(scope.Path);
        return again == scope && again.Path == scope.Path && again.Kind == scope.Kind && again.Parent == scope.Parent
            && string.Equals(path, scope.Path, StringComparison.OrdinalIgnoreCase);
    });

    [Property]
    public Property Every_parent_contains_its_child_up_to_the_root() => Prop.ForAll(Paths, path =>
    {
        for (var scope = Scope.Parse(path); scope.Kind != ScopeKind.Tenant; scope = scope.Parent!)
        {
            if (scope.Parent is not { } parent || !parent.Contains(scope) || scope.Contains(parent) || parent.Kind > scope.Kind)
                return false;
        }

        return true;
    });

    [Property]
    public Property Containing_goes_one_way_only() => Prop.ForAll(Pairs, pair =>
        pair.One.Contains(pair.One)
        && (pair.One == pair.Other) == (pair.One.Contains(pair.Other) && pair.Other.Contains(pair.One)));

    [Property]
    public Property Containing_is_having_it_among_the_ancestors() => Prop.ForAll(Pairs, pair =>
        pair.One.Contains(pair.Other) == Ancestors(pair.Other).Contains(pair.One));

    [Property]
    public Property Containing_passes_on() => Prop.ForAll(Pairs, Pairs, (first, second) =>
        Ancestors(first.One).All(outer => !outer.Contains(second.One) || !second.One.Contains(second.Other) || outer.Contains(second.Other)));

    [Property]
    public Property Case_changes_neither_equality_nor_containing() => Prop.ForAll(Pairs, pair =>
    {
        var upper = Scope.Parse(pair.One.Path.ToUpperInvariant());
        return upper == pair.One && upper.GetHashCode() == pair.One.GetHashCode() && upper.Contains(pair.Other) == pair.One.Contains(pair.Other);
    });

    [Property(MaxTest = 2_000)]
    public Property Any_text_is_read_or_refused_within_its_bounds() => Prop.ForAll(ScopeTexts.Near.ToArbitrary(), IsReadOrRefused);

    [Property(MaxTest = 1_000)]
    public bool Random_text_is_read_or_refused_within_its_bounds(string? text) => IsReadOrRefused(text);

    [Property(MaxTest = 1_000)]
    public bool Random_text_after_a_slash_is_read_or_refused_within_its_bounds(string? text) => IsReadOrRefused("/providers/" + text);

    private static bool IsReadOrRefused(string? text)
    {
        if (Scope.TryParse(text, out var scope, out var error))
            return string.Equals(scope.Path, text, StringComparison.OrdinalIgnoreCase);
        return error.Start >= 0 && error.Length >= 0 && error.Start + error.Length <= (text?.Length ?? 0);
    }

    private static Scope Up(Scope scope, int levels) => Ancestors(scope).Take(levels + 1).Last();

    private static IEnumerable<Scope> Ancestors(Scope scope)
    {
        for (Scope? each = scope; each is not null; each = each.Parent)
            yield return each;
    }
}
