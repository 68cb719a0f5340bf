using System.Runtime.CompilerServices;

namespace Permissions;

public sealed partial class PermissionSet
{
    private AllowMatcher? _controlMatcher;
    private AllowMatcher? _dataMatcher;

    /// <summary>Whether the set grants an operation of the control plane for sure: without a condition, and under both readings of <c>/*/</c>.</summary>
    /// <param name="operation">The operation, in any case; or a pattern, which is granted if all operations are that it stands for.</param>
    /// <returns>True if it is granted; <see cref="Explain(ControlAction)"/> says why it is or is not. Nothing is allocated after the first question, unless the set was made by taking away one with conditions, or a pattern is asked about.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Allows(ControlAction operation)
    {
        var matcher = _controlMatcher ?? MakeMatcher(ref _controlMatcher, OperationPlane.Control);
        return matcher.MayAllow(operation.Key) && matcher.Decide(operation.Value, operation.Key);
    }

    /// <summary>Whether the set grants an operation of the data plane for sure: without a condition, and under both readings of <c>/*/</c>.</summary>
    /// <param name="operation">The operation, in any case; or a pattern, which is granted if all operations are that it stands for.</param>
    /// <returns>True if it is granted; <see cref="Explain(DataAction)"/> says why it is or is not. Nothing is allocated after the first question, unless the set was made by taking away one with conditions, or a pattern is asked about.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Allows(DataAction operation)
    {
        var matcher = _dataMatcher ?? MakeMatcher(ref _dataMatcher, OperationPlane.Data);
        return matcher.MayAllow(operation.Key) && matcher.Decide(operation.Value, operation.Key);
    }

    /// <summary>Whether the set grants an operation of the control plane, and which patterns and conditions decide it.</summary>
    /// <param name="operation">The operation, in any case; or a pattern, of which <see cref="PermissionAnswer.Witness"/> names an operation that is not granted.</param>
    /// <returns>The answer with its reasons.</returns>
    public PermissionAnswer Explain(ControlAction operation) => Explain(operation.Value, OperationPlane.Control);

    /// <summary>Whether the set grants an operation of the data plane, and which patterns and conditions decide it.</summary>
    /// <param name="operation">The operation, in any case; or a pattern, of which <see cref="PermissionAnswer.Witness"/> names an operation that is not granted.</param>
    /// <returns>The answer with its reasons.</returns>
    public PermissionAnswer Explain(DataAction operation) => Explain(operation.Value, OperationPlane.Data);

    private AllowMatcher MakeMatcher(ref AllowMatcher? matcher, OperationPlane plane) => matcher = new(this, plane);

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
