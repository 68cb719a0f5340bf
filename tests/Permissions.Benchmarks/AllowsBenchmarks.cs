using System.IO.Enumeration;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using DotNet.Globbing;

namespace Permissions.Benchmarks;

/// <summary>
/// Whether a role grants an operation: all built-in roles against every 23rd known operation, 871,392 decisions, by the set of
/// the role and by what is usual otherwise, over the same lists. The alternatives know the strict reading only.
/// </summary>
[MemoryDiagnoser]
[InProcess]
public class AllowsBenchmarks
{
    private const int Decisions = 928 * 939;
    private const char ControlMark = 'c';
    private const char DataMark = 'd';

    private readonly List<PermissionSet> _sets = [];
    private readonly List<RoleLists<string>> _names = [];
    private readonly List<RoleLists<Glob>> _globs = [];
    private readonly List<RoleLists<Regex>> _expressions = [];
    private readonly List<Regex> _wholeRoles = [];
    private ControlAction[] _control = [];
    private DataAction[] _data = [];
    private string[] _controlNames = [];
    private string[] _dataNames = [];
    private string[] _markedNames = [];

    [GlobalSetup]
    public void Setup()
    {
        var options = new GlobOptions { Evaluation = { CaseInsensitive = true } };
        foreach (var role in BuiltInRoleCatalogue.Azure.Roles)
        {
            _sets.Add(role.Permissions);
            _names.Add(new(role, list => [.. list]));
            // A star of DotNet.Glob stops at a slash, and one that does not is two.
            _globs.Add(new(role, list => [.. list.Select(pattern => Glob.Parse(pattern.Replace("*", "**", StringComparison.Ordinal), options))]));
            _expressions.Add(new(role, list => list.Count == 0 ? [] : [Compile($"^(?:{Alternation(list)})$")]));
            _wholeRoles.Add(Compile($"^(?:{string.Join('|', role.PermissionBlocks.Where(block => block.Condition is null).SelectMany(Alternations))})$"));
        }

        var sample = OperationCatalogue.Azure.Operations.Where((_, index) => index % 23 == 0).ToLookup(operation => operation.Plane, operation => operation.Name);
        _controlNames = [.. sample[OperationPlane.Control]];
        _dataNames = [.. sample[OperationPlane.Data]];
        _markedNames = [.. _controlNames.Select(name => ControlMark + name), .. _dataNames.Select(name => DataMark + name)];
        _control = [.. _controlNames.Select(ControlAction.FromService)];
        _data = [.. _dataNames.Select(DataAction.FromService)];
        if (_sets.Count * (_control.Length + _data.Length) != Decisions)
            throw new InvalidOperationException($"There are {_sets.Count * (_control.Length + _data.Length)} decisions, not {Decisions}.");
        if (new[] { File_system_name(), Regular_expression(), Regular_expression_of_roles(), Glob_library() }.Any(count => count < Allows()))
            throw new InvalidOperationException("The alternatives grant less.");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Decisions, Description = "PermissionSet.Allows")]
    public int Allows()
    {
        var count = 0;
        foreach (var set in _sets)
            count += Count(set, _control) + Count(set, _data);
        return count;
    }

    [Benchmark(OperationsPerInvoke = Decisions, Description = "FileSystemName.MatchesSimpleExpression")]
    public int File_system_name() => Count(_names, static (patterns, name) => Array.Exists(patterns, pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true)));

    [Benchmark(OperationsPerInvoke = Decisions, Description = "Compiled Regex, one alternation a list")]
    public int Regular_expression() => Count(_expressions, static (expressions, name) => expressions.Length > 0 && expressions[0].IsMatch(name));

    /// <summary>The role's lists of both planes in one expression, exclusions looked for ahead; the names carry their plane.</summary>
    [Benchmark(OperationsPerInvoke = Decisions, Description = "Compiled Regex, one alternation a role")]
    public int Regular_expression_of_roles()
    {
        var count = 0;
        foreach (var expression in _wholeRoles)
        {
            foreach (var name in _markedNames)
            {
                if (expression.IsMatch(name))
                    count++;
            }
        }

        return count;
    }

    [Benchmark(OperationsPerInvoke = Decisions, Description = "DotNet.Glob")]
    public int Glob_library() => Count(_globs, static (globs, name) => Array.Exists(globs, glob => glob.IsMatch(name)));

    private static int Count(PermissionSet set, ControlAction[] operations)
    {
        var count = 0;
        foreach (var operation in operations)
        {
            if (set.Allows(operation))
                count++;
        }

        return count;
    }

    private static int Count(PermissionSet set, DataAction[] operations)
    {
        var count = 0;
        foreach (var operation in operations)
        {
            if (set.Allows(operation))
                count++;
        }

        return count;
    }

    private int Count<T>(List<RoleLists<T>> roles, Func<T[], string, bool> matches)
    {
        var count = 0;
        foreach (var role in roles)
            count += Count(role, _controlNames, false, matches) + Count(role, _dataNames, true, matches);
        return count;
    }

    private static int Count<T>(RoleLists<T> role, string[] operations, bool areData, Func<T[], string, bool> matches)
    {
        var count = 0;
        foreach (var operation in operations)
        {
            if (role.Grants(operation, areData, matches))
                count++;
        }

        return count;
    }

    private static Regex Compile(string expression) => new(expression, RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static IEnumerable<string> Alternations(PermissionBlock block)
    {
        if (block.Actions.Count > 0)
            yield return Alternation(ControlMark, [.. block.Actions.Select(action => action.Value)], [.. block.NotActions.Select(action => action.Value)]);
        if (block.DataActions.Count > 0)
            yield return Alternation(DataMark, [.. block.DataActions.Select(action => action.Value)], [.. block.NotDataActions.Select(action => action.Value)]);
    }

    private static string Alternation(char mark, IReadOnlyList<string> includes, IReadOnlyList<string> excludes) =>
        $"{mark}{(excludes.Count == 0 ? "" : $"(?!(?:{Alternation(excludes)})$)")}(?:{Alternation(includes)})";

    private static string Alternation(IReadOnlyList<string> patterns) => string.Join('|', patterns.Select(pattern => Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)));
}

/// <summary>A role's lists of patterns without conditions, each made into what an alternative matches with.</summary>
internal sealed class RoleLists<T>(RoleDefinition role, Func<IReadOnlyList<string>, T[]> make)
{
    private readonly (T[] Includes, T[] Excludes)[] _control =
    [
        .. role.PermissionBlocks.Where(block => block.Condition is null)
            .Select(block => (make([.. block.Actions.Select(action => action.Value)]), make([.. block.NotActions.Select(action => action.Value)]))),
    ];

    private readonly (T[] Includes, T[] Excludes)[] _data =
    [
        .. role.PermissionBlocks.Where(block => block.Condition is null)
            .Select(block => (make([.. block.DataActions.Select(action => action.Value)]), make([.. block.NotDataActions.Select(action => action.Value)]))),
    ];

    internal bool Grants(string operation, bool isData, Func<T[], string, bool> matches)
    {
        foreach (var (includes, excludes) in isData ? _data : _control)
        {
            if (matches(includes, operation) && !matches(excludes, operation))
                return true;
        }

        return false;
    }
}
