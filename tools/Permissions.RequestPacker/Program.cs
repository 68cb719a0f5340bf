using System.IO.Compression;
using System.Text;
using Permissions;

// Packs the requests under definitions/azure into the form that src/Permissions embeds, their lines one after the other, deflated:
//   <folder with *.txt> <output file>
// Problems go to the standard error stream in the form that MSBuild shows at the file and line, and nothing is written.
if (args.Length != 2)
{
    Console.Error.WriteLine("Expected: <folder with lists of requests> <output file>");
    return 2;
}

var failed = false;
var packed = new StringBuilder();
foreach (var file in Directory.GetFiles(args[0], "*.txt").Order(StringComparer.Ordinal))
{
    var number = 0;
    foreach (var line in File.ReadLines(file))
    {
        number++;
        if (line.StartsWith('#'))
            continue;
        try
        {
            packed.Append(ArmRequestLine.Parse(line)).Append('\n');
        }
        catch (FormatException e)
        {
            failed = true;
            Console.Error.WriteLine($"{file}({number},1): error REQUESTS: {e.Message}");
        }
    }
}

if (failed)
    return 1;

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[1]))!);
using var output = File.Create(args[1]);
using var deflate = new DeflateStream(output, CompressionLevel.SmallestSize);
deflate.Write(Encoding.ASCII.GetBytes(packed.ToString()));
return 0;
