namespace Permissions;

/// <summary>
/// A pattern as plain globs. Strictly it is one itself; leniently each <c>/*/</c> may be a slash and a final <c>/*</c>
/// nothing, so that the pattern means the union of several. Agrees with <see cref="WildcardPattern"/>.
/// </summary>
internal static class LenientForms
{
    /// <summary>
    /// The most forms of one pattern. Azure takes one wildcard a string, which makes two; the number doubles with each more.
    /// </summary>
    internal const int Maximum = 1024;

    /// <summary>The forms, the pattern itself first; null if there are more than <see cref="Maximum"/>.</summary>
    internal static IReadOnlyList<string>? Of(string pattern, WildcardReading reading)
    {
        var forms = new List<string> { pattern };
        if (reading == WildcardReading.Strict)
            return forms;

        var seen = new HashSet<string>(StringComparer.Ordinal) { pattern };
        for (var next = 0; next < forms.Count; next++)
        {
            var form = forms[next];
            for (var slash = form.IndexOf("/*", StringComparison.Ordinal); slash >= 0; slash = form.IndexOf("/*", slash + 1, StringComparison.Ordinal))
            {
                var after = slash + 2;
                if ((after == form.Length || form[after] == OperationPath.Separator) && seen.Add(form.Remove(slash, 2)))
                    forms.Add(form.Remove(slash, 2));
            }

            if (forms.Count > Maximum)
                return null;
        }

        return forms;
    }

    /// <summary>Whether the lenient reading gives the pattern more forms than the strict one.</summary>
    internal static bool Differ(string pattern) => pattern.IndexOf("/*/", StringComparison.Ordinal) >= 0 || pattern.EndsWith("/*", StringComparison.Ordinal);
}
