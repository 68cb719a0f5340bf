using Microsoft.CodeAnalysis.Text;
using Permissions.Json;
using Permissions.Rules;

namespace Permissions.Generators;

/// <summary>Role file in, value-equal model out.</summary>
internal static class RoleFileReader
{
    private static readonly SourceText NoText = SourceText.From(string.Empty);

    internal static ParsedRoleFile Read((RoleFileInput File, ProjectOptions Options) input, CancellationToken cancellationToken)
    {
        var (file, options) = input;
        var path = ProjectPaths.Of(file, options.ProjectDirectory);
        var text = NoText;
        try
        {
            // Null is a file that cannot be read; the compiler has said so itself.
            text = file.Text.GetText(cancellationToken) ?? text;
            var document = RoleDocument.Parse(text.ToString(), cancellationToken);
            var findings = RoleRules.Check(document, RoleRules.Fatal, cancellationToken);
            var roles = Roles(document, file, options, path);
            return new(
                new(path, HintNames.Of(path), roles),
                findings.MapToEquatableArray(finding => FindingModel.Of(finding, file.Text.Path, text)),
                Entries(document, roles, file.Text.Path, path));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(
                new(path, HintNames.Of(path), new[] { Unreadable(file, options, path) }.ToEquatableArray()),
                new[] { FindingModel.Of(InternalErrors.Finding(path, exception), file.Text.Path, text) }.ToEquatableArray(),
                new(file.Text.Path, EquatableArray<RoleEntry>.Empty));
        }
    }

    private static EquatableArray<RoleModel> Roles(RoleDocument document, RoleFileInput file, ProjectOptions options, string path)
    {
        if (document.Roles.Count == 0)
            return new[] { Unreadable(file, options, path) }.ToEquatableArray();
        var chosenName = document.Roles.Count == 1 ? file.ClassName : string.Empty;
        return document.Roles.MapToEquatableArray(role => Role(role, chosenName, NamespaceOf(file, options), path, document.Syntax.Errors.Count > 0));
    }

    private static RoleModel Role(RoleSyntax role, string chosenName, string inNamespace, string path, bool isBroken) => new(
        inNamespace,
        ClassNames.Of(chosenName, role.Name?.Value ?? string.Empty, ProjectPaths.FileName(path)),
        role.Name?.Value ?? string.Empty,
        role.RoleId,
        role.Description?.Value ?? string.Empty,
        role.Type,
        role.Blocks.MapToEquatableArray(Block),
        role.AssignableScopes.Where(scope => scope.Template.Error is null).Select(scope => scope.Template.Text).ToEquatableArray(),
        role.AssignableScopes.Any(scope => scope.Template.Error is null && scope.Template.Placeholders.Count > 0),
        isBroken || IsScopeUnsure(role));

    /// <summary>A custom role has a scope, each is well-formed and none is the root: else the build fails on it, and what was meant is not known.</summary>
    private static bool IsScopeUnsure(RoleSyntax role) =>
        role.Type == RoleType.Custom
        && (role.AssignableScopes.Count == 0 || role.AssignableScopes.Any(scope => scope.Template.Error is not null || scope.Template.Kind == ScopeKind.Tenant));

    internal static BlockModel Block(PermissionBlockSyntax block) => new(
        Strings(block.Actions),
        Strings(block.NotActions),
        Strings(block.DataActions),
        Strings(block.NotDataActions),
        block.Condition?.Value,
        block.ConditionVersion?.Value);

    private static EquatableArray<string> Strings(PermissionListSyntax list) =>
        list.Items.MapToEquatableArray(static item => item.Value);

    /// <summary>The class of a file in which no role could be found: nothing in it, but there, so that code which names it compiles.</summary>
    private static RoleModel Unreadable(RoleFileInput file, ProjectOptions options, string path) => new(
        NamespaceOf(file, options),
        ClassNames.Of(file.ClassName, string.Empty, ProjectPaths.FileName(path)),
        string.Empty,
        null,
        string.Empty,
        RoleType.Custom,
        EquatableArray<BlockModel>.Empty,
        EquatableArray<string>.Empty,
        HasPlaceholders: false,
        IsScopeUnsure: true);

    private static string NamespaceOf(RoleFileInput file, ProjectOptions options) =>
        file.Namespace.Length > 0 ? Identifiers.Namespace(file.Namespace) : options.Namespace;

    private static RoleFileEntries Entries(RoleDocument document, EquatableArray<RoleModel> roles, string fullPath, string path) => new(
        fullPath,
        document.Roles
            .Select((role, index) => (Syntax: role, Model: roles[index]))
            .Where(role => role.Model.Name.Length > 0)
            .Select(role => new RoleEntry(
                path,
                role.Model.Name,
                $"{role.Model.Namespace}.{role.Model.ClassName}",
                role.Syntax.HeaderSpan,
                Json.LinePosition.Of(document.Text, role.Syntax.HeaderSpan.Start)))
            .ToEquatableArray());
}
