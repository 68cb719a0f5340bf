using System.Text;

namespace Permissions.Definitions;

/// <summary>The folder that a snapshot is written to.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder hold exactly these files of their kind, and leaves all others alone.</summary>
    /// <param name="folder">The folder; created where it is missing.</param>
    /// <param name="extension">The kind, such as <c>.json</c>: files with it that are not written again are deleted.</param>
    /// <param name="files">File names and texts, all of one kind.</param>
    /// <returns>A sentence for the console: how many files there are, and how many of them changed.</returns>
    internal static string Replace(string folder, string extension, IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(folder);
        var deleted = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*" + extension).Where(path => !files.ContainsKey(Path.GetFileName(path))).ToList())
        {
            File.Delete(path);
            deleted++;
        }

        var written = 0;
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            var bytes = Encoding.UTF8.GetBytes(text);
            // What did not change keeps its date, so that builds over these files stay incremental.
            if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
                continue;
            File.WriteAllBytes(path, bytes);
            written++;
        }

        return $"{files.Count} files in {folder}: {written} written, {files.Count - written} unchanged, {deleted} deleted.";
    }
}
