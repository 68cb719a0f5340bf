namespace Permissions;

/// <summary>A clause under one reading of <c>/*/</c>, with what is derived from its patterns.</summary>
internal sealed class ClauseReading(GrantClause clause, WildcardReading reading)
{
    // Few globs are looked at as quickly as they are looked up.
    private const int ManyGlobs = 512;

    private Glob[]? _includes;
    private Glob[]? _excludes;
    private Glob[]? _undecided;
    private PrefixIndex<Glob>? _includeIndex;
    private PrefixIndex<Glob>? _excludeIndex;
    private bool _isTooLarge;

    /// <summary>What is granted, as plain globs.</summary>
    internal Glob[] Includes => _includes ?? Keep(ref _includes, clause.Includes);

    /// <summary>What is excluded, as plain globs.</summary>
    internal Glob[] Excludes => _excludes ?? Keep(ref _excludes, clause.Excludes);

    /// <summary>The included globs that may have something in common with a glob.</summary>
    internal Glob[] IncludesMeeting(Glob domain) => Meeting(Includes, domain, ref _includeIndex);

    /// <summary>The excluded globs that may have something in common with a glob.</summary>
    internal Glob[] ExcludesMeeting(Glob domain) => Meeting(Excludes, domain, ref _excludeIndex);

    /// <summary>The included globs that may match an operation which the catalogue of Azure does not have.</summary>
    internal Glob[] BeyondAzure(OperationPlane plane) => _undecided ??=
        [.. Includes.Where(glob => glob.CanMatchAnOperation && (glob.HasWildcard || !OperationCatalogue.Azure.Contains(glob.Text, plane)))];

    /// <summary>Whether the patterns have more plain globs than are searched; the lists of globs are empty then.</summary>
    internal bool IsTooLarge
    {
        get
        {
            _ = Includes;
            _ = Excludes;
            return _isTooLarge;
        }
    }

    /// <summary>What is granted, to look operations up in.</summary>
    internal PatternTable IncludeTable => field ??= new(clause.Includes, reading);

    /// <summary>What is excluded, to look operations up in.</summary>
    internal PatternTable ExcludeTable => field ??= new(clause.Excludes, reading);

    /// <summary>Whether the clause grants the operation, its condition aside. Allocates nothing once the tables are made.</summary>
    internal bool Grants(string operation) => IncludeTable.Matches(operation) && !ExcludeTable.Matches(operation);

    private static Glob[] Meeting(Glob[] globs, Glob domain, ref PrefixIndex<Glob>? index) =>
        globs.Length < ManyGlobs ? globs : [.. (index ??= new(globs, glob => glob.Prefix)).Meeting(domain.Prefix)];

    private Glob[] Keep(ref Glob[]? globs, string[] patterns)
    {
        var made = GrantClause.Globs(patterns, reading);
        // Never unset, so that two threads that ask for both lists at a time cannot undo what the other found.
        if (made is null)
            _isTooLarge = true;
        return globs = made ?? [];
    }
}
