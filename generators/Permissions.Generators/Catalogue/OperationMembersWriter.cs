namespace Permissions.Generators;

/// <summary>Writes the classes of one provider in one plane.</summary>
internal sealed class OperationMembersWriter
{
    private readonly IndentedWriter _writer;
    private readonly OperationPlane _plane;
    private readonly string _type;
    private readonly string _make;

    private OperationMembersWriter(IndentedWriter writer, OperationPlane plane)
    {
        _writer = writer;
        _plane = plane;
        _type = plane == OperationPlane.Data ? "global::Permissions.DataAction" : "global::Permissions.ControlAction";
        _make = "global::Permissions.Catalog.Operation." + (plane == OperationPlane.Data ? "Data" : "Control");
    }

    /// <summary>The class that holds the operations of a plane.</summary>
    internal static string RootOf(OperationPlane plane) => plane == OperationPlane.Data ? "DataActions" : "Actions";

    internal static string Write(OperationNode provider, OperationPlane plane) => IndentedWriter.Write((provider, plane), static (writer, what) =>
    {
        GeneratedFile.WriteHeader(writer);
        // Types and wildcards mean the same everywhere; the class of the plane says what. Comments at each would be two thirds of them all.
        writer.Line("#pragma warning disable CS1591");
        // Nothing to step into; the places of 40,000 one-line members would be a megabyte of symbols.
        writer.Line("#line hidden");
        writer.Blank();
        writer.Line("namespace Permissions.Catalog");
        using (writer.OpenBlock())
        {
            writer.Line($"public static partial class {RootOf(what.plane)}");
            using (writer.OpenBlock())
                new OperationMembersWriter(writer, what.plane).Write(what.provider, isProvider: true);
        }
    });

    private void Write(OperationNode node, bool isProvider)
    {
        if (isProvider)
            _writer.Line(GeneratedFile.CodeAttribute);
        _writer.Start("public static class ").End(node.Name);
        using (_writer.OpenBlock())
        {
            WriteWildcard(node, OperationNames.All, "*");
            foreach (var verb in OperationNames.Verbs.Where(node.VerbsBelow.Contains))
                WriteWildcard(node, OperationNames.All + Identifiers.PascalCase(verb), "*/" + verb);
            foreach (var member in node.Members.OrderBy(member => member.Name, StringComparer.Ordinal))
                WriteMember(node, member);
            foreach (var type in node.Types.Values)
                Write(type, isProvider: false);
        }
    }

    private void WriteWildcard(OperationNode node, string name, string pattern) => WriteProperty(name, node.Path + "/", pattern);

    private void WriteMember(OperationNode node, OperationMember member)
    {
        var text = member.Operation.Name;
        _writer.Line($"/// <summary>{Summary(node, text)}</summary>");
        if (member.Operation.RemovedIn is { } version)
            _writer.Line($"[global::System.Obsolete({Literals.String($"Azure no longer lists {text}: removed in version {version} of the catalogue, and this member goes with the next.")})]");
        WriteProperty(member.Name, text.Substring(0, member.Split), text.Substring(member.Split));
    }

    private void WriteProperty(string name, string path, string rest) =>
        _writer.Start("public static ").Add(_type).Add(" ").Add(name).Add(" => ").Add(_make)
            .Add("(").Add(Literals.String(path)).Add(", ").Add(Literals.String(rest)).End(");");

    private string Summary(OperationNode node, string text)
    {
        var slash = text.LastIndexOf('/');
        var does = text.Substring(slash + 1).ToLowerInvariant() switch
        {
            "read" => "Reads",
            "write" => "Writes",
            "delete" => "Deletes",
            _ => null,
        };
        var resource = node.Path.LastIndexOf('/');
        if (does is null || resource < 0)
            return $"<c>{Literals.Xml(text)}</c>.";
        return $"{does} {Literals.Xml(node.Path.Substring(resource + 1))}: {(_plane == OperationPlane.Data ? "data action" : "action")} of <c>{Literals.Xml(text.Substring(0, slash))}</c>.";
    }
}
