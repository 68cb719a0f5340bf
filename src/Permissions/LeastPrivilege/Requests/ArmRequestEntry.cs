namespace Permissions;

/// <summary>Equal requests of a log, and what they need. Requests are equal if they differ in names, scopes and queries only.</summary>
public sealed class ArmRequestEntry
{
    internal ArmRequestEntry(string method, string request, string example, ArmRequestStanding standing, IReadOnlyList<NeededOperation> operations, string? remark, int count = 1)
    {
        Method = method;
        Request = request;
        Example = example;
        Standing = standing;
        Operations = operations;
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

    /// <summary>Why the operations are not known, and what to do about it; null where they are.</summary>
    public string? Remark { get; }

    /// <summary>How many such requests were recorded.</summary>
    public int Count { get; }

    internal ArmRequestEntry OnceMore() => new(Method, Request, Example, Standing, Operations, Remark, Count + 1);

    /// <summary>The request with what it needs, or why that is not known.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Remark is null
        ? $"{Method} {Request}: {string.Join(", ", Operations)} ({Words})"
        : $"{(Method.Length == 0 ? "(no method)" : Method)} {Request}: {Remark}";

    private string Words => Standing == ArmRequestStanding.OnRecord ? "on record" : "by the path's structure";
}
