using Permissions;
using Permissions.OperationPacker;

// Packs the operations under definitions/azure into the form that src/Permissions embeds:
//   <folder with *.txt> <overrides file> <output file>
// Problems go to the standard error stream in the form that MSBuild shows at the file and line, and nothing is written.
if (args.Length != 3)
{
    Console.Error.WriteLine("Expected: <folder with lists of operations> <overrides file> <output file>");
    return 2;
}

var failed = false;
var operations = new List<OperationListEntry>();
foreach (var file in Directory.GetFiles(args[0], "*.txt").Order(StringComparer.Ordinal))
{
    var text = File.ReadAllText(file);
    var list = OperationList.Parse(text);
    foreach (var problem in list.Problems)
        Report(file, text, problem);
    foreach (var tooLong in list.Operations.Where(operation => operation.Operation.Length > OperationPack.LongestName))
        Report(file, text, new(tooLong.Span, $"The name is longer than {OperationPack.LongestName} characters; widen the embedded form."));
    operations.AddRange(list.Operations);
}

var overridesText = File.ReadAllText(args[1]);
var overrides = OperationOverrides.Parse(overridesText);
foreach (var problem in overrides.Problems)
    Report(args[1], overridesText, problem);
var corrected = overrides.Apply(operations, problem => Report(args[1], overridesText, problem));
var days = corrected.Select(operation => OperationTable.Facts(operation.Plane, operation.LastSeen)).Distinct().Count();
if (days > OperationPack.MostFacts)
{
    failed = true;
    Console.Error.WriteLine($"{args[0]}: error OPERATIONS: {days} different days and planes; the embedded form has room for {OperationPack.MostFacts}, so widen it.");
}

if (failed)
    return 1;

var packed = OperationPack.Write(corrected, overrides.Refused);
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[2]))!);
File.WriteAllBytes(args[2], packed);
return 0;

void Report(string file, string text, OperationListProblem problem)
{
    failed = true;
    var before = text.AsSpan(0, problem.Span.Start);
    var line = before.Count('\n') + 1;
    var column = problem.Span.Start - before.LastIndexOf('\n');
    Console.Error.WriteLine($"{file}({line},{column}): error OPERATIONS: {problem.Message}");
}
