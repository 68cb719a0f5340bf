using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace Permissions.TestSupport;

/// <summary>
/// Snapshots in Verify's convention: <c>Class.Test.verified.txt</c> beside the test holds what is expected, and a
/// difference leaves <c>Class.Test.received.txt</c> there. Accepting it is renaming the file.
/// </summary>
public static class Snapshot
{
    /// <summary>Compares <paramref name="received"/> with the verified file of the running test.</summary>
    public static void Verify(string received, string? name = null, [CallerFilePath] string testFile = "")
    {
        name ??= $"{Path.GetFileNameWithoutExtension(testFile)}.{TestContext.CurrentContext.Test.MethodName}";
        // Deterministic builds rewrite source paths to start with "/_/".
        var folder = Path.GetDirectoryName(testFile.StartsWith("/_/", StringComparison.Ordinal) ? Repository.PathOf(testFile[3..]) : testFile)!;
        VerifyFile(received, Path.Combine(folder, name + ".verified.txt"));
    }

    /// <summary>Compares <paramref name="received"/> with a verified file, newlines as <c>\n</c>.</summary>
    public static void VerifyFile(string received, string verifiedFile)
    {
        received = Normalize(received);
        var receivedFile = verifiedFile.Replace(".verified.txt", ".received.txt", StringComparison.Ordinal);
        var verified = File.Exists(verifiedFile) ? Normalize(File.ReadAllText(verifiedFile)) : null;
        if (verified == received)
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.That(received, Is.EqualTo(verified ?? string.Empty), $"Differs from {Path.GetFileName(verifiedFile)}; if the new text is right, rename {receivedFile}.");
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
