using System.Globalization;
using Permissions.RolePacker;

// Packs the built-in roles under definitions/azure into the form that src/Permissions embeds:
//   <folder with *.json> <file with the snapshot's day> <output file>
// Problems go to the standard error stream in the form that MSBuild shows at the file, and nothing is written.
if (args.Length != 3)
{
    Console.Error.WriteLine("Expected: <folder with role files> <file with the day of their snapshot> <output file>");
    return 2;
}

var failed = false;
var roles = new List<RoleFile>();
var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
var ids = new Dictionary<Guid, string>();
foreach (var file in Directory.GetFiles(args[0], "*.json").Order(StringComparer.Ordinal))
{
    try
    {
        var role = RoleFile.Read(File.ReadAllText(file));
        if (!names.TryAdd(role.Name, file))
            Report(file, $"The role name '{role.Name}' is in {names[role.Name]} too; names of built-in roles are unique without regard to case.");
        if (!ids.TryAdd(role.Id, file))
            Report(file, $"The role id {role.Id} is in {ids[role.Id]} too; ids are unique.");
        roles.Add(role);
    }
    catch (FormatException e)
    {
        Report(file, e.Message);
    }
}

if (!DateOnly.TryParseExact(File.ReadAllText(args[1]).Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
    Report(args[1], "The day of the snapshot is expected here, as yyyy-MM-dd and nothing else.");
if (failed)
    return 1;

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[2]))!);
File.WriteAllBytes(args[2], RolePack.Write([.. roles.OrderBy(role => role.Name, StringComparer.OrdinalIgnoreCase)], day));
return 0;

void Report(string file, string message)
{
    failed = true;
    Console.Error.WriteLine($"{file}(1,1): error ROLES: {message}");
}
