using LandingZone;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};
return await new Walkthrough(Console.Out).RunAsync(cancellation.Token) ? 0 : 1;
