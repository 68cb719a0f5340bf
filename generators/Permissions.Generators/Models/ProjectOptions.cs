using Microsoft.CodeAnalysis.Diagnostics;

namespace Permissions.Generators;

/// <summary>What the project says about its role classes, reduced to what the generator needs.</summary>
/// <param name="Namespace">The namespace of role classes whose file names none, and of the class <c>Roles</c>.</param>
/// <param name="ProjectDirectory">The project's folder; empty where it is not known.</param>
internal sealed record ProjectOptions(string Namespace, string ProjectDirectory)
{
    internal const string NamespaceProperty = "build_property.PermissionsNamespace";
    internal const string RootNamespaceProperty = "build_property.RootNamespace";
    internal const string ProjectDirectoryProperty = "build_property.ProjectDir";

    internal static ProjectOptions From(AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var options = provider.GlobalOptions;
        var chosen = Value(options, NamespaceProperty);
        var root = Value(options, RootNamespaceProperty);
        var name = chosen.Length > 0 ? chosen : root.Length > 0 ? root + ".Roles" : "Roles";
        return new(Identifiers.Namespace(name), Value(options, ProjectDirectoryProperty));
    }

    internal static string Value(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) ? value.Trim() : string.Empty;
}
