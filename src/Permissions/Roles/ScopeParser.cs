using System.Text;

namespace Permissions;

/// <summary>The one reader of scope paths: of those that name a place, and of those in role files that hold placeholders.</summary>
internal static class ScopeParser
{
    internal const string ManagementGroupPrefix = "/providers/Microsoft.Management/managementGroups/";

    /// <summary>The longest name of a resource group and of a management group.</summary>
    private const int MaximumNameLength = 90;

    private const string Expected = "expected a management group, a subscription, a resource group or a resource, such as '/subscriptions/{id}/resourceGroups/{name}'";

    /// <summary>Reads a path; with <paramref name="placeholders"/>, names may be placeholders, which are collected there.</summary>
    internal static ParsedScope Parse(string text, List<ScopePlaceholder>? placeholders) => new Reader(text, placeholders).Read();

    internal static string Describe(ScopeKind kind) => kind switch
    {
        ScopeKind.Tenant => "tenant root",
        ScopeKind.ManagementGroup => "management group",
        ScopeKind.Subscription => "subscription",
        ScopeKind.ResourceGroup => "resource group",
        _ => "resource",
    };

    private sealed class Reader(string text, List<ScopePlaceholder>? placeholders)
    {
        private readonly StringBuilder _path = new(text.Length);
        private int _position;
        private int _segmentStart;
        private ScopeError? _error;

        internal ParsedScope Read()
        {
            if (text.Length == 0)
                return Fail(0, 0, $"A scope must not be empty; {Expected}.");
            if (text == "/")
                return new("/", ScopeKind.Tenant, -1, null);
            if (text[0] != '/')
                return Fail(0, text.Length, $"'{text}' does not start with a slash; {Expected}.");
            if (text[text.Length - 1] == '/')
                return Fail(text.Length - 1, 1, $"'{text}' ends with a slash; remove it.");

            var kind = ScopeKind.Tenant;
            var parentLength = -1;
            if (TakeKeyword("subscriptions"))
            {
                parentLength = 0;
                kind = ScopeKind.Subscription;
                ReadName(PlaceholderKind.SubscriptionId);
                var subscriptionLength = _path.Length;
                if (_error is null && TakeKeyword("resourceGroups"))
                {
                    parentLength = subscriptionLength;
                    kind = ScopeKind.ResourceGroup;
                    ReadName(PlaceholderKind.ResourceGroupName);
                }
            }
            else if (TakeManagementGroup())
            {
                parentLength = 0;
                kind = ScopeKind.ManagementGroup;
                ReadName(PlaceholderKind.ManagementGroupId);
            }

            while (_error is null && _position < text.Length)
            {
                kind = ScopeKind.Resource;
                parentLength = ReadResource();
            }

            return new(_path.ToString(), kind, parentLength, _error);
        }

        /// <summary>Reads <c>/providers/{provider}/{type}/{name}</c> and further pairs; returns where its parent ends.</summary>
        private int ReadResource()
        {
            var parentLength = _path.Length;
            if (!TakeKeyword("providers"))
            {
                _ = TakeSegment(out var other);
                Error(_segmentStart, other.Length, $"'{text}' has '{other}' where {(_path.Length == 0 ? "a scope starts" : "'providers' is expected")}; {Expected}.");
                return parentLength;
            }

            var provider = TakePart("the provider of a resource");
            Append(provider);
            var pairs = 0;
            while (_error is null && _position < text.Length && (pairs == 0 || !NextIs("providers")))
            {
                parentLength = pairs == 0 ? parentLength : _path.Length;
                Append(TakePart("a resource type"));
                if (_error is null)
                    ReadName(PlaceholderKind.ResourceName);
                pairs++;
            }

            if (_error is null && pairs == 0)
                Error(text.Length, 0, $"'{text}' ends after the provider; a resource has a type and a name too.");
            return parentLength;
        }

        private string TakePart(string what)
        {
            var part = TakeNonEmpty(what);
            CheckPart(part, what, blanks: false);
            return part;
        }

        private string TakeNonEmpty(string what)
        {
            if (!TakeSegment(out var segment))
                Error(text.Length, 0, $"'{text}' ends where {what} is expected.");
            else if (segment.Length == 0)
                Error(_segmentStart, 1, $"'{text}' has nothing between two slashes where {what} is expected.");
            return segment;
        }

        /// <summary>Refuses what would name several places, or another place than it seems once it is part of a request's address.</summary>
        private void CheckPart(string part, string what, bool blanks)
        {
            if (part.IndexOf(WildcardPattern.Wildcard) is >= 0 and var wildcard)
                Error(_segmentStart + wildcard, 1, $"'{text}' holds a wildcard; a scope names one place.");
            else if (part.Any(c => char.IsControl(c) || (char.IsWhiteSpace(c) && !(blanks && c == ' '))) || part.Trim().Length < part.Length)
                Error(_segmentStart, part.Length, $"'{text}' holds white space or a control character in '{part}', where {what} is expected.");
            else if (part.IndexOfAny(['?', '#', '%', '\\']) is >= 0 and var illegal)
                Error(_segmentStart + illegal, 1, $"'{text}' holds '{part[illegal]}' in '{part}', which no part of a resource id contains.");
            else if (part is "." or "..")
                Error(_segmentStart, part.Length, $"'{text}' has '{part}' where {what} is expected; a scope names its place in full.");
        }

        private void ReadName(PlaceholderKind kind)
        {
            var what = DescribeName(kind);
            var name = TakeNonEmpty(what);
            if (_error is not null)
                return;
            if (placeholders is not null && PlaceholderSyntax.TryRead(name, kind, out var placeholder))
            {
                placeholders.Add(new(placeholder, _segmentStart, name.Length));
            }
            else
            {
                // Names of some resources hold blanks, such as "Application Insights Smart Detection".
                CheckPart(name, what, blanks: kind == PlaceholderKind.ResourceName);
                if (kind == PlaceholderKind.SubscriptionId && !IsGuid(name))
                    Error(_segmentStart, name.Length, $"'{name}' is no subscription id; expected a GUID with dashes{OrPlaceholder("<subscription-id>")}.");
                else if (kind == PlaceholderKind.SubscriptionId && IsAllZero(name))
                    Error(_segmentStart, name.Length, $"'{name}' is the id of no subscription: the all-zero GUID stands for one that is not known yet.");
                else if (kind is PlaceholderKind.ResourceGroupName or PlaceholderKind.ManagementGroupId && !IsGroupName(name))
                    Error(_segmentStart, name.Length, $"'{name}' is no {what.Substring(4)}; expected 1 to {MaximumNameLength} letters, digits and - _ ( ) . without a full stop at the end{OrPlaceholder("<name>")}.");
            }

            Append(name);
        }

        // .NET also takes "0x345678-…" and "+1234567-…" for GUIDs, which Azure does not.
        private static bool IsGuid(string name) => name.All(c => c == '-' || Uri.IsHexDigit(c)) && Guid.TryParseExact(name, "D", out _);

        private static bool IsAllZero(string name) => name.All(c => c is '-' or '0');

        private string OrPlaceholder(string example) => placeholders is null ? string.Empty : $", or a placeholder such as '{example}'";

        private static string DescribeName(PlaceholderKind kind) => kind switch
        {
            PlaceholderKind.SubscriptionId => "the subscription id",
            PlaceholderKind.ResourceGroupName => "the resource group name",
            PlaceholderKind.ManagementGroupId => "the management group id",
            _ => "the resource name",
        };

        // Names of resource groups may hold letters and digits of any script (Azure naming rules, Microsoft.Resources).
        private static bool IsGroupName(string name) =>
            name.Length <= MaximumNameLength
            && name[name.Length - 1] != '.'
            && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '(' or ')' or '.');

        private bool TakeManagementGroup()
        {
            if (text.Length < ManagementGroupPrefix.Length - 1
                || string.Compare(text, 0, ManagementGroupPrefix, 0, ManagementGroupPrefix.Length - 1, StringComparison.OrdinalIgnoreCase) != 0
                || (text.Length > ManagementGroupPrefix.Length - 1 && text[ManagementGroupPrefix.Length - 1] != '/'))
            {
                return false;
            }

            _position = ManagementGroupPrefix.Length - 1;
            _path.Append(ManagementGroupPrefix, 0, ManagementGroupPrefix.Length - 1);
            return true;
        }

        private bool TakeKeyword(string keyword)
        {
            if (!NextIs(keyword))
                return false;
            _position += 1 + keyword.Length;
            Append(keyword);
            return true;
        }

        private bool NextIs(string keyword)
        {
            var end = _position + 1 + keyword.Length;
            return end <= text.Length
                && string.Compare(text, _position + 1, keyword, 0, keyword.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (end == text.Length || text[end] == '/');
        }

        private bool TakeSegment(out string segment)
        {
            segment = string.Empty;
            if (_position >= text.Length)
                return false;
            _segmentStart = _position + 1;
            var end = PlaceholderSyntax.EndOfSegment(text, _segmentStart, placeholders is not null);
            segment = text.Substring(_segmentStart, end - _segmentStart);
            _position = end;
            return true;
        }

        private void Append(string segment) => _path.Append('/').Append(segment);

        private void Error(int start, int length, string message) => _error ??= new(start, length, message);

        private static ParsedScope Fail(int start, int length, string message) =>
            new(string.Empty, ScopeKind.Tenant, -1, new(start, length, message));
    }
}

/// <summary>What the parser made of a path.</summary>
/// <param name="Path">The path with its fixed parts as Azure spells them; where it holds placeholders, as they were written.</param>
/// <param name="Kind">What the path names.</param>
/// <param name="ParentLength">How many characters of the path name its parent: 0 for the root, -1 for none.</param>
/// <param name="Error">What is wrong; null when nothing is.</param>
internal readonly record struct ParsedScope(string Path, ScopeKind Kind, int ParentLength, ScopeError? Error);
