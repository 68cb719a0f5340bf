using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Permissions.Compiler;
using Permissions.Json;

namespace Permissions.Analyzers.Contracts;

/// <summary>
/// The files of a project that contracts ask about. Nothing is read before a contract asks, and no file twice. A cancelled
/// reading leaves nothing behind, so that the next one starts anew.
/// </summary>
internal sealed class ProjectFiles
{
    private readonly object _gate = new();
    private readonly AnalyzerOptions _options;
    private volatile Dictionary<string, RoleReading>? _roles;
    private readonly Lazy<OperationCatalogue> _catalogue;

    internal ProjectFiles(AnalyzerOptions options)
    {
        _options = options;
        _catalogue = new(() => ProjectOptions.RulesOf(options).Catalogue);
        Patterns = new(_catalogue);
    }

    /// <summary>Azure's operations and those that the project's lists add.</summary>
    internal OperationCatalogue Catalogue => _catalogue.Value;

    /// <summary>What the patterns of contracts stand for.</summary>
    internal PatternSets Patterns { get; }

    /// <summary>A role of the project's role files by its name in any case; null where none has it.</summary>
    internal RoleReading? FindRole(string name, CancellationToken cancellationToken)
    {
        var roles = _roles;
        if (roles is null)
        {
            lock (_gate)
                roles = _roles ??= ReadRoles(cancellationToken);
        }

        return roles.TryGetValue(name, out var role) ? role : null;
    }

    /// <summary>The additional files that a baseline's path may mean: the path relative to the project, or its end.</summary>
    internal IReadOnlyList<AdditionalText> FindFiles(string path)
    {
        var wanted = Paths.Normalize(path);
        var found = _options.AdditionalFiles.Where(file => Paths.EndsWith(Paths.Normalize(file.Path), wanted)).ToArray();
        if (found.Length < 2 && wanted.Length > 0 && !wanted.StartsWith("..", StringComparison.Ordinal))
            return found;
        var inProject = Paths.Normalize(ProjectDirectory + "/" + path);
        var exact = _options.AdditionalFiles.Where(file => string.Equals(Paths.Normalize(file.Path), inProject, StringComparison.OrdinalIgnoreCase)).ToArray();
        return exact.Length > 0 ? exact : found;
    }

    /// <summary>Whether an additional file becomes a class.</summary>
    internal bool IsRoleFile(AdditionalText file) => RoleFileOptions.IsRoleFile(file.Path, _options.AnalyzerConfigOptionsProvider.GetOptions(file));

    private string ProjectDirectory =>
        _options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory) ? directory : string.Empty;

    private Dictionary<string, RoleReading> ReadRoles(CancellationToken cancellationToken)
    {
        var roles = new Dictionary<string, RoleReading>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in _options.AdditionalFiles)
        {
            if (!IsRoleFile(file) || file.GetText(cancellationToken) is not { } text)
                continue;
            var document = RoleDocuments.Of(text, cancellationToken);
            foreach (var role in document.Roles)
            {
                // Of two roles with one name, which RBAC004 reports, the first has the class.
                if (role.Name is { } name && !roles.ContainsKey(name.Value))
                    roles.Add(name.Value, Read(file.Path, text, document, role));
            }
        }

        return roles;
    }

    private static RoleReading Read(string path, SourceText text, RoleDocument document, RoleSyntax role)
    {
        if (document.Syntax.Errors.Count > 0)
            return default;
        var expression = role.Blocks.SelectMany(block => block.Lists).FirstOrDefault(list => list.Expression is not null)?.Expression;
        if (expression is not null)
            return new(null, $"A list of role '{role.Name!.Value}' is the expression '{expression.Value}', whose value its file does not hold, so that what the role grants is not known while compiling. Write the list out.", DiagnosticFactory.LocationOf(path, text, expression.Span));
        return ContractRole.Reading(new(role.ToRoleDefinition(), PlaceOf, () => DiagnosticFactory.LocationOf(path, text, role.HeaderSpan)));

        Location? PlaceOf(GrantPlace place) =>
            role.Blocks[place.Block].Lists.First(list => list.Kind == place.List).Items.FirstOrDefault(item => item.Value == place.Text) is { } item
                ? DiagnosticFactory.LocationOf(path, text, item.Span)
                : null;
    }
}
