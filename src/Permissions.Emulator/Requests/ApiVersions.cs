using System.Globalization;

namespace Permissions.Emulator.Requests;

/// <summary>The api-versions of the provider. All are answered in the form of 2022-04-01; what an old one lacks is refused where it matters.</summary>
internal static class ApiVersions
{
    internal const string Current = "2022-04-01";

    private static readonly string[] OfDefinitions = ["2015-07-01", "2018-01-01-preview", Current, "2022-05-01-preview"];

    private static readonly string[] OfAssignments =
    [
        "2015-07-01", "2017-10-01-preview", "2018-01-01-preview", "2018-09-01-preview", "2020-03-01-preview",
        "2020-04-01-preview", "2020-08-01-preview", "2020-10-01-preview", Current,
    ];

    private static readonly string[] OfDenials = ["2018-07-01-preview", Current, "2024-07-01-preview"];

    /// <summary>The api-version of a request.</summary>
    /// <exception cref="ArmException">It is missing, or not one of the resource type's.</exception>
    internal static string Require(ArmRequest request, ArmResourceType type)
    {
        var version = request.QueryValue("api-version");
        if (string.IsNullOrEmpty(version))
            throw Missing();
        var supported = type switch
        {
            ArmResourceType.RoleDefinitions => OfDefinitions,
            ArmResourceType.RoleAssignments => OfAssignments,
            _ => OfDenials,
        };
        return supported.Contains(version, StringComparer.OrdinalIgnoreCase)
            ? version
            : throw ArmException.BadRequest(ErrorCodes.InvalidApiVersionParameter, $"The api-version '{version}' is invalid. The supported versions are '{string.Join(',', supported)}'.");
    }

    /// <summary>
    /// Checks the api-version of a request for a service whose versions are too many to list: a date, perhaps of a preview, not
    /// before the first that knows what is asked for.
    /// </summary>
    /// <exception cref="ArmException">It is missing, older, or no version.</exception>
    internal static void Require(ArmRequest request, string first)
    {
        var version = request.QueryValue("api-version");
        if (string.IsNullOrEmpty(version))
            throw Missing();
        var date = version.EndsWith("-preview", StringComparison.OrdinalIgnoreCase) ? version[..^"-preview".Length] : version;
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) || string.CompareOrdinal(date, first[..10]) < 0)
            throw ArmException.BadRequest(ErrorCodes.InvalidApiVersionParameter, $"The api-version '{version}' is invalid. The supported versions are '{first}' and those after it.");
    }

    /// <summary>Whether data roles can be assigned: not with 2015-07-01 (azure-sdk-for-net#30549).</summary>
    internal static bool KnowsDataActions(string version) => string.CompareOrdinal(version, "2018") >= 0;

    /// <summary>Whether the type sent is believed: service principals since 2018-09-01-preview, others since 2020-03-01-preview (azure-docs, troubleshooting).</summary>
    internal static bool BelievesPrincipalType(string version, PrincipalType type) =>
        string.CompareOrdinal(version, type == PrincipalType.ServicePrincipal ? "2018-09" : "2020-03") >= 0;

    private static ArmException Missing() =>
        ArmException.BadRequest(ErrorCodes.MissingApiVersionParameter, "The api-version query parameter (?api-version=) is required for all requests.");
}
