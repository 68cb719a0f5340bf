using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Core;
using Azure.ResourceManager;
using Permissions.ResourceManager.DataPlane;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager.Arm;

/// <summary>
/// The way to Azure Resource Manager. An <see cref="ArmResource"/> is what the SDK lets see an <see cref="ArmClient"/>'s
/// pipeline, endpoint, diagnostics options and api-version overrides, so this one type over any client gives credentials,
/// retries, throttling, logging, clouds and custom transports as every other management library has them. A collection and
/// a resource type for each kind, as generated libraries have, would add nothing: <see cref="RbacClient"/> is the surface.
/// </summary>
internal sealed class ArmConnection : ArmResource
{
    private const string DefaultApiVersion = "2022-04-01";
    private readonly TelemetryDetails _userAgent;
    private readonly RequestRates _rates;
    private readonly RequestMeter _meter;

    internal ArmConnection(ArmClient client, RequestRates rates, RequestMeter? meter = null)
        : base(client, ResourceIdentifier.Root)
    {
        _userAgent = new(typeof(RbacClient).Assembly, Diagnostics.ApplicationId);
        _rates = rates;
        _meter = meter ?? new();
    }

    /// <summary>Whether the caller's options want activities.</summary>
    internal bool IsTracingEnabled => Diagnostics.IsDistributedTracingEnabled;

    /// <summary>Asks about one item or one page at a scope.</summary>
    internal Task<Response> SendAsync(
        RequestMethod method, Scope scope, string collection, Guid? name, string? filter, BinaryData? body, CancellationToken cancellationToken)
    {
        var uri = new RequestUriBuilder();
        uri.Reset(Endpoint);
        uri.AppendPath(ResourceIds.Path(scope, collection, name), escape: false);
        if (filter is not null)
            uri.AppendQuery("$filter", filter, escapeValue: true);
        uri.AppendQuery("api-version", ApiVersionOf($"Microsoft.Authorization/{collection}", DefaultApiVersion), escapeValue: true);
        return SendAsync(method, uri, scope.SubscriptionId, body, cancellationToken);
    }

    /// <summary>Asks a service about one of the assignments that a resource keeps, or about a page of them.</summary>
    internal Task<Response> SendAsync(RequestMethod method, Holder holder, string? name, BinaryData? body, CancellationToken cancellationToken)
    {
        var uri = new RequestUriBuilder();
        uri.Reset(Endpoint);
        uri.AppendPath(ResourceIds.Child(holder.Resource, holder.Service.Collection, name), escape: false);
        uri.AppendQuery("api-version", ApiVersionOf(holder.Service.ResourceType, holder.Service.ApiVersion), escapeValue: true);
        return SendAsync(method, uri, holder.Resource.SubscriptionId, body, cancellationToken);
    }

    /// <summary>Asks a question of a provider of the tenant, such as Azure Resource Graph.</summary>
    internal Task<Response> AskAsync(string path, string apiVersion, BinaryData body, CancellationToken cancellationToken)
    {
        var uri = new RequestUriBuilder();
        uri.Reset(Endpoint);
        uri.AppendPath(path, escape: false);
        uri.AppendQuery("api-version", apiVersion, escapeValue: true);
        return SendAsync(RequestMethod.Post, uri, null, body, cancellationToken);
    }

    /// <summary>Asks for what a link of an earlier answer names, a page or how far something is, always at this client's endpoint, so that no link takes the token elsewhere.</summary>
    internal Task<Response> FollowAsync(Scope scope, string nextLink, CancellationToken cancellationToken)
    {
        var uri = new RequestUriBuilder();
        uri.Reset(new Uri(Endpoint, new Uri(Endpoint, nextLink).PathAndQuery));
        return SendAsync(RequestMethod.Get, uri, scope.SubscriptionId, null, cancellationToken);
    }

    /// <summary>Reads an answer's body.</summary>
    /// <exception cref="RequestFailedException">The body is not JSON, or a part of it has the wrong type.</exception>
    internal static T Read<T>(Response response, JsonTypeInfo<T> type, string attempt)
    {
        try
        {
            return JsonSerializer.Deserialize(response.Content.ToMemory().Span, type)
                ?? throw new JsonException("The body is null.");
        }
        catch (JsonException exception)
        {
            throw ArmFailure.Unreadable(response, attempt, exception.Message, exception);
        }
    }

    /// <summary>Reads a page of a list.</summary>
    /// <exception cref="RequestFailedException">The body is no page, or its link to the next one is none.</exception>
    internal static PageBody<T> ReadPage<T>(Response response, JsonTypeInfo<PageBody<T>> type, string attempt)
    {
        var page = Read(response, type, attempt);
        return string.IsNullOrEmpty(page.NextLink) || Uri.TryCreate(page.NextLink, UriKind.RelativeOrAbsolute, out _)
            ? page
            : throw ArmFailure.Unreadable(response, attempt, $"its link to the next page is '{page.NextLink}', which is no address.");
    }

    private string ApiVersionOf(string type, string ours) => TryGetApiVersion(new(type), out var version) ? version : ours;

    private async Task<Response> SendAsync(RequestMethod method, RequestUriBuilder uri, Guid? subscription, BinaryData? body, CancellationToken cancellationToken)
    {
        var context = new RequestContext();
        context.AddPolicy(new RateGate(_rates, subscription, _meter), HttpPipelinePosition.PerRetry);
        using var message = Pipeline.CreateMessage(context);
        message.Request.Method = method;
        message.Request.Uri = uri;
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(body);
        }

        _userAgent.Apply(message);
        await Pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response;
    }
}
