namespace Permissions.Json;

/// <summary>The reader behind <see cref="JsonSyntaxTree"/>.</summary>
internal sealed class JsonParser(string text, JsonReading reading, CancellationToken cancellationToken)
{
    internal JsonSyntaxTree Parse()
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(text, null, reading == JsonReading.Strict ? [] : [], []);
    }
}
