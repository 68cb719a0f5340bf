using System.Text.Json.Nodes;
using Permissions.Json;
using Permissions.Rules;
using Permissions.TestSupport;
using Permissions.Tests.Json;

namespace Permissions.Tests.Definitions.Schemas;

/// <summary>The schemas accept what the readers accept, and refuse what they refuse.</summary>
public class SchemaTests
{
    private const string Levels = """
        { "$schema": "x", "_note": 1, "kinds": { "K": { "description": "d", "scopes": { "S": "/subscriptions/{s}", "G": "/subscriptions/{s}/resourceGroups/{g}" },
          "capabilities": { "reader": ["Reader"], "owner": [ { "role": "Owner", "mechanism": "armRoleAssignment", "at": "S" } ] }, "above": { "U": "/subscriptions/{s}" }, "directions": { "send": ["Reader"], "take": [ { "role": "Owner", "at": "U" } ] } } } }
        """;

    private const string Identities = """
        { "$schema": "x", "name": "n", "description": "d", "scopes": { "s": { "kind": "subscription", "many": true, "optional": false, "description": "d" } },
          "identities": { "i": { "type": "group", "many": false, "optional": true, "reason": "r", "roles": { "s": ["Reader", { "role": "Owner", "condition": "c" }, { "role": "Owner", "delegation": "allExceptPrivilegedRoles" }] } } } }
        """;

    /// <summary>What takes the place of each value in turn.</summary>
    private static readonly string[] Replacements = ["null", "1", "true", "\"\"", "\" \"", "\"a*b*c\"", "[]", "{}", "[\"Reader\"]", "[\"\"]", "[null]", "{ \"role\": \"Reader\" }", "{ \"x y\": [] }", "{ \"_note\": 1 }", "\"<x>\"", "\"A/b/read\"", "\"A//read\"", "\"false\"", "false",
        "\"BuiltInRole\"", "\"/\"", "[\"/\"]", $"\"{RoleShapeTexts.Guid}\"", "[ { \"actions\": [] } ]", "[ { \"Actions\": [] }, { \"Actions\": [] } ]", "[ { \"actions\": [], \"condition\": \"c\" } ]",
        "\"/foo/{x}\"", "\"/subscriptions/x\"", "\"/subscriptions/{s}/resourceGroups/{g}/providers/P/t\"", "\"/providers/P/t/{n}/../x\"", "\"/subscriptions/{s}/resourceGroups/x.\"", "\"/SUBSCRIPTIONS/{s}/providers/P/t/n/providers/Q/u/{x}\"",
    ];

    private static readonly SchemaValidator LevelSchema = new("access-levels");
    private static readonly SchemaValidator IdentitySchema = new("identities");
    private static readonly SchemaValidator RoleSchema = new("role");

    [Test]
    public void The_definitions_of_this_repository_are_accepted_and_name_their_schema() => Assert.Multiple(() =>
    {
        foreach (var (pattern, schema, file) in new[] { ("*.access-levels.json", LevelSchema, "access-levels"), ("*.identities.json", IdentitySchema, "identities"), ("*.role.json", RoleSchema, "") })
        {
            var paths = new[] { "pagopa", "seqera" }.SelectMany(folder => Directory.GetFiles(Repository.PathOf("definitions", folder), pattern, SearchOption.AllDirectories)).ToArray();
            Assert.That(paths, Is.Not.Empty);
            foreach (var path in paths)
            {
                var text = File.ReadAllText(path);
                Assert.That(schema.Accepts(text), Is.True, path);
                if (file.Length > 0)
                    Assert.That(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, (string)JsonNode.Parse(text)!["$schema"]!)), Is.EqualTo(Repository.PathOf("definitions", "schema", file + ".schema.json")));
            }
        }
    });

    [Test]
    public void Access_levels_with_any_one_part_changed_are_judged_alike() => AssertAlike(Levels, LevelSchema, AcceptsLevels, IsBeyondLevels);

    [Test]
    public void Identities_with_any_one_part_changed_are_judged_alike() => AssertAlike(Identities, IdentitySchema, AcceptsIdentities, IsBeyondIdentities);

    [TestCaseSource(nameof(Roles))]
    public void Roles_of_every_shape_with_any_one_part_changed_are_judged_alike(string role) => AssertAlike(role, RoleSchema, AcceptsRole, IsBeyondRole);

    [TestCase("{ \"Name\": \"R\", \"Permissions\": [ { \"Actions\": [\"A/read\"], \"Condition\": \"c\" } ], \"AssignableScopes\": [\"/subscriptions/<s>\"] }")]
    [TestCase("{ \"Name\": \"R\", \"Permissions\": [ { \"Actions\": [\"A/read\"] }, { \"Actions\": [\"B/read\"] } ], \"AssignableScopes\": [\"/subscriptions/<s>\"] }")]
    [TestCase("{ \"Name\": \"R\", \"Actions\": [\"A/read\"], \"Condition\": \"c\", \"AssignableScopes\": [\"/subscriptions/<s>\"] }")]
    [TestCase("{ \"Name\": \"R\", \"Permissions\": [ { \"Actions\": [\"A/read\"] } ], \"Condition\": \"c\", \"AssignableScopes\": [\"/subscriptions/<s>\"] }")]
    public void What_a_custom_role_cannot_have_both_refuse(string role) =>
        Assert.That((RoleSchema.Accepts(role), AcceptsRole(role)), Is.EqualTo((false, false)));

    private static IEnumerable<string> Roles =>
    [
        .. RoleShapeTexts.All.Where(file => file.Shape != RoleFileShape.ArmTemplate).Select(file => file.Text),
        """{ "properties": { "roleName": "R", "description": "d", "assignableScopes": ["/subscriptions/<s>"], "permissions": [ { "actions": ["A/b/read"], "notActions": [], "condition": null } ] } }""",
        """{ "id": "x", "name": "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8", "properties": { "roleName": "R", "type": "BuiltInRole", "createdOn": "2024", "updatedBy": null, "assignableScopes": ["/"], "permissions": [ { "actions": ["A/b/read"] }, { "dataActions": ["A/c/read"], "condition": "c", "conditionVersion": "2.0" } ] } }""",
        """{ "Name": "R", "IsCustom": false, "Description": "d", "Permissions": [ { "Actions": ["A/b/read"], "Condition": "c", "ConditionVersion": "2.0" } ], "AssignableScopes": ["/"] }""",
        """{ "Name": "R", "IsCustom": true, "Id": null, "Description": "d", "Actions": ["Microsoft.Compute/virtualMachines/read"], "NotActions": [], "DataActions": null, "AssignableScopes": "/subscriptions/<s>" }""",
    ];

    // What a schema cannot say: that one part of a file names another, and what Azure's paths look like.
    private static bool IsBeyondLevels(string text) => AccessLevelDocument.Parse(text).Problems.All(problem => problem.Message.Contains("is no scope of the kind", StringComparison.Ordinal) || problem.Message.Contains("does not contain every", StringComparison.Ordinal) || problem.Message.Contains("'scopes' already", StringComparison.Ordinal));

    private static bool IsBeyondIdentities(string text) => IdentityDocument.Parse(text).Problems.All(problem => problem.Message.Contains("is none of the file's 'scopes'", StringComparison.Ordinal));

    private static bool IsBeyondRole(string text) => FindingsOf(text).All(finding => finding.Rule.Id == RuleIds.MalformedScope);

    private static bool AcceptsLevels(string text) => AccessLevelDocument.Parse(text).Problems.Count == 0;

    private static bool AcceptsIdentities(string text) => IdentityDocument.Parse(text).Problems.Count == 0;

    private static bool AcceptsRole(string text) => !FindingsOf(text).Any();

    /// <summary>The findings about the form of a role, which are what a schema is about.</summary>
    private static IEnumerable<RuleFinding> FindingsOf(string text) => RoleRules.Check(RoleDocument.Parse(text)).Where(finding =>
        finding.Rule.Id is RuleIds.NoRoleDefinition or RuleIds.InvalidRoleName or RuleIds.UnexpectedShape or RuleIds.SeveralPermissionBlocks or RuleIds.ScopeCount or RuleIds.MalformedScope
            or RuleIds.MalformedPermission or RuleIds.SeveralWildcards or RuleIds.ConditionInCustomRole
        || (finding.Rule.Id == RuleIds.Description && finding.Severity == RuleSeverity.Error));

    private static void AssertAlike(string valid, SchemaValidator schema, Func<string, bool> accepts, Func<string, bool> isBeyond)
    {
        Assert.That(accepts(valid) && schema.Accepts(valid), Is.True, "the text without a change");
        var (accepted, refused) = (0, 0);
        var differences = new List<string>();
        foreach (var text in Changed(valid))
        {
            var byReader = accepts(text);
            var bySchema = schema.Accepts(text);
            if (byReader == bySchema)
                _ = byReader ? accepted++ : refused++;
            else if (byReader || !isBeyond(text))
                differences.Add($"the reader {(byReader ? "accepts" : "refuses")}: {text}");
        }

        // Only what no schema can say is left to the reader; what the reader takes, the schema takes.
        Assert.That(differences, Is.Empty);

        TestContext.Out.WriteLine($"{accepted} accepted by both, {refused} refused by both");
        Assert.That(accepted, Is.Positive);
        Assert.That(refused, Is.GreaterThan(40));
    }

    /// <summary>Each value replaced, each member removed, and a key added to each object.</summary>
    private static IEnumerable<string> Changed(string valid)
    {
        var count = Nodes(JsonNode.Parse(valid)!).Count();
        for (var i = 1; i < count; i++)
        {
            foreach (var replacement in Replacements)
            {
                var root = JsonNode.Parse(valid)!;
                if (Replace(root, i, JsonNode.Parse(replacement)))
                    yield return root.ToJsonString();
            }

            var without = JsonNode.Parse(valid)!;
            var node = Nodes(without).ElementAt(i);
            if (node.Parent is JsonObject parent && parent.Remove(node.Key!))
                yield return without.ToJsonString();
        }

        for (var i = 0; i < count; i++)
        {
            foreach (var key in new[] { "unknown", "_note", "with space", "createdOn", "Name", "roleName", "type", "condition", "Condition", "actions", "modelName" })
            {
                var root = JsonNode.Parse(valid)!;
                if (Nodes(root).ElementAt(i).Value is not JsonObject node)
                    continue;
                if (!node.TryAdd(key, "x"))
                    continue;
                yield return root.ToJsonString();
            }
        }
    }

    private static bool Replace(JsonNode root, int index, JsonNode? with)
    {
        var (parent, key, place, _) = Nodes(root).ElementAt(index);
        if (key is "$schema" or "_note")
            return false;
        if (parent is JsonObject owner)
            owner[key!] = with;
        else
            ((JsonArray)parent!)[place] = with;
        return true;
    }

    private static IEnumerable<(JsonNode? Parent, string? Key, int Place, JsonNode? Value)> Nodes(JsonNode root)
    {
        yield return (null, null, 0, root);
        foreach (var child in Below(root))
            yield return child;
    }

    private static IEnumerable<(JsonNode? Parent, string? Key, int Place, JsonNode? Value)> Below(JsonNode? node)
    {
        IEnumerable<(JsonNode? Parent, string? Key, int Place, JsonNode? Value)> children = node switch
        {
            JsonObject owner => owner.Select(member => ((JsonNode?)owner, (string?)member.Key, 0, member.Value)),
            JsonArray list => list.Select((item, i) => ((JsonNode?)list, (string?)null, i, item)),
            _ => [],
        };
        foreach (var child in children)
        {
            yield return child;
            foreach (var below in Below(child.Value))
                yield return below;
        }
    }
}
