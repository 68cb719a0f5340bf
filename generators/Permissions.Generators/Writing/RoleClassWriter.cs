using System.Globalization;

namespace Permissions.Generators;

/// <summary>Writes the class of a role.</summary>
internal sealed class RoleClassWriter
{
    private const string ScopeType = "global::Permissions.Scope";
    private const string BlockType = "global::Permissions.PermissionBlock";

    private readonly IndentedWriter _writer;
    private readonly RoleModel _role;
    private readonly string _class;
    private readonly PermissionMembers[] _members;

    private RoleClassWriter(IndentedWriter writer, RoleModel role)
    {
        _writer = writer;
        _role = role;
        _class = Identifiers.Escape(role.ClassName);
        _members =
        [
            new(PermissionList.Actions, role, static block => block.Actions),
            new(PermissionList.NotActions, role, static block => block.NotActions),
            new(PermissionList.DataActions, role, static block => block.DataActions),
            new(PermissionList.NotDataActions, role, static block => block.NotDataActions),
        ];
    }

    /// <summary>Writes the sources of a file's classes.</summary>
    internal static string WriteFile(string path, EquatableArray<RoleModel> roles) => IndentedWriter.Write((path, roles), static (writer, file) =>
    {
        GeneratedFile.WriteHeader(writer);
        writer.Line($"namespace {file.roles[0].Namespace}");
        using (writer.OpenBlock())
        {
            for (var i = 0; i < file.roles.Count; i++)
            {
                if (i > 0)
                    writer.Blank();
                new RoleClassWriter(writer, file.roles[i]).Write(file.path);
            }
        }
    });

    private void Write(string path)
    {
        RoleDocumentation.Write(_writer, _role, path, _members);
        _writer.Line(GeneratedFile.CodeAttribute);
        // A name that the project chose may be in lower case; it is not the compiler's to mind.
        var isLowerCase = _role.ClassName.All(c => c is >= 'a' and <= 'z');
        if (isLowerCase)
            _writer.Line("#pragma warning disable CS8981");
        _writer.Line($"public sealed partial class {_class} : global::Permissions.RoleDefinition");
        if (isLowerCase)
            _writer.Line("#pragma warning restore CS8981");
        using (_writer.OpenBlock())
        {
            WriteConstants();
            WriteConstructor();
            new RoleInstanceWriter(_writer, _role, _class).Write();
            foreach (var members in _members)
            {
                if (members.Count > 0 || !members.List.IsExclusion)
                    WriteMembers(members);
            }

            WritePermissionBlocks();
        }
    }

    private void WriteConstants()
    {
        _writer.Line("/// <summary>The role's display name.</summary>");
        _writer.Line($"public const string RoleName = {Literals.String(_role.Name)};");
        _writer.Blank();
        if (_role.Id is not { } id)
            return;
        _writer.Line("/// <summary>The GUID that names the role in Azure.</summary>");
        _writer.Line($"public const string RoleId = \"{id.ToString("D", CultureInfo.InvariantCulture)}\";");
        _writer.Blank();
    }

    private void WriteConstructor()
    {
        _writer.Line($"private {_class}(global::System.Func<{ScopeType}[]> assignableScopes, params string[] placeholders)");
        using (_writer.Indent())
        {
            _writer.Start(": base(RoleName, ").AddLiteral(_role.Description)
                .Add(_role.Type == RoleType.BuiltIn ? ", global::Permissions.RoleType.BuiltIn" : ", global::Permissions.RoleType.Custom")
                .Add(_role.Id is null ? ", null" : ", new global::System.Guid(RoleId)")
                .End($", {RoleMembers.MakePermissionBlocks}, assignableScopes, placeholders)");
        }

        _writer.Line("{");
        _writer.Line("}");
        _writer.Blank();
    }

    private void WriteMembers(PermissionMembers members)
    {
        var list = members.List;
        _writer.Line($"/// <summary>{list.Summary}, as its file writes it.</summary>");
        _writer.Line($"public static class {list.ValuesClass}");
        using (_writer.OpenBlock())
        {
            for (var i = 0; i < members.Count; i++)
            {
                WriteSummary(list, members.ValueAt(i));
                _writer.Start(list.Declaration).Add(members.NameAt(i)).Add(list.Value).Add(members.NameAt(i)).End(");");
            }
        }

        _writer.Blank();
        _writer.Line($"/// <summary>The strings of <see cref=\"{list.ValuesClass}\"/>.</summary>");
        _writer.Line($"public static class {list.NamesClass}");
        using (_writer.OpenBlock())
        {
            // A constant shows its value wherever it is named; saying it again would cost a tenth of the file.
            if (members.Count > 0)
                _writer.Line("#pragma warning disable CS1591");
            for (var i = 0; i < members.Count; i++)
            {
                _writer.Start("public const string ").Add(members.NameAt(i)).Add(" = ").AddLiteral(members.ValueAt(i)).End(";");
            }

            if (members.Count > 0)
                _writer.Line("#pragma warning restore CS1591");
        }

        _writer.Blank();
    }

    private void WriteSummary(PermissionList list, string value) => _writer
        .Start(value.IndexOf('*') >= 0 ? list.PatternSummary : list.OperationSummary).Add(Literals.Xml(value)).End("</c>.</summary>");

    private void WritePermissionBlocks()
    {
        if (_role.Blocks.Count == 0)
        {
            _writer.Line($"private static {BlockType}[] {RoleMembers.MakePermissionBlocks}() => global::System.Array.Empty<{BlockType}>();");
            return;
        }

        _writer.Line($"private static {BlockType}[] {RoleMembers.MakePermissionBlocks}() => new {BlockType}[]");
        _writer.Line("{");
        using (_writer.Indent())
        {
            foreach (var block in _role.Blocks)
                WriteBlock(block);
        }

        _writer.Line("};");
    }

    private void WriteBlock(BlockModel block)
    {
        _writer.Start($"new {BlockType}(");
        var separator = string.Empty;
        foreach (var members in _members)
        {
            var items = members.ItemsOf(block);
            if (items.Count == 0)
                continue;
            _writer.Add(separator).Add(members.List.Argument).Add(": new ").Add(members.List.Type).End("[]");
            _writer.Line("{");
            using (_writer.Indent())
            {
                for (var i = 0; i < items.Count; i++)
                    WriteItem(members.List, items[i], members.MemberFor(items[i], i));
            }

            _writer.Start("}");
            separator = ", ";
        }

        if (block.Condition is not null)
        {
            _writer.Add(separator).Add("condition: ").AddLiteral(block.Condition);
            separator = ", ";
        }

        if (block.ConditionVersion is not null)
            _writer.Add(separator).Add("conditionVersion: ").AddLiteral(block.ConditionVersion);
        _writer.End("),");
    }

    private void WriteItem(PermissionList list, string item, string? member)
    {
        if (member is not null)
            _writer.Start(list.Reference).Add(member).End(",");
        else
            _writer.Start(list.Type).Add(".FromService(").AddLiteral(item).End("),");
    }
}
