namespace Permissions;

/// <summary>Three-valued truth, ordered so that the lesser of two is their conjunction and the greater their disjunction.</summary>
internal enum Truth : byte
{
    No,
    Unknown,
    Yes,
}
