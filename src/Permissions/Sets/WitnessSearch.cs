namespace Permissions;

/// <summary>
/// Looks for the first operation, in the order of <see cref="OperationAlphabet.Compare"/>, that makes a formula true, by
/// walking all globs of the formula at once, character by character and breadth first. Each glob is an automaton, so there
/// are finitely many states; only characters that lead to different states are followed.
/// </summary>
internal sealed class WitnessSearch
{
    // An operation has two or more segments, none of them empty. These are the states of the automaton that checks it.
    private const int AtStart = 0, InProvider = 1, AfterSlash = 2, InSegment = 3;

    private readonly GlobAutomaton[] _globs;
    private readonly Formula _formula;
    private readonly SearchBudget _budget;
    private readonly int _width;
    private readonly Truth[] _truths;
    private readonly List<ushort> _states = [];
    private readonly List<(int Parent, sbyte Character)> _steps = [];
    private readonly StateTable _table;

    internal WitnessSearch(IReadOnlyList<Glob> globs, Formula formula, SearchBudget budget)
    {
        _globs = [.. globs.Select(glob => glob.Automaton)];
        _formula = formula;
        _budget = budget;
        _width = _globs.Length + 1;
        _truths = new Truth[_globs.Length];
        _table = new(_states, _width);
    }

    /// <summary>The operation in lower case; null if there is none of at most <paramref name="longest"/> characters, or the budget is used up.</summary>
    internal string? Find(int longest)
    {
        var next = new ushort[_width];
        for (var i = 0; i < _globs.Length; i++)
            next[i] = _globs[i].Start;
        next[_globs.Length] = AtStart;
        Add(next, -1, -1);

        var levelEnd = 1;
        var length = 0;
        for (var state = 0; state < _steps.Count; state++)
        {
            if (state == levelEnd)
            {
                levelEnd = _steps.Count;
                length++;
            }

            var isWitness = IsWitness(state);
            if (isWitness == Truth.Yes)
                return TextOf(state);
            // What comes later may not be the first any more.
            if (isWitness == Truth.Unknown)
                return null;
            if (length == longest)
                continue;
            if (!Expand(state, next))
                return null;
        }

        return null;
    }

    private bool Expand(int state, ushort[] next)
    {
        var start = state * _width;
        var distinguished = 1UL << OperationAlphabet.Slash;
        for (var i = 0; i < _globs.Length; i++)
            distinguished |= _globs[i].Distinguished(_states[start + i]);
        var rest = OperationAlphabet.All & ~distinguished;
        var open = distinguished | (rest & (~rest + 1));
        for (sbyte character = 0; open != 0; character++, open >>= 1)
        {
            if ((open & 1) == 0)
                continue;
            if (!_budget.Spend(_width + _formula.Size))
                return false;
            var form = NextForm(_states[start + _globs.Length], character == OperationAlphabet.Slash);
            if (form < 0)
                continue;
            next[_globs.Length] = (ushort)form;
            for (var i = 0; i < _globs.Length; i++)
                next[i] = _globs[i].Next(_states[start + i], character);
            if (IsPromising(next))
                Add(next, state, character);
        }

        return true;
    }

    private bool IsPromising(ushort[] next)
    {
        for (var i = 0; i < _globs.Length; i++)
            _truths[i] = _globs[i].Outlook(next[i]);
        return _formula.Evaluate(_truths, _budget) != Truth.No;
    }

    /// <summary>Unknown only where the budget is used up.</summary>
    private Truth IsWitness(int state)
    {
        var start = state * _width;
        if (_states[start + _globs.Length] != InSegment)
            return Truth.No;
        for (var i = 0; i < _globs.Length; i++)
            _truths[i] = _globs[i].Accepts(_states[start + i]) ? Truth.Yes : Truth.No;
        return _formula.CanHold(_truths, _budget);
    }

    private void Add(ushort[] next, int parent, sbyte character)
    {
        if (_table.Add(next))
            _steps.Add((parent, character));
    }

    private static int NextForm(int form, bool isSlash) => form switch
    {
        AtStart => isSlash ? -1 : InProvider,
        InProvider => isSlash ? AfterSlash : InProvider,
        AfterSlash => isSlash ? -1 : InSegment,
        _ => isSlash ? AfterSlash : InSegment,
    };

    private string TextOf(int state)
    {
        var characters = new Stack<char>();
        for (; state > 0; state = _steps[state].Parent)
            characters.Push(OperationAlphabet.Characters[_steps[state].Character]);
        return new string([.. characters]);
    }
}
