using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Permissions.Emulator.Hosting.Identity;

namespace Permissions.Emulator.Hosting;

/// <summary>Writes the answers that the host gives by itself.</summary>
internal static class HostReply
{
    internal static Task ErrorAsync(HttpContext context, HttpStatusCode status, string code, string message) =>
        JsonAsync(context, status, new HostErrorBody(new(code, message)), HostJson.Default.HostErrorBody);

    internal static async Task JsonAsync<T>(HttpContext context, HttpStatusCode status, T value, JsonTypeInfo<T> type)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        // Answers may hold tokens.
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
