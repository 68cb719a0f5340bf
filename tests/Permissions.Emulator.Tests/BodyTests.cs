using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class BodyTests
{
    private static readonly string[] ValidBodies =
    [
        RoleBody("VM reader", Scope.Subscription(SubscriptionId)).ToJsonString(),
        AssignmentBody(Reader.Id!.Value, Ada.ObjectId, "User").ToJsonString(),
    ];

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("1")]
    [TestCase("\"text\"")]
    [TestCase("{")]
    [TestCase("{} {}")]
    [TestCase("{\"properties\":[]}")]
    [TestCase("{\"properties\":\"text\"}")]
    [TestCase("{\"properties\":{\"roleName\":1}}")]
    [TestCase("{\"properties\":{\"roleName\":\"\\ud800\"}}")]
    [TestCase("{\"properties\":{\"permissions\":{}}}")]
    [TestCase("{\"properties\":{\"permissions\":null}}")]
    [TestCase("{\"properties\":{\"permissions\":[{\"actions\":\"*/read\"}]}}")]
    [TestCase("{\"properties\":{\"permissions\":[{\"actions\":[1]}]}}")]
    [TestCase("{\"properties\":{\"assignableScopes\":\"/\"}}")]
    [TestCase("<role/>")]
    public async Task A_role_that_is_no_such_json_is_invalid_content(string body)
    {
        using var azure = new TestAzure();
        var answer = await azure.PutRawAsync(RolePath(azure.Subscription, Id(1)), Encoding.UTF8.GetBytes(body));

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, "InvalidRequestContent")));
    }

    [TestCase("{}")]
    [TestCase("{\"properties\":null}")]
    [TestCase("{\"properties\":{}}")]
    [TestCase("{\"properties\":{\"roleName\":\"x\",\"permissions\":[null]}}")]
    [TestCase("{\"properties\":{\"roleName\":\"x\",\"permissions\":[{}]}}")]
    public async Task Json_that_lacks_what_is_required_is_refused_for_that(string body)
    {
        using var azure = new TestAzure();
        var role = await azure.PutRawAsync(RolePath(azure.Subscription, Id(1)), Encoding.UTF8.GetBytes(body));
        var assignment = await azure.PutRawAsync(AssignmentPath(azure.Subscription, Id(1)), Encoding.UTF8.GetBytes(body));

        Assert.That((role.Status, assignment.Status, assignment.ErrorCode), Is.EqualTo((400, 400, "BadRequestFormat")));
        Assert.That(role.ErrorCode, Is.Not.EqualTo("InvalidRequestContent"));
    }

    [Test]
    public async Task Bytes_that_are_no_utf8_and_documents_nested_too_deep_are_invalid_content()
    {
        using var azure = new TestAzure();
        byte[][] bodies = [[0xff, 0xfe, 0x00], [.. "{\"properties\":{\"roleName\":\""u8, 0xc3, .. "\"}}"u8], Encoding.UTF8.GetBytes(new string('[', 10_000))];
        foreach (var body in bodies)
            Assert.That((await azure.PutRawAsync(RolePath(azure.Subscription, Id(1)), body)).ErrorCode, Is.EqualTo("InvalidRequestContent"));
    }

    [Test]
    public async Task A_body_of_more_than_4_MB_is_too_large()
    {
        using var azure = new TestAzure();
        var answer = await azure.PutRawAsync(AssignmentPath(azure.Subscription, Id(1)), new byte[4 * 1024 * 1024 + 1]);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((413, "RequestEntityTooLarge")));
    }

    [Test]
    public async Task Keys_are_read_in_any_case_and_unknown_ones_are_passed_over()
    {
        using var azure = new TestAzure();
        var body = ValidBodies[0].Replace("\"roleName\"", "\"RoleName\"", StringComparison.Ordinal).Replace("{\"properties\"", "{\"location\":\"x\",\"Properties\"", StringComparison.Ordinal);

        Assert.That((await azure.PutRawAsync(RolePath(azure.Subscription, Id(1)), Encoding.UTF8.GetBytes(body))).Status, Is.EqualTo(201));
    }

    [FsCheck.NUnit.Property(MaxTest = 400)]
    public Property No_mutation_of_a_body_is_answered_with_500_or_an_exception()
    {
        var mutations =
            from valid in Gen.Elements(ValidBodies)
            from position in Gen.Choose(0, valid.Length - 1)
            from length in Gen.Choose(0, 12)
            from text in Gen.Elements("", "null", "[]", "{}", "\"", "1", "\\ud800", "*", "/", ",", "é", "\u0000")
            select valid[..position] + text + valid[Math.Min(valid.Length, position + length)..];
        return Prop.ForAll(mutations.ToArbitrary(), body =>
        {
            using var azure = new TestAzure();
            var bytes = Encoding.UTF8.GetBytes(body);
            var statuses = new[]
            {
                azure.PutRawAsync(RolePath(azure.Subscription, Id(1)), bytes).GetAwaiter().GetResult().Status,
                azure.PutRawAsync(AssignmentPath(azure.Subscription, Id(1)), bytes).GetAwaiter().GetResult().Status,
            };
            return statuses.All(s => s is 201 or 400 or 403 or 404);
        });
    }
}
