using System.Runtime.CompilerServices;

namespace Permissions.Rules;

/// <summary>
/// The control-plane operations whose answer holds a secret: found in a catalogue by the word before <c>/action</c>, so
/// that what Azure adds and what a project names is found too. Operations that only make a new secret
/// (<c>regenerateKey</c>) are left out, and so are reads: a <c>read</c> of keys or secrets shows their names and properties.
/// </summary>
internal static class SecretOperations
{
    private const string Verb = "/action";

    private static readonly string[] Starts = ["list", "get", "read", "fetch"];

    private static readonly string[] Ends =
    [
        "key", "keys", "secret", "secrets", "credential", "credentials", "token", "tokens", "connectionstring", "connectionstrings", "sas",
        "passphrases", "kubeconfig", "appsettings",
    ];

    /// <summary>Words of their own that hand out keys, credentials, tokens or settings with passwords in them.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "sharedKeys", "sharedKey", "readonlyKeys", "publishXml", "pnsCredentials", "showFullKey", "listChannelWithKeys", "listWithSecrets",
    };

    /// <summary>Whole ends of operations whose word before the verb says too little: settings of web sites, named values and access keys.</summary>
    private static readonly string[] Paths =
    [
        "/sites/config/list/action", "/sites/slots/config/list/action", "/accessKeys/list/action", "/namedValues/listValue/action",
        "/service/gateways/keys/action", "/service/gateways/token/action", "/configurationStores/ListKeyValue/action",
    ];

    /// <summary>What is a key but no secret: public keys, and the names of keys that stay in a vault.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase) { "listPublicEncryptionKey", "listKeyVaultKeys", "getUploadToken" };

    private static readonly ConditionalWeakTable<OperationCatalogue, string[]> Found = new();

    /// <summary>The catalogue's operations that give a secret, found once a catalogue.</summary>
    internal static IReadOnlyList<string> In(OperationCatalogue catalogue) => Found.GetValue(catalogue, static catalogue =>
        [.. catalogue.Matching("*" + Verb, OperationPlane.Control).Select(operation => operation.Name).Where(GivesSecret)]);

    /// <summary>Whether an operation's answer holds a secret, judged by its name.</summary>
    internal static bool GivesSecret(string operation)
    {
        if (!EndsWith(operation, Verb))
            return false;
        var end = operation.Length - Verb.Length;
        var start = operation.LastIndexOf(OperationPath.Separator, end - 1) + 1;
        var word = operation.Substring(start, end - start);
        if (Harmless.Contains(word))
            return false;
        return Words.Contains(word)
            || (Starts.Any(prefix => word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) && Ends.Any(suffix => EndsWith(word, suffix)))
            || Paths.Any(path => EndsWith(operation, path));
    }

    private static bool EndsWith(string text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
