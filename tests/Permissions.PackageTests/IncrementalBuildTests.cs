namespace Permissions.PackageTests;

/// <summary>What happened to role files since the last build is in the next one.</summary>
public class IncrementalBuildTests
{
    private static readonly DateTime LongAgo = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Test]
    public void Adding_deleting_and_back_dating_a_role_file_changes_the_next_build()
    {
        var consumer = new Consumer("Incremental", "<OutputType>Exe</OutputType>").WriteRole("a.role.json", "Role A").WriteRole("b.role.json", "Role B");
        consumer.Write("Program.cs", """
            foreach (var role in Incremental.Roles.Roles.All)
                System.Console.WriteLine(role.Name);
            """);
        consumer.Build().Clean();
        Assert.That(consumer.Run(), Is.EqualTo(new[] { "Role A", "Role B" }));

        consumer.WriteRole("c.role.json", "Role C");
        File.SetLastWriteTimeUtc(consumer.PathOf("c.role.json"), LongAgo);
        consumer.Build("--no-restore").Clean();
        Assert.That(consumer.Run(), Is.EqualTo(new[] { "Role A", "Role B", "Role C" }), "an old file was added");

        File.Delete(consumer.PathOf("b.role.json"));
        consumer.Build("--no-restore").Clean();
        Assert.That(consumer.Run(), Is.EqualTo(new[] { "Role A", "Role C" }), "a file was deleted");

        consumer.WriteRole("a.role.json", "Role Z");
        File.SetLastWriteTimeUtc(consumer.PathOf("a.role.json"), LongAgo);
        consumer.Build("--no-restore").Clean();
        Assert.That(consumer.Run(), Is.EquivalentTo(new[] { "Role Z", "Role C" }), "a file was replaced by an older one");

        var assembly = consumer.PathOf("obj/Debug/net10.0/Incremental.dll");
        var built = File.GetLastWriteTimeUtc(assembly);
        consumer.Build("--no-restore").Clean();
        Assert.That(File.GetLastWriteTimeUtc(assembly), Is.EqualTo(built), "nothing changed, so nothing is compiled");
    }
}
