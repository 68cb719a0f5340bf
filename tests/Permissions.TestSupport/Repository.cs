namespace Permissions.TestSupport;

/// <summary>Where the repository lies, for tests that run over its files.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Permissions.sln</c>.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The full path of a file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Permissions.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above '{start}' holds Permissions.sln.");
    }
}
