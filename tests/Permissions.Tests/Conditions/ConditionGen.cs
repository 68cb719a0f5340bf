using FsCheck;
using FsCheck.Fluent;
using Permissions.Conditions;

namespace Permissions.Tests.Conditions;

/// <summary>Random trees over a few attributes, and random requests that hit them.</summary>
internal static class ConditionGen
{
    private static readonly string[] Words = ["", "a", "A", "ab", "aB", "b", "logs/", "logs/x"];
    private static readonly string[] Patterns = ["*", "a*", "A*b", "*b", "?", "logs/*", "a\\*", "*a*"];
    private static readonly Guid[] Guids = [new("8e3af657-a8ff-443c-a75c-2fe8c4bcb635"), new("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"), new("f58310d9-a9f6-439a-9e8d-f62e7b41a168")];
    private static readonly DateTimeOffset[] Moments = [.. Enumerable.Range(0, 3).Select(day => new DateTimeOffset(2026, 1, 1 + day, 0, 0, 0, TimeSpan.Zero))];
    private static readonly string[] Operations = ["Microsoft.A/b/read", "Microsoft.A/b/write", "Microsoft.A/c/d/read", "other"];
    private static readonly string[] OperationPatterns = ["Microsoft.A/b/read", "Microsoft.A/*", "*/read", "Microsoft.A/*/read", "*"];

    // Each attribute is compared as one type, as in any condition that makes sense.
    private static readonly ConditionAttribute[] Texts = [ConditionAttributes.BlobPath, ConditionAttributes.BlobIndexTagKeys(), ConditionAttributes.OfPrincipal("Set", "Name")];
    private static readonly ConditionAttribute[] Ids = [ConditionAttributes.RequestedRole, ConditionAttributes.Resource("Contoso/ids")];
    private static readonly ConditionAttribute[] Numbers = [ConditionAttributes.Resource("Contoso/count")];
    private static readonly ConditionAttribute[] Times = [ConditionAttributes.UtcNow];
    private static readonly ConditionAttribute[] Flags = [ConditionAttributes.IsPrivateLink];

    internal static Gen<ConditionExpression> Trees { get; } = Gen.Sized(size => Tree(Math.Min(size / 12, 4)));

    /// <summary>Trees whose comparison takes little time.</summary>
    internal static Gen<ConditionExpression> SmallTrees { get; } = Gen.Choose(0, 2).SelectMany(Tree);

    internal static Gen<ConditionContext> Contexts { get; } =
        from operation in Gen.Elements(Operations)
        from form in Gen.Elements<string?>(null, "Blob.List", "other")
        from texts in Values(Texts, Gen.Elements(Words).Select(ConditionValue.Of))
        from ids in Values(Ids, Gen.Elements(Guids).Select(ConditionValue.Of))
        from numbers in Values(Numbers, Gen.Choose(-2, 3).Select(number => ConditionValue.Of(number)))
        from times in Values(Times, Gen.Elements(Moments).Select(ConditionValue.Of))
        from flags in Values(Flags, Gen.Elements(true, false).Select(ConditionValue.Of))
        select new[] { texts, ids, numbers, times, flags }.SelectMany(pairs => pairs)
            .Aggregate(new ConditionContext(operation, form), (context, pair) => context.With(pair.Item1, pair.Item2));

    private static Gen<ConditionExpression> Tree(int depth) => depth <= 0 ? Leaf : Gen.Frequency(
        (2, Leaf),
        (3, Gen.ListOf(Tree(depth - 1), 2).Select(parts => parts[0] & parts[1])),
        (3, Gen.ListOf(Tree(depth - 1), 3).Select(parts => parts[0] | parts[1] | parts[2])),
        (2, Tree(depth - 1).Select(part => !part)),
        (1, from pattern in Gen.Elements(OperationPatterns)
            from inner in Tree(depth - 1)
            select RoleCondition.For(ControlAction.FromService(pattern)).Except("Blob.List").Require(inner).Expression));

    private static Gen<ConditionExpression> Leaf => Gen.Frequency(
        (2, Gen.Elements(OperationPatterns).Select(pattern => !RoleCondition.For(ControlAction.FromService(pattern)).Require(ConditionAttributes.UtcNow.Exists()).Expression)),
        (1, Gen.Elements(Texts.Concat(Ids).ToArray()).Select(attribute => attribute.Exists())),
        (4, Comparison(Texts, Gen.Elements(Words), [ConditionOperator.StringEquals, ConditionOperator.StringNotEquals, ConditionOperator.StringEqualsIgnoreCase, ConditionOperator.StringStartsWith, ConditionOperator.StringNotStartsWithIgnoreCase])),
        (2, Comparison(Texts, Gen.Elements(Patterns), [ConditionOperator.StringLike, ConditionOperator.StringNotLikeIgnoreCase])),
        (3, Comparison(Ids, Gen.Elements(Guids), [ConditionOperator.GuidEquals, ConditionOperator.GuidNotEquals])),
        (2, Comparison(Numbers, Gen.Choose(-2, 3).Select(number => (long)number), [.. Enumerable.Range((int)ConditionOperator.NumericEquals, 6).Select(value => (ConditionOperator)value)])),
        (1, Comparison(Times, Gen.Elements(Moments), [ConditionOperator.DateTimeGreaterThan, ConditionOperator.DateTimeLessThan, ConditionOperator.DateTimeEquals])),
        (1, Gen.Elements(Flags).SelectMany(attribute => Gen.Elements(true, false).Select(value => attribute.EqualTo(value)))),
        (1, Gen.Constant(Texts[2].Is(ConditionOperator.StringEquals, Texts[0]))));

    private static Gen<ConditionExpression> Comparison<T>(ConditionAttribute[] attributes, Gen<T> values, ConditionOperator[] operators) =>
        from attribute in Gen.Elements(attributes)
        from relation in Gen.Elements(operators)
        from quantifier in Gen.Elements(Enum.GetValues<ConditionQuantifier>())
        from count in Gen.Choose(1, 3)
        from several in Gen.ListOf(values, count)
        let takes = relation.ToString() is var name && (name.StartsWith("Numeric", StringComparison.Ordinal) || name.StartsWith("Guid", StringComparison.Ordinal) || (name.StartsWith("String", StringComparison.Ordinal) && !name.Contains("StartsWith", StringComparison.Ordinal)))
        let used = takes ? quantifier : ConditionQuantifier.None
        select attribute.Compare(used, relation, [.. several.Take(used == ConditionQuantifier.None ? 1 : 3).Select(value => ValueOf(value!))]);

    private static ConditionValue ValueOf(object value) => value switch
    {
        string text => text,
        Guid guid => guid,
        long number => number,
        DateTimeOffset moment => moment,
        _ => throw new ArgumentException("No value of a condition.", nameof(value)),
    };

    private static Gen<List<(ConditionAttribute, ConditionValue[])>> Values(ConditionAttribute[] attributes, Gen<ConditionValue> value) =>
        attributes.Aggregate(Gen.Constant(new List<(ConditionAttribute, ConditionValue[])>()), (all, attribute) =>
            from before in all
            from count in Gen.Choose(0, attribute.Name.EndsWith("$keys$&", StringComparison.Ordinal) || attribute.Name.StartsWith("Contoso", StringComparison.Ordinal) || attribute.Source == ConditionAttributeSource.Principal ? 3 : 1)
            from values in Gen.ListOf(value, count)
            select new List<(ConditionAttribute, ConditionValue[])>(before) { (attribute, values.ToArray()) });
}
