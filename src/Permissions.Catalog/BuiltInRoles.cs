namespace Permissions.Catalog;

/// <summary>
/// Azure's built-in roles, with id, all permission blocks and conditions. A property gives the same role each time, made when it
/// is first asked for; what it grants is made when the role is first asked for that.
/// </summary>
public static partial class BuiltInRoles
{
    /// <summary>Two threads that ask first at one time may both make a value; one is kept.</summary>
    private static T Keep<T>(ref T? kept, T made)
        where T : class => Interlocked.CompareExchange(ref kept, made, null) ?? made;
}
