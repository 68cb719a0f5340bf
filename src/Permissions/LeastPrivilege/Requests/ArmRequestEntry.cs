namespace Permissions;

/// <summary>Equal requests of a log, and what they need. Requests are equal if they differ in names, scopes and queries only, and need the same.</summary>
public sealed class ArmRequestEntry
{
    internal ArmRequestEntry(string method, string request, string example, ArmRequestStanding standing, IReadOnlyList<NeededOperation> operations, IReadOnlyList<NeededOperation> possibleOperations, string? remark, int count = 1)
    {
        Method = method;
        Request = request;
        Example = example;
        Standing = standing;
        Operations = operations;
        PossibleOperations = possibleOperations;
        Remark = remark;
        Count = count;
    }

    /// <summary>The method in capitals, such as <c>PUT</c>; empty where the request names none.</summary>
    public string Method { get; }

    /// <summary>What is asked for: the path from its last provider on with <c>{}</c> for each name, such as <c>Microsoft.Compute/virtualMachines/{}/start</c>; of a request that is not understood, its address without the query.</summary>
    public string Request { get; }

    /// <summary>The first such request as it was recorded, without its query, which may hold secrets.</summary>
    public string Example { get; }

    /// <summary>How the operations were found.</summary>
    public ArmRequestStanding Standing { get; }

    /// <summary>The operations that the request needs, nearly always one; none if they are not known.</summary>
    public IReadOnlyList<NeededOperation> Operations { get; }

    /// <summary>
    /// Other operations that are on record for the same request, nearly always none: Azure's own lists name several. Which of them
    /// Azure asks for is not known. The likeliest is in <see cref="Operations"/>: the one that the path's structure gives,
    /// or else those of the request's own provider. The others are not needed until Azure refuses a request and names one: a role that lacks one is
    /// noticed at once, and a role with one too many never.
    /// </summary>
    public IReadOnlyList<NeededOperation> PossibleOperations { get; }

    /// <summary>Why the operations are not known, and what to do about it; null where they are.</summary>
    public string? Remark { get; }

    /// <summary>How many such requests were recorded.</summary>
    public int Count { get; }

    internal ArmRequestEntry OnceMore() => new(Method, Request, Example, Standing, Operations, PossibleOperations, Remark, Count + 1);

    /// <summary>The request with what it needs, or why that is not known.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Remark is null
        ? $"{Method} {Request}: {string.Join(", ", Operations)} ({Words})"
        : $"{(Method.Length == 0 ? "(no method)" : Method)} {Request}: {Remark}";

    private string Words => Standing switch
    {
        ArmRequestStanding.OnRecord when PossibleOperations.Count > 0 => $"on record, and so {(PossibleOperations.Count == 1 ? "is" : "are")} {string.Join(", ", PossibleOperations)}",
        ArmRequestStanding.OnRecord => "on record",
        _ => "by the path's structure",
    };
}
