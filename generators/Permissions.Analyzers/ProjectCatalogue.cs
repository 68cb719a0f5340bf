using Microsoft.CodeAnalysis.Text;

namespace Permissions.Analyzers;

/// <summary>Azure's operations with those that a project's files add. The latest one is kept: an editor compiles anew with every key pressed.</summary>
internal sealed class ProjectCatalogue
{
    private static volatile ProjectCatalogue? s_latest;

    private readonly SourceText[] _texts;

    private ProjectCatalogue(SourceText[] texts)
    {
        _texts = texts;
        Catalogue = texts.Aggregate(OperationCatalogue.Azure, (catalogue, text) => catalogue.With(OperationList.Parse(text.ToString()).Operations));
    }

    internal OperationCatalogue Catalogue { get; }

    /// <summary>The catalogue with what some files list; lines with problems add nothing.</summary>
    internal static OperationCatalogue Of(SourceText[] texts)
    {
        if (texts.Length == 0)
            return OperationCatalogue.Azure;
        var latest = s_latest;
        if (latest is null || !latest._texts.SequenceEqual(texts))
            s_latest = latest = new(texts);
        return latest.Catalogue;
    }
}
