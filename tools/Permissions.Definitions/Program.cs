using System.CommandLine;
using Permissions.Definitions;

var input = new Argument<FileInfo>("input") { Description = "The snapshot to read." };
var output = new Argument<DirectoryInfo>("output") { Description = "The folder to write to; files of an earlier snapshot in it are replaced." };

var roles = new Command("roles", "Writes one JSON file for each built-in role.") { input, output };
roles.SetAction(arguments => Run(arguments, (file, folder) =>
    OutputFolder.Replace(folder, ".json", RoleFiles.From(RoleSnapshot.Read(file)))));

var operations = new Command("operations", "Writes one text file for each provider with its operations.") { input, output };
operations.SetAction(arguments => Run(arguments, (file, folder) =>
    OutputFolder.Replace(folder, ".txt", OperationFiles.From(OperationSnapshot.Read(file)))));

var requests = new Command("requests", "Writes one text file for each provider with the requests that are on record, and the operations that they need.") { input, output };
requests.SetAction(arguments => Run(arguments, (file, folder) =>
    OutputFolder.Replace(folder, ".txt", RequestFiles.From(RequestSnapshot.Read(file)))));

var root = new RootCommand("Turns snapshots of Azure's roles, operations and requests into the files of definitions/azure.") { roles, operations, requests };
return root.Parse(args).Invoke();

int Run(ParseResult arguments, Func<string, string, string> write)
{
    try
    {
        Console.WriteLine(write(arguments.GetRequiredValue(input).FullName, arguments.GetRequiredValue(output).FullName));
        return 0;
    }
    catch (Exception e) when (e is SnapshotException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
}
