using Permissions.Emulator.Requests;

namespace Permissions.Emulator.Definitions;

/// <summary>
/// Which permission strings the service takes in a custom role; one that it does not take refuses the whole role. That a
/// wildcard below a known provider has to match something is the emulator's own choice, for what Azure does is not
/// established: a wildcard that matches nothing is a slip far more often than it is ahead of the catalogue.
/// </summary>
internal sealed class OperationRules(OperationCatalogue operations)
{
    private const int SuggestionCount = 3;
    private const string WayOut = $"What Azure has by now can be added with {nameof(AzureRbacEmulator)}.{nameof(AzureRbacEmulator.Operations)}.";

    /// <exception cref="ArmException">The string is malformed, or no action that a custom role may name.</exception>
    internal ControlAction RequireControlAction(string? text)
    {
        if (!ControlAction.TryParse(text, out var action, out var error))
            throw Refuse(OperationPlane.Control, error.Message);
        Require(action.Value, OperationPlane.Control);
        return action;
    }

    /// <exception cref="ArmException">The string is malformed, or no data action that a custom role may name.</exception>
    internal DataAction RequireDataAction(string? text)
    {
        if (!DataAction.TryParse(text, out var action, out var error))
            throw Refuse(OperationPlane.Data, error.Message);
        Require(action.Value, OperationPlane.Data);
        return action;
    }

    private void Require(string text, OperationPlane plane)
    {
        var wildcard = text.IndexOf('*', StringComparison.Ordinal);
        if (wildcard != text.LastIndexOf('*'))
            throw Refuse(plane, $"'{text}' contains multiple wildcards. Only one is allowed.");
        if (operations.IsRefusedInCustomRoles(text))
            throw Refuse(plane, $"'{text}' is of a classic provider, whose operations no custom role may name.");
        var provider = text.Split('/')[0];
        if (provider == "*" || IsKnown(text, wildcard >= 0, plane))
            return;
        throw Refuse(plane, $"{WhyUnknown(text, provider, wildcard >= 0, plane)} {WayOut}");
    }

    private bool IsKnown(string text, bool isPattern, OperationPlane plane) =>
        isPattern ? operations.AnyMatches(text, plane, WildcardReading.Lenient) : operations.Contains(text, plane);

    private string WhyUnknown(string text, string provider, bool isPattern, OperationPlane plane)
    {
        if (!provider.Contains('*', StringComparison.Ordinal) && !operations.IsProvider(provider))
            return $"The resource provider referenced in '{text}' is not in the list of providers from Azure Resource Manager.{Nearest(operations.NearestProviders(provider, SuggestionCount))}";
        var other = plane == OperationPlane.Control ? OperationPlane.Data : OperationPlane.Control;
        var isOfOther = IsKnown(text, isPattern, other);
        if (plane == OperationPlane.Control)
            return $"'{text}' does not match any of the actions supported by the providers.{(isOfOther ? " It is a data action: list it under dataActions or notDataActions." : NearestTo(text, isPattern, plane))}";
        if (!operations.AnyMatches($"{provider}/*", OperationPlane.Data))
            return $"The provider '{provider}' of '{text}' has not published any data operations.{(isOfOther ? " It is an action of the control plane: list it under actions or notActions." : string.Empty)}";
        return $"'{text}' does not match any of the data actions supported by the providers.{(isOfOther ? " It is an action of the control plane: list it under actions or notActions." : NearestTo(text, isPattern, plane))}";
    }

    private string NearestTo(string text, bool isPattern, OperationPlane plane) =>
        isPattern ? string.Empty : Nearest(operations.Nearest(text, plane, SuggestionCount).Select(found => found.Name));

    private static string Nearest(IEnumerable<string> names) =>
        string.Join(", ", names.Select(name => $"'{name}'")) is { Length: > 0 } list ? $" Nearest are {list}." : string.Empty;

    private static ArmException Refuse(OperationPlane plane, string message) => ArmException.BadRequest(
        plane == OperationPlane.Control ? ErrorCodes.InvalidActionOrNotAction : ErrorCodes.InvalidDataActionOrNotDataAction,
        message);
}
