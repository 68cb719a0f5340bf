namespace Permissions.Generators;

/// <summary>The names of the generator's steps, by which tests find them.</summary>
internal static class StepNames
{
    internal const string Options = nameof(Options);
    internal const string RoleFiles = nameof(RoleFiles);
    internal const string Read = nameof(Read);
    internal const string Models = nameof(Models);
    internal const string Findings = nameof(Findings);
    internal const string Names = nameof(Names);
    internal const string Entries = nameof(Entries);
    internal const string Index = nameof(Index);
    internal const string LeftOut = nameof(LeftOut);
    internal const string RepeatedFiles = nameof(RepeatedFiles);
    internal const string Collisions = nameof(Collisions);

    internal const string LevelFiles = nameof(LevelFiles);
    internal const string LevelModels = nameof(LevelModels);
    internal const string LevelFindings = nameof(LevelFindings);
    internal const string IdentityFiles = nameof(IdentityFiles);
    internal const string IdentityModels = nameof(IdentityModels);
    internal const string IdentityFindings = nameof(IdentityFindings);
    internal const string AccessSources = nameof(AccessSources);
    internal const string AccessNames = nameof(AccessNames);
    internal const string AccessTaken = nameof(AccessTaken);

    internal const string CatalogueVersion = nameof(CatalogueVersion);
    internal const string CatalogueFiles = nameof(CatalogueFiles);
    internal const string OperationLists = nameof(OperationLists);
    internal const string BuiltInRoles = nameof(BuiltInRoles);
}
