using FsCheck;
using FsCheck.Fluent;

namespace Permissions.Tests.Roles;

/// <summary>Texts of scopes for property tests.</summary>
internal static class ScopeTexts
{
    private static readonly string[] Pieces =
    [
        "/", "/", "/", "subscriptions", "resourceGroups", "providers", "Microsoft.Management", "managementGroups", "A.B", "c", "d", "e f", "..", "*", "?",
        "11111111-2222-3333-4444-555555555555", "00000000-0000-0000-0000-000000000000", "<SUB>", "<", ">", "${x}", "{", "}", "{{", "}}", "[", "]", "$", "'", "#{", "}#", "__", "\u202f", "\u0000", "",
    ];

    /// <summary>Texts that come close to being a scope, with and without placeholders.</summary>
    internal static Gen<string> Near { get; } = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    /// <summary>Well-formed scopes of every kind, with their fixed parts in changing case.</summary>
    internal static Gen<string> WellFormed { get; } =
        from root in Gen.OneOf(Gen.Constant(string.Empty), Subscriptions(), ManagementGroups())
        from resources in Resources().ListOf().Select(all => string.Concat(all.Take(3)))
        select root.Length + resources.Length == 0 ? "/" : root + resources;

    private static Gen<string> Name() => Gen.Elements("a", "A", "b", "ab", "x-1", "(y)_2.z");

    private static Gen<string> Cased(string text) => Gen.Elements(text, text, text.ToUpperInvariant(), text.ToLowerInvariant());

    private static Gen<string> Subscriptions() =>
        from keyword in Cased("/subscriptions/")
        from id in Gen.Elements("11111111-2222-3333-4444-55555555aaaa", "11111111-2222-3333-4444-55555555AAAA", "99999999-2222-3333-4444-555555555555")
        from @group in Gen.OneOf(Gen.Constant(string.Empty), Cased("/resourceGroups/").SelectMany(text => Name().Select(name => text + name)))
        select keyword + id + @group;

    private static Gen<string> ManagementGroups() =>
        from prefix in Cased("/providers/Microsoft.Management/managementGroups/")
        from name in Name()
        select prefix + name;

    private static Gen<string> Resources() =>
        from keyword in Cased("/providers/")
        from provider in Gen.Elements("A.B", "a.b", "C.D")
        from pairs in Name().SelectMany(type => Name().Select(name => $"/{type}/{name}")).NonEmptyListOf()
        select keyword + provider + string.Concat(pairs.Take(2));
}
