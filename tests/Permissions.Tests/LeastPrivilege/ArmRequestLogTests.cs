namespace Permissions.Tests.LeastPrivilege;

/// <summary>From the address of a request to the operation that it needs.</summary>
public class ArmRequestLogTests
{
    private const string Subscription = "/subscriptions/5e9e2a10-7c1f-4d0b-9a53-2f6f0b7f6c11";
    private const string Group = Subscription + "/resourceGroups/data";
    private const string Machine = Group + "/providers/Microsoft.Compute/virtualMachines/vm1";
    private const string Arm = "https://management.azure.com";

    [TestCase("PUT", Machine, "Microsoft.Compute/virtualMachines/write")]
    [TestCase("PATCH", Machine, "Microsoft.Compute/virtualMachines/write")]
    [TestCase("GET", Machine, "Microsoft.Compute/virtualMachines/read")]
    [TestCase("HEAD", Group + "/providers/Microsoft.Resources/deployments/d", "Microsoft.Resources/deployments/read")]
    [TestCase("DELETE", Machine, "Microsoft.Compute/virtualMachines/delete")]
    [TestCase("POST", Machine + "/start", "Microsoft.Compute/virtualMachines/start/action")]
    [TestCase("GET", Subscription + "/providers/Microsoft.Compute/virtualMachines", "Microsoft.Compute/virtualMachines/read")]
    [TestCase("GET", Machine + "/instanceView", "Microsoft.Compute/virtualMachines/instanceView/read")]
    // The last provider rules: what is asked of a machine here is a setting of Microsoft.Insights.
    [TestCase("PUT", Machine + "/providers/Microsoft.Insights/diagnosticSettings/all", "Microsoft.Insights/DiagnosticSettings/Write")]
    [TestCase("PUT", Machine + "/providers/Microsoft.Authorization/roleAssignments/1", "Microsoft.Authorization/roleAssignments/write")]
    [TestCase("GET", "/providers/Microsoft.Management/managementGroups/root/providers/Microsoft.Authorization/roleDefinitions/1", "Microsoft.Authorization/roleDefinitions/read")]
    // Records win over the path's structure: the operation is called otherwise than the type, or the POST only reads.
    [TestCase("GET", Group + "/providers/Microsoft.Network/dscpConfigurations/one", "Microsoft.Network/dscpConfiguration/read")]
    [TestCase("POST", Group + "/providers/Microsoft.NotificationHubs/namespaces/n/AuthorizationRules", "Microsoft.NotificationHubs/Namespaces/authorizationRules/read")]
    [TestCase("PUT", Group + "/providers/Microsoft.ServiceBus/namespaces/n/networkRuleSets/default", "Microsoft.ServiceBus/namespaces/networkruleset/write")]
    [TestCase("GET", Group + "/providers/Microsoft.DocumentDB/databaseAccounts/a/apis/sql/databases", "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/read")]
    [TestCase("POST", Group + "/providers/Microsoft.ServiceBus/namespaces/n/AuthorizationRules/r", "Microsoft.ServiceBus/namespaces/authorizationRules/write")]
    [TestCase("GET", Subscription + "/resources", "Microsoft.Resources/resources/read")]
    [TestCase("GET", Subscription + "/providers/Microsoft.Features/providers/Microsoft.Compute/features/x", "Microsoft.Features/features/read")]
    public void What_is_on_record_is_found(string method, string path, string operation) => Expect(method, path, ArmRequestStanding.OnRecord, operation);

    [TestCase("GET", Subscription + "/resourceGroups", "Microsoft.Resources/subscriptions/resourceGroups/read")]
    [TestCase("HEAD", Group, "Microsoft.Resources/subscriptions/resourceGroups/read")]
    [TestCase("PUT", Group, "Microsoft.Resources/subscriptions/resourceGroups/write")]
    [TestCase("POST", Group + "/moveResources", "Microsoft.Resources/subscriptions/resourceGroups/moveResources/action")]
    [TestCase("POST", Subscription + "/providers/Microsoft.Compute/register", "Microsoft.Compute/register/action")]
    [TestCase("GET", Subscription + "/operationresults/1", "Microsoft.Resources/subscriptions/operationresults/read")]
    [TestCase("GET", Subscription + "/providers/Microsoft.Compute/locations/westeurope/operations/1", "Microsoft.Compute/locations/operations/read")]
    [TestCase("GET", Subscription + "/providers/Microsoft.Web/locations/westeurope/operationResults/1", "Microsoft.Web/locations/operationResults/read")]
    [TestCase("GET", Group + "/providers/Microsoft.Resources/deployments/d/operationStatuses/1", "Microsoft.Resources/deployments/operationstatuses/read")]
    public void What_is_not_on_record_is_found_by_structure(string method, string path, string operation) => Expect(method, path, ArmRequestStanding.ByStructure, operation);

    [TestCase("GET", Group + "/providers/Microsoft.Compute/teapots/t", "'Microsoft.Compute/teapots/read', which the catalogue does not know")]
    [TestCase("GET", Group + "/providers/Contoso.Own/things", "'Contoso.Own/things/read'")]
    [TestCase("POST", Machine, "which action")]
    [TestCase("OPTIONS", Machine, "'OPTIONS' is no method")]
    [TestCase("GET", "/", "no path of Azure Resource Manager")]
    [TestCase("GET", "", "no path of Azure Resource Manager")]
    [TestCase("GET", "/secrets/one", "no path of Azure Resource Manager")]
    [TestCase("GET", Machine + "/providers/Microsoft.Insights", "no path of Azure Resource Manager")]
    [TestCase("POST", "/batch", "AddBatch")]
    [TestCase("POST", "/$batch", "AddBatch")]
    public void What_is_not_known_is_reported_and_not_guessed(string method, string path, string remark)
    {
        var log = new ArmRequestLog();
        var entry = log.Add(method, Arm + path);
        Assert.That(entry.Standing, Is.EqualTo(ArmRequestStanding.Unknown));
        Assert.That(entry.Operations, Is.Empty);
        Assert.That(entry.Remark, Does.Contain(remark));
        Assert.That(log.Unresolved.Single().Request, Is.EqualTo(Arm + path));
        Assert.That(log.Needs().Count, Is.Zero);
        Assert.That(log.ToString(), Does.Contain(remark));
    }

    [TestCase(Arm + Machine + "?api-version=2024-07-01")]
    [TestCase(Arm + ":443" + Machine + "/?api-version=2024-07-01#x")]
    [TestCase("https://westeurope.management.azure.com" + Machine)]
    [TestCase("https://management.chinacloudapi.cn" + Machine)]
    [TestCase("https://management.usgovcloudapi.net" + Machine)]
    [TestCase("https://management.azure.microsoft.scloud" + Machine)]
    [TestCase("https://management.local.azurestack.external" + Machine)]
    [TestCase("https://adminmanagement.local.azurestack.external" + Machine)]
    [TestCase("http://localhost:8080" + Machine)]
    [TestCase("http://[::1]:8080" + Machine)]
    [TestCase("HTTPS://MANAGEMENT.AZURE.COM" + Machine)]
    [TestCase(Machine)]
    [TestCase("  " + Machine + "  ")]
    [TestCase("/SUBSCRIPTIONS/1/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM")]
    [TestCase("subscriptions/1/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm")]
    [TestCase("//subscriptions/1//resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm")]
    [TestCase("/subscriptions/1/resourceGroups/g/providers/Microsoft.Compute/virtual%4Dachines/a%2Fb")]
    [TestCase("/%2Fsubscriptions%2F1%2FresourceGroups%2Fg/providers/Microsoft.Compute/virtualMachines/vm")]
    [TestCase("/subscriptions/1/resourceGroups/providers/providers/Microsoft.Compute/virtualMachines/providers")]
    public void An_address_is_read_however_it_is_written(string url)
    {
        var entry = new ArmRequestLog().Add("get", url);
        Assert.That(entry.Operations.Select(operation => operation.Name), Is.EqualTo(new[] { "Microsoft.Compute/virtualMachines/read" }));
        Assert.That((entry.Method, entry.Request), Is.EqualTo(("GET", "Microsoft.Compute/virtualMachines/{}")));
    }

    [TestCase("https://own.vault.azure.net/secrets/one?api-version=7.4")]
    [TestCase("https://own.blob.core.windows.net/subscriptions/x")]
    [TestCase("https://graph.microsoft.com/v1.0/users")]
    [TestCase("https://login.microsoftonline.com/x/oauth2/v2.0/token")]
    [TestCase("https://management.core.windows.net/5e9e2a10/services")]
    [TestCase("https://own.management.azure-api.net/subscriptions/1")]
    [TestCase("https://management.azure.com.example.net@own.vault.azure.net/subscriptions/1")]
    public void Another_host_is_not_Azure_Resource_Manager(string url)
    {
        var entry = new ArmRequestLog().Add("GET", url);
        Assert.That(entry.Standing, Is.EqualTo(ArmRequestStanding.NotArm));
        Assert.That(entry.Remark, Does.Contain("is not Azure Resource Manager"));
        Assert.That(entry.Example, Does.Not.Contain("?"));
    }

    [Test]
    public void An_operation_that_is_only_a_data_action_is_needed_as_one()
    {
        var entry = new ArmRequestLog().Add("GET", Group + "/providers/Microsoft.AppConfiguration/configurationStores/s/keyValues/k");
        Assert.That(entry.Operations.Single().Plane, Is.EqualTo(OperationPlane.Data));
    }

    [Test]
    public void Equal_requests_are_one_entry_with_a_count()
    {
        var log = new ArmRequestLog();
        log.Add("GET", Machine);
        log.Add("GET", "/subscriptions/2/resourceGroups/other/providers/microsoft.compute/virtualmachines/vm2?api-version=1");
        Assert.That(log.Add("get", Machine).Count, Is.EqualTo(3));
        log.Add("PUT", Machine);
        Assert.That(log.Entries.Select(entry => (entry.Method, entry.Count)), Is.EqualTo(new[] { ("GET", 3), ("PUT", 1) }));
        Assert.That(log.Entries[0].Example, Is.EqualTo(Machine));
        Assert.That(log.Needs().Operations.Select(need => need.Name), Is.EqualTo(new[] { "Microsoft.Compute/virtualMachines/read", "Microsoft.Compute/virtualMachines/write" }));
        Assert.That(log.ToString(), Is.EqualTo("""
            4 requests need 2 operations:
              3 x GET Microsoft.Compute/virtualMachines/{}: Microsoft.Compute/virtualMachines/read (on record)
              1 x PUT Microsoft.Compute/virtualMachines/{}: Microsoft.Compute/virtualMachines/write (on record)
            """.ReplaceLineEndings("\n")));
    }

    [TestCase("GET", "Microsoft.StorageCache/ResourceGroup/caches/read", Group + "/providers/Microsoft.StorageCache/caches")]
    [TestCase("GET", "Microsoft.StorageCache/caches/read", Subscription + "/providers/Microsoft.StorageCache/caches")]
    [TestCase("GET", "Microsoft.StorageCache/caches/read", Group + "/providers/Microsoft.StorageCache/caches/one")]
    [TestCase("GET", "Microsoft.DigitalTwins/digitaltwins/read", Subscription + "/providers/Microsoft.DigitalTwins/digitalTwinsInstances")]
    [TestCase("GET", "Microsoft.DigitalTwins/digitalTwinsInstances/read", Group + "/providers/Microsoft.DigitalTwins/digitalTwinsInstances")]
    public void The_scope_decides_where_it_does(string method, string operation, string path) => Expect(method, path, ArmRequestStanding.OnRecord, operation);

    [Test]
    public void Requests_that_need_another_operation_at_another_scope_are_entries_of_their_own()
    {
        var log = new ArmRequestLog();
        log.Add("GET", Group + "/providers/Microsoft.StorageCache/caches");
        log.Add("GET", Subscription + "/providers/Microsoft.StorageCache/caches");
        Assert.That(log.Entries, Has.Count.EqualTo(2));
        Assert.That(log.Needs().Operations.Select(need => need.Name), Is.EqualTo(new[] { "Microsoft.StorageCache/caches/read", "Microsoft.StorageCache/ResourceGroup/caches/read" }));
    }

    [Test]
    public void Other_operations_on_record_are_listed_and_needed_on_request_only()
    {
        var log = new ArmRequestLog();
        var entry = log.Add("DELETE", Group + "/providers/Microsoft.Compute/cloudServices/one");
        Assert.That(entry.Operations.Select(need => need.Name), Is.EqualTo(new[] { "Microsoft.Compute/cloudServices/delete" }));
        Assert.That(entry.PossibleOperations.Select(need => need.Name), Is.EqualTo(new[] { "Microsoft.Compute/cloudServices/delete/action" }));
        Assert.That(log.Add("DELETE", Group + "/providers/Microsoft.Compute/cloudServices/two").PossibleOperations, Has.Count.EqualTo(1));
        Assert.That(log.ToString(), Is.EqualTo("""
            2 requests need 1 operation:
              2 x DELETE Microsoft.Compute/cloudServices/{}: Microsoft.Compute/cloudServices/delete (on record, and so is Microsoft.Compute/cloudServices/delete/action)
            """.ReplaceLineEndings("\n")));
        Assert.That(log.Needs().Count, Is.EqualTo(1));
        Assert.That(log.Needs(includePossible: true).Count, Is.EqualTo(2));
    }

    [Test]
    public void A_catalogue_that_knows_more_finds_more()
    {
        var catalogue = OperationCatalogue.Azure.With(OperationList.Parse("Contoso.Own/things/read control").Operations);
        var entry = new ArmRequestLog(catalogue).Add("GET", Group + "/providers/contoso.own/Things/one");
        Assert.That(entry.Standing, Is.EqualTo(ArmRequestStanding.ByStructure));
        Assert.That(entry.Operations.Single().Name, Is.EqualTo("Contoso.Own/things/read"));
    }

    [TestCase("GET https://management.azure.com/subscriptions?api-version=2022-12-01", 1)]
    [TestCase("Request [6b0c] GET https://management.azure.com/subscriptions?api-version=2022-12-01", 1)]
    [TestCase("cli.azure.core: urllib3: https://management.azure.com:443 \"GET /subscriptions?api-version=2022-12-01 HTTP/1.1\" 200 None", 1)]
    [TestCase("2026-01-01T00:00:00Z [DEBUG] GET /subscriptions?api-version=2022-12-01 HTTP/1.1", 1)]
    [TestCase("'GET' 'https://management.azure.com/subscriptions'", 1)]
    [TestCase("a GET https://management.azure.com/subscriptions and a PUT https://management.azure.com/subscriptions/1/resourceGroups/g", 2)]
    [TestCase("get https://management.azure.com/subscriptions", 0)]
    [TestCase("We GET what we want", 0)]
    [TestCase("GET /", 0)]
    [TestCase("GET", 0)]
    [TestCase("", 0)]
    public void Requests_are_found_in_the_lines_of_logs(string line, int count)
    {
        var log = new ArmRequestLog();
        Assert.That(log.AddText("first\r\n" + line + "\nlast"), Is.EqualTo(count));
        Assert.That(log.Entries.Sum(entry => entry.Count), Is.EqualTo(count));
        if (count > 0)
            Assert.That(log.Entries[0].Operations.Single().Name, Is.EqualTo("Microsoft.Resources/subscriptions/read"));
    }

    [Test]
    public void A_host_before_the_request_tells_other_services_apart()
    {
        var log = new ArmRequestLog();
        log.AddText("https://own.vault.azure.net:443 \"GET /secrets/one HTTP/1.1\" 200");
        Assert.That(log.Unresolved.Single().Standing, Is.EqualTo(ArmRequestStanding.NotArm));
    }

    [TestCase("")]
    [TestCase(""" "httpMethod":null, """)]
    [TestCase(""" "httpMethod":3, """)]
    [TestCase(""" "httpMethod":" ", """)]
    public void A_request_of_a_batch_that_names_no_method_is_not_taken_for_a_get(string member)
    {
        var log = new ArmRequestLog();
        Assert.That(log.AddBatch($$"""{"requests":[{{{member}}"url":"/subscriptions/x/resourceGroups/y?api-version=1"}]}"""), Is.EqualTo(1));
        var entry = log.Unresolved.Single();
        Assert.That((entry.Method, entry.Standing), Is.EqualTo(("", ArmRequestStanding.Unknown)));
        Assert.That(entry.ToString(), Is.EqualTo("(no method) /subscriptions/x/resourceGroups/y: the request names no method (in a batch its 'httpMethod'), without which it cannot be told whether it reads or writes"));
        Assert.That(log.Needs().Count, Is.Zero);
    }

    [Test]
    public void A_batch_is_the_requests_in_its_body()
    {
        var log = new ArmRequestLog();
        var body = $$"""{"requests":[{"httpMethod":"DELETE","url":"{{Machine}}?api-version=1"},{"name":"x","httpMethod":"get","relativeUrl":"{{Group}}"}]}""";
        Assert.That(log.AddBatch(body), Is.EqualTo(2));
        Assert.That(log.Entries.Select(entry => entry.Operations.Single().Name), Is.EqualTo(new[] { "Microsoft.Compute/virtualMachines/delete", "Microsoft.Resources/subscriptions/resourceGroups/read" }));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{\"requests\":{}}")]
    [TestCase("{\"requests\":[{\"httpMethod\":\"GET\"}]}")]
    [TestCase("{\"requests\":[{\"url\":\"/subscriptions\"},7]}")]
    [TestCase("{\"requests\":[{\"httpMethod\":\"GET\",\"url\":\"/subscriptions\"},")]
    public void A_body_that_is_no_batch_is_refused_as_a_whole(string body)
    {
        var log = new ArmRequestLog();
        Assert.That(() => log.AddBatch(body), Throws.TypeOf<FormatException>());
        Assert.That(log.Entries, Is.Empty);
    }

    [Property(MaxTest = 2000)]
    public void No_address_makes_it_throw(string? method, string? url)
    {
        var log = new ArmRequestLog();
        Assert.That(log.Add(method ?? "GET", (url ?? "") + "/").Count, Is.EqualTo(1));
        log.AddText($"{url} GET https://{url}\nPUT /{url}");
    }

    [Test]
    public void It_can_be_filled_from_several_threads()
    {
        var log = new ArmRequestLog();
        Parallel.For(0, 1000, i => log.Add("GET", i % 2 == 0 ? Machine : Group));
        Assert.That(log.Entries.Select(entry => entry.Count), Is.EqualTo(new[] { 500, 500 }));
    }

    private static void Expect(string method, string path, ArmRequestStanding standing, string operation)
    {
        var entry = new ArmRequestLog().Add(method, Arm + path + "?api-version=2024-01-01");
        Assert.That(entry.Operations.Select(need => need.Name), Is.EqualTo(new[] { operation }), entry.Remark);
        Assert.That(entry.Standing, Is.EqualTo(standing));
        Assert.That(entry.Remark, Is.Null);
    }
}
