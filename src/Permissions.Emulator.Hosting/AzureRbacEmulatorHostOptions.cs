namespace Permissions.Emulator.Hosting;

/// <summary>How an <see cref="AzureRbacEmulatorHost"/> listens and whom it takes its clients for. Read once, when the host starts.</summary>
public sealed class AzureRbacEmulatorHostOptions
{
    /// <summary>The TCP port, on 127.0.0.1 and, where the machine has it, on [::1]; 0, unless set, for one that is free. Which addresses it listens on cannot be chosen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 65535.</exception>
    public int Port
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ushort.MaxValue);
            field = value;
        }
    }

    /// <summary>
    /// Whether the emulator's clock goes with real time while the host runs: yes, unless set, because a client in another process
    /// can wait but not move the clock. What a test moves it by comes on top.
    /// </summary>
    public bool AdvancesClock { get; set; } = true;

    /// <summary>
    /// The object ids of service principals by the client ids of their applications, for clients that sign in with a client id. A
    /// client id that is not listed is taken for the object id itself.
    /// </summary>
    public IDictionary<Guid, Guid> ServicePrincipals { get; } = new Dictionary<Guid, Guid>();

    /// <summary>The object id of the managed identity that the host stands for; <see cref="AzureRbacEmulator.DefaultCallerId"/> unless set.</summary>
    /// <exception cref="ArgumentException">The value is the all-zero GUID.</exception>
    public Guid ManagedIdentity
    {
        get;
        set => field = value == Guid.Empty ? throw new ArgumentException("The object id of a managed identity is not the all-zero GUID.", nameof(value)) : value;
    } = AzureRbacEmulator.DefaultCallerId;
}
