using Permissions;

namespace LandingZone.Model;

/// <summary>Who is given access: pipelines, applications and groups. Their object ids are made from their names here; in Azure, Microsoft Entra ID gives them.</summary>
public static class People
{
    private static readonly Dictionary<Guid, string> Known = [];

    public static Principal InfraCi { get; } = Pipeline("Infra CI");

    /// <summary>Runs when somebody approves.</summary>
    public static Principal InfraCd { get; } = Pipeline("Infra CD");

    /// <summary>Runs every night.</summary>
    public static Principal InfraCdNightly { get; } = Pipeline("Infra CD nightly");

    public static Principal AppCi { get; } = Pipeline("App CI");

    public static Principal AppCd { get; } = Pipeline("App CD");

    public static Principal OpexCi { get; } = Pipeline("Opex CI");

    public static Principal OpexCd { get; } = Pipeline("Opex CD");

    public static Principal Admins { get; } = Group("the admins");

    public static Principal Developers { get; } = Group("the developers");

    public static Principal Externals { get; } = Group("the externals");

    public static Principal Auditors { get; } = Group("the auditors");

    public static Principal Finance { get; } = Group("finance");

    public static Principal PlatformTeam { get; } = Group("the platform team");

    public static Principal OrdersApi { get; } = Pipeline("Orders API");

    public static Principal OrdersWorker { get; } = Pipeline("Orders worker");

    public static Principal BackOffice { get; } = Pipeline("Back office");

    /// <summary>A developer, who has only what her group has.</summary>
    public static Principal Marta { get; } = Principal.User(Id("Marta"));

    /// <summary>What people call them, by object id.</summary>
    public static IReadOnlyDictionary<Guid, string> Names => Known;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Principal> All { get; } =
    [
        InfraCi, InfraCd, InfraCdNightly, AppCi, AppCd, OpexCi, OpexCd,
        Admins, Developers, Externals, Auditors, Finance, PlatformTeam,
        OrdersApi, OrdersWorker, BackOffice, Marta,
    ];

    /// <summary>Pipelines and applications sign in as service principals or managed identities, which Azure RBAC calls service principals too.</summary>
    private static Principal Pipeline(string name) => Principal.ServicePrincipal(Id(name));

    private static Principal Group(string name) => Principal.Group(Id(name));

    private static Guid Id(string name)
    {
        var id = ArmGuid.Create(name);
        Known.Add(id, name);
        return id;
    }
}
