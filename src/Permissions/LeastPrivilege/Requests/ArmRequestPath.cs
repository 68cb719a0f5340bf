namespace Permissions;

/// <summary>
/// What a request to Azure Resource Manager is about: the last provider in its path and what follows that, in turn a type
/// and a name. The scope before it changes which operation is needed for a few requests only.
/// </summary>
/// <remarks>Source of the structure: Azure's documentation of resource ids and of how providers name their operations.</remarks>
internal sealed class ArmRequestPath
{
    /// <summary>Stands for any name in a template.</summary>
    internal const string AnyName = "{}";

    /// <summary>Answers for what lies above all providers: subscriptions, resource groups, tags, tenants, the list of providers.</summary>
    internal const string Resources = "Microsoft.Resources";

    private const string Marker = "providers";

    private static readonly string[] Roots = ["subscriptions", Marker, "tenants"];

    private ArmRequestPath(ArmRequestScope scope, string provider, IReadOnlyList<string> segments)
    {
        Scope = scope;
        Provider = provider;
        Segments = segments;
    }

    /// <summary>What stands before the provider.</summary>
    internal ArmRequestScope Scope { get; }

    /// <summary>The provider, such as <c>Microsoft.Compute</c>.</summary>
    internal string Provider { get; }

    /// <summary>What follows it: a type, a name, a type, a name and so on; an action may be the last.</summary>
    internal IReadOnlyList<string> Segments { get; }

    /// <summary>The path with all names left out, such as <c>Microsoft.Compute/virtualMachines/{}/start</c>.</summary>
    internal string Template => string.Join("/", new[] { Provider }.Concat(Segments.Select((segment, i) => i % 2 == 0 ? segment : AnyName)));

    /// <summary>Reads a path.</summary>
    /// <param name="segments">The path's segments, unescaped, none of them empty.</param>
    /// <param name="scope">The scope that stood before the segments, where it was taken off; null to find it in them.</param>
    /// <returns>What it is about; null if it is no path of Azure Resource Manager.</returns>
    internal static ArmRequestPath? Read(IReadOnlyList<string> segments, ArmRequestScope? scope = null)
    {
        if (segments.Count == 0 || !Roots.Contains(segments[0], StringComparer.OrdinalIgnoreCase))
            return null;
        string? provider = null;
        var start = 0;
        // Types stand at every second place, so that a resource called "providers" is none. Directly behind a provider it is
        // one of its types: Microsoft.Features/providers.
        for (var i = 0; i < segments.Count;)
        {
            var isProvider = IsMarker(segments, i) && (provider is null || i > start);
            if (isProvider)
            {
                provider = segments[i + 1];
                start = i + 2;
            }

            i += 2;
        }

        if (start < segments.Count && provider is not null)
            return new(scope ?? ArmRequestScopeNames.Before(segments, start - 2), provider, [.. segments.Skip(start)]);
        // A path that ends with its only provider asks about the provider itself.
        return provider is null || segments.Count(segment => string.Equals(segment, Marker, StringComparison.OrdinalIgnoreCase)) == 1
            ? new(ArmRequestScope.Other, Resources, segments)
            : null;
    }

    /// <summary>Whether a provider stands behind a segment.</summary>
    internal static bool IsMarker(IReadOnlyList<string> segments, int index) =>
        index + 1 < segments.Count
        && string.Equals(segments[index], Marker, StringComparison.OrdinalIgnoreCase)
        && segments[index + 1].IndexOf('.') > 0;

    /// <summary>The operation that the path's structure gives: all types, then the verb of the method; of a POST, its last segment and <c>action</c>.</summary>
    /// <returns>The operation, not checked to be one; null if the structure gives none, as for a POST to a name.</returns>
    internal string? OperationOf(ArmMethods method)
    {
        var verb = method switch
        {
            ArmMethods.Get or ArmMethods.Head => "read",
            ArmMethods.Put or ArmMethods.Patch => "write",
            ArmMethods.Delete => "delete",
            ArmMethods.Post when Segments.Count % 2 == 1 => "action",
            _ => null,
        };
        return verb is null ? null : string.Join("/", new[] { Provider }.Concat(Segments.Where((_, i) => i % 2 == 0)).Concat([verb]));
    }
}
