using System.Runtime.CompilerServices;

namespace Permissions;

public sealed partial class PermissionSet
{
    // Those of the matchers' filters, at hand; they tell nothing until the first question is decided.
    private ulong[] _controlSlots = KeyFilter.Everything.Slots;
    private ulong[] _dataSlots = KeyFilter.Everything.Slots;
    private OperationMatcher? _controlMatcher;
    private OperationMatcher? _dataMatcher;

    /// <summary>Whether the set grants an operation of the control plane for sure: without a condition, and under both readings of <c>/*/</c>.</summary>
    /// <param name="operation">The operation, in any case; or a pattern, which is granted if all operations are that it stands for.</param>
    /// <returns>True if it is granted; <see cref="Explain(ControlAction)"/> says why it is or is not. Nothing is allocated after the first question, unless the set was made by taking away one with conditions, or a pattern is asked about.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Allows(ControlAction operation) => KeyFilter.MayMatch(_controlSlots, operation.Key) && Decide(operation);

    /// <summary>Whether the set grants an operation of the data plane for sure: without a condition, and under both readings of <c>/*/</c>.</summary>
    /// <param name="operation">The operation, in any case; or a pattern, which is granted if all operations are that it stands for.</param>
    /// <returns>True if it is granted; <see cref="Explain(DataAction)"/> says why it is or is not. Nothing is allocated after the first question, unless the set was made by taking away one with conditions, or a pattern is asked about.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Allows(DataAction operation) => KeyFilter.MayMatch(_dataSlots, operation.Key) && Decide(operation);

    /// <summary>Whether the set grants an operation of the control plane, and which patterns and conditions decide it.</summary>
    /// <param name="operation">The operation, in any case; or a pattern, of which <see cref="PermissionAnswer.Witness"/> names an operation that is not granted.</param>
    /// <returns>The answer with its reasons.</returns>
    public PermissionAnswer Explain(ControlAction operation) => Explain(operation.Value, OperationPlane.Control);

    /// <summary>Whether the set grants an operation of the data plane, and which patterns and conditions decide it.</summary>
    /// <param name="operation">The operation, in any case; or a pattern, of which <see cref="PermissionAnswer.Witness"/> names an operation that is not granted.</param>
    /// <returns>The answer with its reasons.</returns>
    public PermissionAnswer Explain(DataAction operation) => Explain(operation.Value, OperationPlane.Data);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Decide(ControlAction operation)
    {
        if (operation.Key == PermissionKey.None && operation.IsPattern)
            return AnswerForAll(operation.Value, OperationPlane.Control) is { Holds: true };
        return (_controlMatcher ?? MakeMatcher(OperationPlane.Control, ref _controlMatcher, ref _controlSlots)).MatchesUnfiltered(operation.Value, operation.Key);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Decide(DataAction operation)
    {
        if (operation.Key == PermissionKey.None && operation.IsPattern)
            return AnswerForAll(operation.Value, OperationPlane.Data) is { Holds: true };
        return (_dataMatcher ?? MakeMatcher(OperationPlane.Data, ref _dataMatcher, ref _dataSlots)).MatchesUnfiltered(operation.Value, operation.Key);
    }

    private OperationMatcher MakeMatcher(OperationPlane plane, ref OperationMatcher? matcher, ref ulong[] slots)
    {
        matcher = AllowMatcher.Of(this, plane);
        slots = matcher.Filter.Slots;
        return matcher;
    }

    private PermissionAnswer Explain(string operation, OperationPlane plane)
    {
        var (reasons, emptySides) = ReasonSearch.In(In(plane), operation, part =>
        {
            var side = plane == OperationPlane.Control ? new PermissionSet(part, SetExpression.Empty) : new(SetExpression.Empty, part);
            return side.KindOf(operation, plane, WildcardReading.Strict) != GrantKind.NotGranted || side.KindOf(operation, plane, WildcardReading.Lenient) != GrantKind.NotGranted;
        });
        if (PermissionString.CountWildcards(operation) == 0)
            return new(operation, plane, KindOf(operation, plane, WildcardReading.Strict), KindOf(operation, plane, WildcardReading.Lenient), reasons, emptySides, null);
        var answer = AnswerForAll(operation, plane);
        return new(operation, plane, KindOf(answer?.Strictly), KindOf(answer?.Leniently), reasons, emptySides, answer?.Witness);
    }

    /// <summary>Whether all that a pattern stands for is granted; null where it stands for no possible operation.</summary>
    internal SetAnswer? AnswerForAll(string pattern, OperationPlane plane)
    {
        var all = plane == OperationPlane.Control ? Of(ControlAction.FromService(pattern)) : Of(DataAction.FromService(pattern));
        return all.IsEmpty().Kind == SetAnswerKind.No ? all.IsSubsetOf(this) : null;
    }

    private static GrantKind KindOf(SetAnswerKind? within) => within switch
    {
        SetAnswerKind.Yes => GrantKind.Granted,
        SetAnswerKind.OnlyIfConditionsHold => GrantKind.OnlyIfConditionsHold,
        SetAnswerKind.Undecided => GrantKind.Undecided,
        _ => GrantKind.NotGranted,
    };
}
