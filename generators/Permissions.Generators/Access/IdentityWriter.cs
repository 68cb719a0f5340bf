namespace Permissions.Generators;

/// <summary>Writes the class of an identity file: one method whose parameters are the scopes and the principals, and which gives an access model.</summary>
internal sealed class IdentityWriter
{
    private const string AccessType = "global::Permissions.IdentityAccess";
    private const string ScopeType = "global::Permissions.Scope";
    private const string GuidType = "global::System.Guid";
    private const string ManyType = "global::System.Collections.Generic.IEnumerable";

    private readonly IndentedWriter _writer;
    private readonly IdentityFileModel _file;
    private readonly RoleExpressionTable _roles;

    private IdentityWriter(IndentedWriter writer, IdentityFileModel file, RoleExpressionTable roles)
    {
        _writer = writer;
        _file = file;
        _roles = roles;
    }

    internal static IEnumerable<AccessSource> Write(((IdentityFileModel File, RoleIndex Index) Left, EquatableArray<TakenType> Taken) input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ((file, index), taken) = input;
        return taken.Any(type => type.Type.Path == file.Path)
            ? []
            : [new(file.HintName, IndentedWriter.Write((file, index), static (writer, input) => new IdentityWriter(writer, input.file, new(input.index)).WriteFile()))];
    }

    private void WriteFile()
    {
        GeneratedFile.WriteHeader(_writer);
        _writer.Line($"namespace {_file.Namespace}");
        using (_writer.OpenBlock())
        {
            _writer.Line($"/// <summary>The identities <c>{Literals.Xml(_file.Name)}</c>{(_file.Description.Length == 0 ? "." : ": " + Literals.Xml(_file.Description))}</summary>");
            _writer.Line($"/// <remarks>Made from <c>{Literals.Xml(_file.Path)}</c>.</remarks>");
            _writer.Line(GeneratedFile.CodeAttribute);
            _writer.Line($"public static partial class {Identifiers.Escape(_file.ClassName)}");
            using (_writer.OpenBlock())
                WriteFactory();
        }
    }

    private void WriteFactory()
    {
        var parameters = Parameters().ToArray();
        _writer.Line("/// <summary>The access of these identities. Custom roles are not defined by it; they are in Azure, or are added with <c>Define</c>.</summary>");
        _writer.Line("/// <param name=\"modelName\">The name of the model.</param>");
        foreach (var (name, _, _, description) in parameters)
            _writer.Line($"/// <param name=\"{name}\">{description}</param>");
        _writer.Line("/// <returns>The model.</returns>");
        _writer.Line("/// <exception cref=\"global::System.ArgumentException\">A name, scope or object id is null, or not of its kind.</exception>");
        var signature = parameters.OrderBy(parameter => parameter.IsOptional)
            .Select(parameter => $"{parameter.Type}{(parameter.IsOptional ? "?" : string.Empty)} {Identifiers.EscapeParameter(parameter.Name)}{(parameter.IsOptional ? " = null" : string.Empty)}");
        _writer.Line($"public static global::Permissions.AccessModel Create({string.Join(", ", signature.Prepend("string modelName"))})");
        using (_writer.OpenBlock())
        {
            // Parameters start with a letter, so these names are free.
            _writer.Line($"var __access = new {AccessType}(modelName);");
            foreach (var scope in _file.Scopes)
                _writer.Line($"var _{ParameterName(scope.Name)} = {AccessType}.Scopes({Named(scope.Name)}, global::Permissions.ScopeKind.{scope.Kind}, {(scope.IsOptional ? "true" : "false")}, {Identifiers.EscapeParameter(ParameterName(scope.Name))});");
            foreach (var identity in _file.Identities)
            {
                var optional = identity.IsMany ? identity.IsOptional ? "true, " : "false, " : string.Empty;
                _writer.Line($"var _{ParameterName(identity.Name)} = {AccessType}.Principals({Named(identity.Name)}, global::Permissions.PrincipalType.{identity.Type}, {optional}{Identifiers.EscapeParameter(ParameterName(identity.Name))});");
            }

            foreach (var identity in _file.Identities)
                WriteRoles(identity);
            _writer.Line("return __access.ToModel();");
        }
    }

    private void WriteRoles(IdentityModel identity)
    {
        foreach (var given in identity.Roles.GroupBy(role => (role.Scope, Condition: ConditionOf(role))))
        {
            var roles = given.Select(role => _roles.Of(role.Role)).OfType<string>().ToArray();
            if (roles.Length == 0)
                continue;
            var place = $"_{ParameterName(identity.Name)}, _{ParameterName(given.Key.Scope)}, {(identity.Reason is null ? "null" : Literals.String(identity.Reason))}";
            _writer.Line(given.Key.Condition is { } condition ? $"__access.GiveUnder({condition}, {place}," : $"__access.Give({place},");
            using (_writer.Indent())
            {
                for (var i = 0; i < roles.Length; i++)
                    _writer.Line(roles[i] + (i + 1 < roles.Length ? "," : ");"));
            }
        }
    }

    private static string? ConditionOf(IdentityRoleModel role) => (role.Condition, role.Delegation) switch
    {
        ({ } text, _) => Literals.String(text),
        (_, not null) => "global::Permissions.RoleCondition.DelegateAllExceptPrivilegedRoles",
        _ => null,
    };

    private IEnumerable<(string Name, string Type, bool IsOptional, string Description)> Parameters()
    {
        foreach (var scope in _file.Scopes)
        {
            var what = scope.Description.Length > 0 ? Literals.Xml(scope.Description) : scope.IsMany ? $"Scopes of the kind {scope.Kind}." : $"A scope of the kind {scope.Kind}.";
            yield return (ParameterName(scope.Name), scope.IsMany ? $"{ManyType}<{ScopeType}>" : ScopeType, scope.IsOptional, what + (scope.IsOptional ? " Null for none." : string.Empty));
        }

        foreach (var identity in _file.Identities)
        {
            var what = $"The object id{(identity.IsMany ? "s" : string.Empty)} of <c>{identity.Name}</c>, {(identity.IsMany ? "each a" : "a")} {Noun(identity.Type)}.";
            yield return (ParameterName(identity.Name), identity.IsMany ? $"{ManyType}<{GuidType}>" : GuidType, identity.IsOptional, what + (identity.IsOptional ? " Null for none." : string.Empty));
        }
    }

    private static string Noun(PrincipalType type) => type switch
    {
        PrincipalType.Group => "group",
        PrincipalType.User => "user",
        _ => "service principal or managed identity",
    };

    private static string ParameterName(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Named(string name) => $"nameof({Identifiers.EscapeParameter(ParameterName(name))})";
}
