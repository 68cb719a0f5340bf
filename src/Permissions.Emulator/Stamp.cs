namespace Permissions.Emulator;

/// <summary>Who made and who last changed something, and when.</summary>
internal readonly record struct Stamp(DateTime CreatedOn, DateTime UpdatedOn, Guid? CreatedBy, Guid? UpdatedBy)
{
    internal static Stamp Now(TimeProvider clock, Guid? caller)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new(now, now, caller, caller);
    }

    internal Stamp Updated(TimeProvider clock, Guid caller) => this with { UpdatedOn = clock.GetUtcNow().UtcDateTime, UpdatedBy = caller };
}
