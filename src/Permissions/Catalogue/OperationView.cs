using System.Collections;

namespace Permissions;

/// <summary>The operations of a catalogue as a list whose elements are made when they are asked for.</summary>
internal sealed class OperationView(OperationCatalogue catalogue) : IReadOnlyList<OperationInfo>
{
    public int Count => catalogue.Count;

    public OperationInfo this[int index] =>
        index >= 0 && index < Count ? catalogue.InfoAt(index) : throw new ArgumentOutOfRangeException(nameof(index), index, $"The catalogue has {Count} operations.");

    public IEnumerator<OperationInfo> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return catalogue.InfoAt(index);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
