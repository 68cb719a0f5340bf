using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Permissions.Compiler;
using Permissions.Json;
using Permissions.Rules;

namespace Permissions.Generators;

/// <summary>Access-level and identity files in, value-equal models and findings out.</summary>
internal static class AccessFiles
{
    internal static IEnumerable<RoleFileInput> LevelFiles((AdditionalText Text, AnalyzerConfigOptionsProvider Options) file, CancellationToken cancellationToken) =>
        Only(file, RoleFileOptions.IsAccessLevelFile);

    internal static IEnumerable<RoleFileInput> IdentityFiles((AdditionalText Text, AnalyzerConfigOptionsProvider Options) file, CancellationToken cancellationToken) =>
        Only(file, RoleFileOptions.IsIdentityFile);

    internal static LevelFileModel ReadLevels((RoleFileInput File, ProjectOptions Options) input, CancellationToken cancellationToken)
    {
        var (file, options) = input;
        var path = ProjectPaths.Of(file, options.ProjectDirectory);
        var kinds = Guarded(() => AccessLevelDocument.Parse(TextOf(file, cancellationToken).ToString(), cancellationToken).Kinds) ?? [];
        return new(path, HintNames.Of(path), kinds.MapToEquatableArray(kind => Kind(kind, NamespaceOf(file, options))));
    }

    internal static IdentityFileModel ReadIdentities((RoleFileInput File, ProjectOptions Options) input, CancellationToken cancellationToken)
    {
        var (file, options) = input;
        var path = ProjectPaths.Of(file, options.ProjectDirectory);
        var document = Guarded(() => IdentityDocument.Parse(TextOf(file, cancellationToken).ToString(), cancellationToken));
        return new(
            path,
            HintNames.Of(path),
            NamespaceOf(file, options),
            ClassNames.Of(file.ClassName, document?.Name?.Value ?? string.Empty, ProjectPaths.FileName(path)),
            document?.Name?.Value ?? string.Empty,
            document?.Description?.Value ?? string.Empty,
            (document?.Scopes ?? []).MapToEquatableArray(scope => new IdentityScopeModel(scope.Name.Value, scope.Kind, scope.IsMany, scope.IsOptional, scope.Description?.Value ?? string.Empty)),
            (document?.Identities ?? []).MapToEquatableArray(identity => new IdentityModel(
                identity.Name.Value,
                identity.Type,
                identity.IsMany,
                identity.IsOptional,
                identity.Reason?.Value,
                identity.Roles.MapToEquatableArray(role => new IdentityRoleModel(role.Scope.Name.Value, role.Role.Value, role.Condition?.Value, role.Delegation?.Value)))));
    }

    internal static EquatableArray<FindingModel> CheckLevels(
        (((RoleFileInput File, ProjectOptions Options) Input, ImmutableArray<RoleFileModel> Roles) Left, EquatableArray<TakenType> Taken) input,
        CancellationToken cancellationToken) => Check(input.Left.Input, (text, path) =>
    {
        var document = AccessLevelDocument.Parse(text, cancellationToken);
        var named = document.Kinds.SelectMany(kind => kind.Levels).SelectMany(level => level.Grants).Select(grant => grant.Role.Value);
        return AccessFileRules.Check(document, RolesOf(input.Left.Roles, named), cancellationToken)
            .Concat(Taken(input.Taken, path, index => document.Kinds[index].Name.Span));
    }, cancellationToken);

    internal static EquatableArray<FindingModel> CheckIdentities(
        (((RoleFileInput File, ProjectOptions Options) Input, ImmutableArray<RoleFileModel> Roles) Left, EquatableArray<TakenType> Taken) input,
        CancellationToken cancellationToken) => Check(input.Left.Input, (text, path) =>
    {
        var document = IdentityDocument.Parse(text, cancellationToken);
        var named = document.Identities.SelectMany(identity => identity.Roles).Select(role => role.Role.Value);
        return AccessFileRules.Check(document, RolesOf(input.Left.Roles, named))
            .Concat(Taken(input.Taken, path, _ => document.Name?.Span ?? default));
    }, cancellationToken);

    private static EquatableArray<FindingModel> Check((RoleFileInput File, ProjectOptions Options) input, Func<string, string, IEnumerable<RuleFinding>> check, CancellationToken cancellationToken)
    {
        var (file, options) = input;
        var path = ProjectPaths.Of(file, options.ProjectDirectory);
        var text = SourceText.From(string.Empty);
        try
        {
            text = TextOf(file, cancellationToken);
            return check(text.ToString(), path).Select(finding => FindingModel.Of(finding, file.Text.Path, text)).ToEquatableArray();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new[] { FindingModel.Of(InternalErrors.Finding(path, exception), file.Text.Path, text) }.ToEquatableArray();
        }
    }

    private static IEnumerable<RuleFinding> Taken(EquatableArray<TakenType> taken, string path, Func<int, SourceSpan> place) =>
        from type in taken
        where type.Type.Path == path
        select new RuleFinding(
            RuleDescriptors.AccessFileForm,
            place(type.Type.Index),
            $"This gives the class '{type.Type.Namespace}.{type.Type.ClassName}', which {type.By} has already; call it otherwise, or set Namespace on the file's item.",
            RuleDescriptors.AccessFileForm.Severity);

    /// <summary>The roles of the project; what a role grants is only taken over where the file names it.</summary>
    private static AccessRoles RolesOf(ImmutableArray<RoleFileModel> files, IEnumerable<string> named)
    {
        var names = new HashSet<string>(named, StringComparer.OrdinalIgnoreCase);
        return new(files.SelectMany(file => file.Roles).Select(role =>
            new RoleDefinition(role.Name, null, role.Type, names.Contains(role.Name) ? role.Blocks.Select(Block) : [], [])));
    }

    private static PermissionBlock Block(BlockModel block) => new(
        block.Actions.Select(ControlAction.FromService),
        block.NotActions.Select(ControlAction.FromService),
        block.DataActions.Select(DataAction.FromService),
        block.NotDataActions.Select(DataAction.FromService),
        block.Condition,
        block.ConditionVersion);

    private static KindModel Kind(AccessKindSyntax kind, string inNamespace) => new(
        inNamespace,
        Identifiers.PascalCase(kind.Name.Value),
        kind.Name.Value,
        kind.Description?.Value ?? string.Empty,
        kind.Scopes.MapToEquatableArray(ScopeOf),
        kind.Above.MapToEquatableArray(ScopeOf),
        kind.Levels.MapToEquatableArray(level => new LevelModel(
            level.Name.Value,
            level.IsCapability,
            level.Grants.MapToEquatableArray(grant => new GrantModel(grant.Role.Value, grant.Mechanism, grant.At?.Name.Value)))));

    private static LevelScopeModel ScopeOf(AccessScopeSyntax scope) => new(scope.Name.Value, scope.Text.Value);

    private static IEnumerable<RoleFileInput> Only((AdditionalText Text, AnalyzerConfigOptionsProvider Options) file, Func<string, AnalyzerConfigOptions, bool> isOne)
    {
        var options = file.Options.GetOptions(file.Text);
        return isOne(file.Text.Path, options) ? [RoleFileInput.Of(file.Text, options)] : [];
    }

    // Null is a file that cannot be read; the compiler has said so itself.
    private static SourceText TextOf(RoleFileInput file, CancellationToken cancellationToken) => file.Text.GetText(cancellationToken) ?? SourceText.From("{}");

    private static string NamespaceOf(RoleFileInput file, ProjectOptions options) =>
        file.Namespace.Length > 0 ? Identifiers.Namespace(file.Namespace) : options.Namespace;

    /// <summary>The result, or null after a fault of our own, which the check of the same file reports.</summary>
    private static T? Guarded<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
