using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using Permissions.Json;

namespace Permissions.Compiler;

/// <summary>
/// Role files as they are read, once for each text: rules, contracts and baselines ask about the same files at the same time. A
/// document is kept as long as its text, which the compiler keeps from one compilation to the next where the file did not change.
/// </summary>
internal static class RoleDocuments
{
    private static readonly ConditionalWeakTable<SourceText, Entry> Known = new();

    /// <summary>The document of a text. A cancelled reading leaves nothing behind.</summary>
    internal static RoleDocument Of(SourceText text, CancellationToken cancellationToken) => Known.GetOrCreateValue(text).Read(text, cancellationToken);

    /// <summary>Holds the document, and never the text, which the entry would otherwise keep alive.</summary>
    private sealed class Entry
    {
        private readonly object _gate = new();
        private RoleDocument? _document;

        internal RoleDocument Read(SourceText text, CancellationToken cancellationToken)
        {
            lock (_gate)
                return _document ??= RoleDocument.Parse(text.ToString(), cancellationToken);
        }
    }
}
