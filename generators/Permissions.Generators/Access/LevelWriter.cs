namespace Permissions.Generators;

/// <summary>Writes the classes of an access-level file: a static class for each kind, with a method for each of its scopes that gives the levels there.</summary>
internal sealed class LevelWriter
{
    private const string ScopeType = "global::Permissions.Scope";
    private const string ShapeType = "global::Permissions.LevelScope";
    private const string LevelType = "global::Permissions.AccessLevel";
    private const string GrantType = "global::Permissions.AccessGrant";

    private static readonly string[] ObjectMembers = ["Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize"];

    private readonly IndentedWriter _writer;
    private readonly KindModel _kind;
    private readonly string _path;
    private readonly RoleExpressionTable _roles;
    private readonly string _levelsClass;
    private readonly (LevelScopeModel Scope, string Name)[] _scopes;
    private readonly (LevelScopeModel Scope, string Name)[] _above;

    private LevelWriter(IndentedWriter writer, KindModel kind, string path, RoleExpressionTable roles)
    {
        _writer = writer;
        _kind = kind;
        _path = path;
        _roles = roles;
        _levelsClass = kind.ClassName == "Levels" ? "Levels_" : "Levels";
        var taken = new HashSet<string>(ObjectMembers, StringComparer.Ordinal) { kind.ClassName, _levelsClass };
        _scopes = [.. kind.Scopes.Select(scope => (scope, Unique(taken, Identifiers.PascalCase(scope.Name), "Scope")))];
        _above = [.. kind.Above.Select(scope => (scope, Unique(taken, Identifiers.PascalCase(scope.Name), "Scope")))];
    }

    internal static IEnumerable<AccessSource> Write(((LevelFileModel File, RoleIndex Index) Left, EquatableArray<TakenType> Taken) input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ((file, index), taken) = input;
        var kinds = file.Kinds.Where((_, i) => !taken.Any(type => type.Type.Path == file.Path && type.Type.Index == i)).ToArray();
        if (kinds.Length == 0)
            return [];
        return [new(file.HintName, IndentedWriter.Write((file.Path, kinds, new RoleExpressionTable(index)), static (writer, input) =>
        {
            GeneratedFile.WriteHeader(writer);
            foreach (var kind in input.kinds)
            {
                writer.Line($"namespace {kind.Namespace}");
                using (writer.OpenBlock())
                    new LevelWriter(writer, kind, input.Path, input.Item3).WriteClass();
            }
        }))];
    }

    private void WriteClass()
    {
        _writer.Line($"/// <summary>Levels of access of the kind <c>{Literals.Xml(_kind.Name)}</c>{(_kind.Description.Length == 0 ? "." : ": " + Literals.Xml(_kind.Description))}</summary>");
        _writer.Line($"/// <remarks>Made from <c>{Literals.Xml(_path)}</c>.</remarks>");
        _writer.Line(GeneratedFile.CodeAttribute);
        _writer.Line($"public static partial class {Identifiers.Escape(_kind.ClassName)}");
        using (_writer.OpenBlock())
        {
            foreach (var (scope, name) in _above)
                WriteShape(scope, name);
            foreach (var (scope, name) in _scopes)
                WriteScope(scope, name);
            WriteLevels();
        }
    }

    private void WriteShape(LevelScopeModel scope, string name)
    {
        _writer.Line($"private static readonly {ShapeType} _{name} = new {ShapeType}(\"{_kind.Name}.{scope.Name}\", {Literals.String(scope.Template)});");
        _writer.Blank();
    }

    private void WriteScope(LevelScopeModel scope, string name)
    {
        var template = ScopeTemplate.Parse(scope.Template);
        var parameters = new ScopeParameters([template]);
        WriteShape(scope, name);
        _writer.Line($"/// <summary>The levels at <c>{Literals.Xml(scope.Template)}</c>.</summary>");
        foreach (var parameter in parameters.All)
            _writer.Line($"/// <param name=\"{parameter.Name}\">In place of <c>{Literals.Xml(parameter.Text)}</c>.</param>");
        _writer.Line("/// <returns>The levels there.</returns>");
        if (parameters.All.Count > 0)
            _writer.Line("/// <exception cref=\"global::System.FormatException\">A value does not fit its place in the scope; the message says why.</exception>");
        var signature = string.Join(", ", parameters.All.Select(parameter => $"{TypeOf(parameter)} {Identifiers.EscapeParameter(parameter.Name)}"));
        var values = string.Join(", ", template.Placeholders.Select(placeholder => ValueOf(parameters.Of(placeholder.Placeholder))));
        _writer.Line($"public static {_levelsClass} {name}({signature}) => new {_levelsClass}(_{name}.Fill({values}));");
        _writer.Blank();
        _writer.Line($"/// <summary>The levels at a scope of the shape <c>{Literals.Xml(scope.Template)}</c>.</summary>");
        _writer.Line("/// <param name=\"scope\">The scope.</param>");
        _writer.Line("/// <returns>The levels there.</returns>");
        _writer.Line("/// <exception cref=\"global::System.ArgumentException\">The scope is null or of another shape.</exception>");
        _writer.Line($"public static {_levelsClass} {name}({ScopeType} scope) => new {_levelsClass}(_{name}.Check(scope));");
        _writer.Blank();
    }

    private void WriteLevels()
    {
        var taken = new HashSet<string>(ObjectMembers, StringComparer.Ordinal) { _levelsClass, "Scope" };
        _writer.Line($"/// <summary>The levels of <see cref=\"{Identifiers.Escape(_kind.ClassName)}\"/> at a scope. Each is made when it is asked for.</summary>");
        _writer.Line($"public sealed partial class {_levelsClass}");
        using (_writer.OpenBlock())
        {
            _writer.Line($"internal {_levelsClass}({ScopeType} scope)");
            using (_writer.OpenBlock())
                _writer.Line("Scope = scope;");
            _writer.Blank();
            _writer.Line("/// <summary>Where the levels are given.</summary>");
            _writer.Line($"public {ScopeType} Scope {{ get; }}");
            foreach (var level in _kind.Levels)
            {
                _writer.Blank();
                WriteLevel(level, Unique(taken, Identifiers.PascalCase(level.Name), "Level"));
            }
        }
    }

    private void WriteLevel(LevelModel level, string name)
    {
        _writer.Line($"/// <summary>The {(level.IsCapability ? "capability" : "direction")} <c>{level.Name}</c>: {string.Join(", ", level.Grants.Select(Describe))}.</summary>");
        _writer.Line($"public {LevelType} {name} => new {LevelType}(");
        using (_writer.Indent())
        {
            var arguments = new[] { $"\"{_kind.Name}\", \"{level.Name}\"" }.Concat(level.Grants.Select(Expression).OfType<string>()).ToArray();
            for (var i = 0; i < arguments.Length; i++)
                _writer.Line(arguments[i] + (i + 1 < arguments.Length ? "," : ");"));
        }
    }

    private static string Describe(GrantModel grant) => $"<c>{Literals.Xml(grant.Role)}</c>{(grant.At is null ? string.Empty : $" at the {grant.At}")}";

    /// <summary>The grant; null where its role is not known, or cannot be given where it should be, which is reported.</summary>
    private string? Expression(GrantModel grant)
    {
        var scope = grant.At is null ? "Scope" : $"_{_scopes.Concat(_above).First(scope => scope.Scope.Name == grant.At).Name}.AncestorOf(Scope)";
        if (grant.Mechanism == AccessMechanism.ArmRoleAssignment)
            return _roles.Of(grant.Role) is { } role ? $"new {GrantType}({role}, {scope})" : null;
        return DataPlaneRole.TryFind(grant.Mechanism, grant.Role, out var known)
            ? $"new {GrantType}(global::Permissions.DataPlaneRole.{MemberOf(known)}, {scope})"
            : null;
    }

    private static string MemberOf(DataPlaneRole role) => typeof(DataPlaneRole).GetProperties()
        .First(property => property.PropertyType == typeof(DataPlaneRole) && ReferenceEquals(property.GetValue(null), role)).Name;

    private static string TypeOf(ScopeParameter parameter) => parameter.Kind == PlaceholderKind.SubscriptionId ? "global::System.Guid" : "string";

    private static string ValueOf(ScopeParameter parameter) =>
        Identifiers.EscapeParameter(parameter.Name) + (parameter.Kind == PlaceholderKind.SubscriptionId ? ".ToString(\"D\")" : string.Empty);

    /// <summary>The name, with a word behind it where it is taken.</summary>
    private static string Unique(HashSet<string> taken, string name, string suffix)
    {
        while (!taken.Add(name))
            name += suffix;
        return name;
    }
}
