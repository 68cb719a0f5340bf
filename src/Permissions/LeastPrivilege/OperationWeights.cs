using System.Runtime.CompilerServices;
using Permissions.Rules;

namespace Permissions;

/// <summary>What the operations of a catalogue weigh as excess, by their place in its order.</summary>
internal sealed class OperationWeights(OperationCatalogue catalogue, LeastPrivilegeOptions options)
{
    private static readonly ConditionalWeakTable<OperationCatalogue, Dictionary<int, OperationRisk>> Found = new();

    private readonly Dictionary<int, OperationRisk> _risks = Found.GetValue(catalogue, Find);

    internal OperationRisk RiskOf(int rank) => _risks.TryGetValue(rank, out var risk) ? risk : OperationRisk.None;

    internal int this[int rank] => RiskOf(rank) switch
    {
        OperationRisk.RaisesOwnRights => options.PrivilegeWeight,
        OperationRisk.GivesSecret => options.SecretWeight,
        _ => options.OperationWeight,
    };

    private static Dictionary<int, OperationRisk> Find(OperationCatalogue catalogue)
    {
        var risks = new Dictionary<int, OperationRisk>();
        foreach (var secret in SecretOperations.In(catalogue))
            risks[catalogue.Order.RankOf(secret, OperationPlane.Control)] = OperationRisk.GivesSecret;
        foreach (var (operation, plane, _) in PrivilegedOperations.All)
            risks[catalogue.Order.RankOf(operation, plane)] = OperationRisk.RaisesOwnRights;
        return risks;
    }
}
