using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Permissions.Emulator.Hosting.Tests;

/// <summary>What goes over the wire: bodies, methods, headers, lost connections.</summary>
public sealed class TransportTests : HostTests
{
    [Test]
    public async Task An_answer_has_the_emulator_s_status_headers_and_body()
    {
        Emulator.Faults.AtRequest(1, EmulatorFault.TooManyRequests.WithRetryAfter(TimeSpan.FromSeconds(17)));
        using var request = Request(HttpMethod.Get, RolesPath);
        using var response = await Client.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(429));
        Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(17)));
        Assert.That(response.Headers.Contains("x-ms-request-id"), Is.True);
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("TooManyRequests"));
    }

    [Test]
    public async Task A_request_without_a_token_is_told_how_to_authenticate()
    {
        using var response = await Client.GetAsync(RolesPath);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(response.Headers.WwwAuthenticate.Single().Scheme, Is.EqualTo("Bearer"));
    }

    [Test]
    public async Task The_answer_to_HEAD_has_no_body()
    {
        using var request = Request(HttpMethod.Head, RolesPath);
        using var response = await Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Content.Headers.ContentLength, Is.GreaterThan(0));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task An_answer_without_a_body_leaves_the_connection_usable()
    {
        for (var i = 0; i < 3; i++)
            Assert.That((await SendAsync(HttpMethod.Delete, RolePath(Guid.NewGuid()))).Status, Is.EqualTo(204));
        Assert.That((await SendAsync(HttpMethod.Get, RolesPath)).Status, Is.EqualTo(200));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_body_larger_than_Azure_takes_is_refused_and_the_next_request_answered(bool chunked)
    {
        using var request = Request(HttpMethod.Put, RolePath(Guid.NewGuid()), new string(' ', EmulatorLimits.RequestBytes + 1));
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await Client.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(413));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("RequestEntityTooLarge"));
        Assert.That((await SendAsync(HttpMethod.Get, RolesPath)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_body_as_large_as_Azure_takes_is_read_whole()
    {
        var body = RoleBody("Large").PadRight(EmulatorLimits.RequestBytes);

        Assert.That((await SendAsync(HttpMethod.Put, RolePath(Guid.NewGuid()), body)).Status, Is.EqualTo(201));
        Assert.That(Emulator.Requests.Single().Body, Has.Length.EqualTo(EmulatorLimits.RequestBytes));
    }

    [Test]
    public async Task Unicode_and_escapes_arrive_as_they_were_sent()
    {
        Assert.That((await SendAsync(HttpMethod.Put, RolePath(Guid.NewGuid()), RoleBody("Ruolo è più ✓"))).Status, Is.EqualTo(201));
        var filter = Uri.EscapeDataString("roleName eq 'Ruolo è più ✓'");
        var (status, body) = await SendAsync(HttpMethod.Get, $"{RolesPath}&$filter={filter}");

        Assert.That((status, body!["value"]!.AsArray().Count), Is.EqualTo((200, 1)));
        Assert.That(Emulator.Requests[^1].Query, Does.Contain(filter));
    }

    [Test]
    public async Task The_address_of_a_link_is_the_one_by_which_the_client_came()
    {
        Emulator.Limits.PageSize = 1;
        for (var i = 0; i < 2; i++)
            _ = await SendAsync(HttpMethod.Put, RolePath(Guid.NewGuid()), RoleBody($"Role {i}"));
        var (_, page) = await SendAsync(HttpMethod.Get, $"https://127.0.0.1:{Host.Port}{RolesPath}");

        Assert.That((string?)page!["nextLink"], Does.StartWith($"https://127.0.0.1:{Host.Port}/subscriptions/"));
        Assert.That((await SendAsync(HttpMethod.Get, (string)page["nextLink"]!)).Status, Is.EqualTo(200));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_lost_connection_is_cut_and_nothing_is_answered(bool acts)
    {
        _ = await SendAsync(HttpMethod.Get, RolesPath);
        Emulator.Faults.AtRequest(1, acts ? EmulatorFault.ConnectionLost.AfterActing() : EmulatorFault.ConnectionLost);
        using var request = Request(HttpMethod.Put, RolePath(Guid.NewGuid()), RoleBody("VM reader"));
        _ = Assert.ThrowsAsync<HttpRequestException>(async () => await Client.SendAsync(request));

        Assert.That((await SendAsync(HttpMethod.Get, RolesPath)).Body!["value"]!.AsArray(), Has.Count.EqualTo(acts ? 1 : 0));
    }

    [Test]
    public async Task A_lost_connection_ends_the_TCP_connection()
    {
        Emulator.Faults.AtRequest(1, EmulatorFault.ConnectionLost);
        await using var tls = await ConnectAsync();
        await tls.WriteAsync(Encoding.ASCII.GetBytes($"GET {RolesPath} HTTP/1.1\r\nHost: localhost:{Host.Port}\r\nAuthorization: Bearer x\r\n\r\n"));

        Assert.That(await ReadToEndAsync(tls), Is.Zero);
    }

    [Test]
    public async Task What_a_test_s_own_code_throws_is_answered_and_does_not_stop_the_host()
    {
        Emulator.Intercept = _ => throw new InvalidTimeZoneException("from the test");
        var (status, body) = await SendAsync(HttpMethod.Get, RolesPath);
        Emulator.Intercept = null;

        Assert.That((status, (string?)body!["error"]!["code"]), Is.EqualTo((500, "InternalServerError")));
        Assert.That((string?)body["error"]!["message"], Does.Contain("InvalidTimeZoneException: from the test"));
        Assert.That((await SendAsync(HttpMethod.Get, RolesPath)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_answer_of_a_test_s_own_is_streamed_with_its_headers()
    {
        Emulator.Intercept = _ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StreamContent(new MemoryStream(new byte[300_000])) };
            response.Headers.TransferEncodingChunked = true;
            response.Headers.Location = new(Host.BaseAddress, "operations/1");
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            return response;
        };
        using var request = Request(HttpMethod.Get, RolesPath);
        using var response = await Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(response.Headers.Location, Is.EqualTo(new Uri(Host.BaseAddress, "operations/1")));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Has.Length.EqualTo(300_000));
    }

    [Test]
    public async Task A_client_that_goes_away_in_the_middle_of_its_body_has_done_nothing()
    {
        await using (var tls = await ConnectAsync())
        {
            await tls.WriteAsync(Encoding.ASCII.GetBytes($"PUT {RolePath(Guid.NewGuid())} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nContent-Length: 500\r\n\r\n{{\"properties\""));
        }

        Assert.That((await SendAsync(HttpMethod.Get, RolesPath)).Body!["value"]!.AsArray(), Is.Empty);
        Assert.That(Emulator.Requests.Count(r => r.IsWrite), Is.Zero);
    }

    [TestCase("OPTIONS *")]
    [TestCase("GET no-slash")]
    [TestCase("CONNECT example.org:443")]
    public async Task A_malformed_address_is_refused(string line)
    {
        await using var tls = await ConnectAsync();
        await tls.WriteAsync(Encoding.ASCII.GetBytes($"{line} HTTP/1.1\r\nHost: {(line.StartsWith("CONNECT", StringComparison.Ordinal) ? "example.org:443" : "localhost")}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(tls);

        Assert.That(await reader.ReadLineAsync(), Does.StartWith("HTTP/1.1 4"));
        Assert.That(Emulator.Requests, Is.Empty);
    }

    [Test]
    public async Task Requests_at_the_same_time_are_all_answered()
    {
        var statuses = await Task.WhenAll(Enumerable.Range(1, 200).Select(async i => (await SendAsync(HttpMethod.Put, RolePath(Guid.NewGuid()), RoleBody($"Role {i}"))).Status));

        Assert.That(statuses, Is.All.EqualTo(201));
        Assert.That((await SendAsync(HttpMethod.Get, RolesPath)).Body!["value"]!.AsArray(), Has.Count.EqualTo(200));
    }

    private static async Task<int> ReadToEndAsync(Stream stream)
    {
        try
        {
            return await stream.ReadAsync(new byte[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
